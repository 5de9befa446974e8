"""What goes in by a mail link: files that are looked into, answers about a part; in a constant number of queries."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.plans.models import Evidence, ProgressReport

from .pages import text
from .test_link import a_link, address, typed

pytestmark = pytest.mark.rule("mail-links")


@pytest.fixture(autouse=True)
def _no_counts(db: None) -> None:
    cache.clear()


def test_a_file_goes_in_by_the_link_and_never_comes_out(town: Town, client: Client) -> None:
    link = a_link(town)
    item = link.round.items.get()
    file = SimpleUploadedFile("verslag.txt", b"De afspraak is getekend.")

    client.post(address(link), {**typed(link), f"a{item.pk}-file": file})

    shown = text(client.get(address(link)))
    assert Evidence.objects.get().file is not None
    assert "verslag.txt" in shown
    assert "/bewijs/" not in shown


def test_a_file_with_a_bsn_is_refused_by_the_link_and_what_was_typed_stays(town: Town, client: Client) -> None:
    link = a_link(town)
    item = link.round.items.get()
    file = SimpleUploadedFile("verslag.txt", "Cliënt met BSN 111222333".encode())

    answer = client.post(address(link), {**typed(link, text="Lang verhaal"), f"a{item.pk}-file": file})

    assert "verslag.txt" in text(answer)
    assert "Lang verhaal" in text(answer)
    assert not ProgressReport.objects.exists()


def test_a_partner_answers_about_its_part_by_link(town: Town, client: Client) -> None:
    part = builders.an_action_with_part(town)
    link = builders.a_round(town, part.action).links.get(user=town.user("other_partner"))
    item = link.round.items.get(part=part)

    shown = text(client.get(address(link)))
    said = {f"a{item.pk}-progress": "on_track", f"a{item.pk}-text": "Ja"}
    client.post(address(link), {"send": str(item.public_id), **said})

    assert part.title in shown
    assert ProgressReport.objects.get().part == part
    item.refresh_from_db()
    assert item.answered_at == NOW


def test_the_page_takes_as_many_queries_for_many_actions_as_for_one(town: Town, client: Client) -> None:
    taken = []
    for number in (1, 12):
        plan = builders.a_plan(town)
        for n in range(number):
            builders.an_action(town, plan, adopted=n == number - 1, title=f"Actie {n}")
        link = a_link(town, *plan.actions.all())
        with CaptureQueriesContext(connection) as queries_of:
            assert client.get(address(link)).status_code == 200
        taken.append(len(queries_of))

    assert taken[0] == taken[1] <= 12
