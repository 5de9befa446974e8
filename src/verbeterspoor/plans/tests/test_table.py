"""Actions leave as Excel, CSV or Word: what was chosen, with the same columns, in as many queries for many."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.documents.sheets import Sheet, read_tables
from verbeterspoor.plans.choices import SheetColumn
from verbeterspoor.plans.models import Action, Plan

from .pages import SignedIn, page

KINDS = ["xlsx", "csv", "docx"]


@pytest.fixture
def plan(town: Town) -> Plan:
    """A running plan: an action that is late and reported about, one with a part, an ongoing one of a unit."""
    plan = builders.a_plan(town)
    late = builders.an_action(town, plan, adopted=False, title="=Te laat", due_date=date(2020, 1, 31))
    builders.a_part(town, builders.an_action(town, plan, adopted=False, title="Op tijd", start_date=date(2019, 1, 1)))
    builders.an_action(town, plan, title="Van ons", unit=town.unit, due_date=None, is_ongoing=True,
                       review_date=date(2020, 9, 1))  # fmt: skip
    late.refresh_from_db()
    builders.a_progress_report(town, late, text="Eerst dit.")
    return plan


def taken(client: Client, town: Town, plan: Plan, kind: str, **asked: Any) -> Sheet:
    answer = client.get(address(town, plan, kind), asked)
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return read_tables(content, f"a.{kind}", known=[str(one.label) for one in SheetColumn])[0]


def address(town: Town, plan: Plan, kind: str) -> str:
    return page(town, "progress", plan.trajectory) + f"/acties.{kind}"


def by_title(sheet: Sheet) -> dict[str, dict[str, str]]:
    rows = [dict(zip(sheet.titles, map(str, row.cells), strict=True)) for row in sheet.rows]
    return {row["Actie"]: row for row in rows}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_the_same(town: Town, signed_in: SignedIn, plan: Plan, kind: str) -> None:
    rows = by_title(taken(signed_in(town.user("manager")), town, plan, kind))

    late, on_time, ours = rows["=Te laat"], rows["Op tijd"], rows["Van ons"]
    assert late["Verantwoordelijk"] == str(town.partner)
    assert "12 dagen" in late["Let op"]
    assert late["Laatst gezegd over de voortgang"] == "Eerst dit."
    assert "Denk mee over de werkafspraak (20 maart 2020)" in on_time["Delen van anderen"]
    assert (ours["Einddatum"], ours["Verantwoordelijk"]) == ("doorlopend", "Sociaal Wijkteam")
    assert "2020" in ours["Herzien op"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_choice_on_the_page_holds(town: Town, signed_in: SignedIn, plan: Plan, kind: str) -> None:
    sheet = taken(signed_in(town.user("manager")), town, plan, kind, owner=f"unit-{town.unit.pk}")

    assert list(by_title(sheet)) == ["Van ons"]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_row_keeps_the_code_by_which_it_is_known_again(
    town: Town, signed_in: SignedIn, plan: Plan, kind: str
) -> None:
    rows = by_title(taken(signed_in(town.user("manager")), town, plan, kind))

    assert {row["Code"] for row in rows.values()} == {
        str(action.public_id) for action in Action.objects.filter(plan=plan)
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_of_many_takes_as_many_queries(town: Town, signed_in: SignedIn, plan: Plan, kind: str) -> None:
    client = signed_in(town.user("coordinator"))
    taken(client, town, plan, kind)
    counts = []
    for first in (10, 40):
        Action.objects.bulk_create(
            Action(plan=plan, number=number, title=f"Actie {number}", organisation=town.partner, created_at=NOW,
                   status_since=NOW, start_date=TODAY, due_date=TODAY + timedelta(days=number))
            for number in range(first, first + 30)
        )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            taken(client, town, plan, kind)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 20


def test_findings_of_two_reports_with_one_number_are_told_apart(town: Town, signed_in: SignedIn) -> None:
    first = builders.a_report(town)
    trajectory = first.investigation.trajectory
    second = builders.a_report(town, trajectory)
    findings = [builders.a_finding(town, report, number="1") for report in (first, second)]
    plan = builders.a_plan(town, trajectory)
    builders.an_action(town, plan, adopted=False, findings=findings)

    [row] = by_title(taken(signed_in(town.user("coordinator")), town, plan, "csv")).values()

    assert row["Voor bevindingen"] == "1 (Rapport); 1 (Rapport) #2"


def test_another_kind_of_file_does_not_exist(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    assert signed_in(town.user("manager")).get(address(town, plan, "exe")).status_code == 404


def test_a_page_leads_to_its_tables_with_its_choice(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    shown = signed_in(town.user("manager")).get(page(town, "board", plan.trajectory), {"signal": "late"})

    assert f"{address(town, plan, 'xlsx')}?signal=late" in shown.content.decode()
