"""The demo loads once, through the real actions, and its history is whole."""

import pytest

from verbeterspoor.config import demo
from verbeterspoor.history import verification
from verbeterspoor.history.models import ChainHead
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Membership, Municipality


@pytest.fixture
def loaded(db: None, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    assert demo.load() == 0


@pytest.mark.usefixtures("loaded")
def test_there_are_three_towns_with_somebody_in_every_role() -> None:
    assert list(Municipality.objects.values_list("slug", flat=True)) == ["almelo", "voorbeeldstad", "wijchen"]
    for town in Municipality.objects.all():
        assert set(Membership.objects.filter(municipality=town).values_list("role", flat=True)) == set(Role.values)


@pytest.mark.usefixtures("loaded")
def test_a_second_load_changes_nothing() -> None:
    before = ChainHead.objects.count()

    assert demo.load() == 0
    assert (Municipality.objects.count(), ChainHead.objects.count()) == (3, before)


@pytest.mark.rule("events")
@pytest.mark.usefixtures("loaded")
def test_the_history_of_the_demo_is_whole() -> None:
    assert verification.report() == 0
