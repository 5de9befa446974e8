"""The first municipality of an installation."""

import pytest

from verbeterspoor.config import opening
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Membership, Municipality

pytestmark = pytest.mark.django_db


def test_a_municipality_opens_with_its_administrator(capsys: pytest.CaptureFixture[str]) -> None:
    assert opening.open_municipality(["Nieuwstad", "nieuwstad", "beheer@nieuwstad.example"]) == 0

    seat = Membership.objects.get(municipality__slug="nieuwstad")
    told = capsys.readouterr().out.rsplit(": ", 1)[1].strip()
    assert (seat.role, seat.user.check_password(told)) == (Role.ADMINISTRATOR, True)


def test_an_address_of_the_product_itself_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert opening.open_municipality(["Nieuwstad", "static", "beheer@nieuwstad.example"]) == 2
    assert "static" in capsys.readouterr().out
    assert not Municipality.objects.exists()
