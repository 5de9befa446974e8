"""A table comes in: columns known or chosen once, every row's problem in words, taken over whole or not at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.choices import ImportRefusal, ImportStatus, RowFate
from verbeterspoor.plans.models import Action, ImportDraft, ImportProfile, Plan

from .pages import SignedIn, page, text

TITLES = "Nr;Verbeterpunt;Maatregel;Trekker;Start;Gereed"


@pytest.fixture
def plan(town: Town) -> Plan:
    """A plan that is being written, of a trajectory with two findings."""
    report = builders.a_report(town)
    builders.a_finding(town, report, number="1", text="Warme overdracht tussen wijkteam en jeugdhulp ontbreekt")
    builders.a_finding(town, report, number="2", text="Kinderen worden niet zelf gesproken over hun veiligheid")
    return builders.a_plan(town, report.investigation.trajectory)


def brought(client: Client, town: Town, plan: Plan, rows: str, **given: Any) -> ImportDraft:
    """Paste a table and agree to the guessed columns."""
    answer = client.post(page(town, "import_new", plan.trajectory), given or {"pasted": rows})
    assert answer.status_code == 302, answer.context["form"].errors
    draft = ImportDraft.objects.get(plan=plan, status=ImportStatus.OPEN)
    guessed = client.get(answer["Location"]).context["form"].initial
    assert client.post(answer["Location"], guessed).status_code == 302
    draft.refresh_from_db()
    return draft


def table(*rows: str, titles: str = TITLES) -> str:
    return "\n".join([titles, *rows])


def judged(draft: ImportDraft) -> dict[int, Any]:
    return {one.row: one for one in queries.judged_rows(draft, today=TODAY)}


def take(client: Client, town: Town, draft: ImportDraft) -> Any:
    return client.post(page(town, "import_take", draft), follow=True)


def test_a_foreign_table_becomes_actions(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    client = signed_in(town.user("coordinator"))
    draft = brought(client, town, plan, table(
        "1;1;Maak een werkafspraak;veilig thuis VOORBEELDSTAD;1-1-2020;Q3 2020",
        "2;1 en 2;Train het team;het Sociaal Wijkteam;begin 2020;doorlopend",
    ))  # fmt: skip

    shown = text(take(client, town, draft))

    assert "2 nieuwe acties" in shown
    first, second = Action.objects.filter(plan=plan)
    assert (first.organisation, first.due_date, first.start_date) == (town.partner, date(2020, 9, 30), date(2020, 1, 1))
    assert (second.unit, second.is_ongoing, second.due_date) == (town.unit, True, None)
    assert [one.findings.count() for one in (first, second)] == [1, 2]
    assert Event.objects.filter(type="plans.action.added", subject_id=first.public_id).exists()


@pytest.mark.parametrize(
    ("row", "words"),
    [("1;1;;Veilig Thuis voorbeeldstad;;", "niet wat er gedaan wordt"),
     ("1;1;Doe iets;Onbekende Stichting;;", "Onbekende Stichting"),
     ("1;1;Doe iets;Sociaal Wijkteam, Veilig Thuis voorbeeldstad;;", "meer"),
     ("1;9;Doe iets;;;", "geen bevinding"),
     ("1;1;Doe iets;;;31-2-2020", "bestaat niet"),
     ("1;1;Doe iets;;1-5-2020;1-4-2020", "Kies een latere einddatum"),
     ("1;1;Bel cliënt met BSN 111222333;;;", "gegevens van een cliënt")],
)  # fmt: skip
def test_each_problem_names_its_row_and_keeps_the_plan_as_it_is(
    town: Town, signed_in: SignedIn, plan: Plan, row: str, words: str
) -> None:
    client = signed_in(town.user("coordinator"))
    draft = brought(client, town, plan, table("5;1;Goede rij;;;", row.replace("1;", "6;", 1)))

    shown = client.get(page(town, "import", draft), {"show": "problem"})
    answer = take(client, town, draft)

    assert [row["judged"].row for row in shown.context["rows"]] == [3]
    assert page(town, "progress", plan.trajectory) in text(shown)  # the tabs of the trajectory are still there
    assert words in text(shown)
    assert not Action.objects.filter(plan=plan).exists()
    assert "Er is niets overgenomen" in text(answer)


def test_a_row_is_mended_or_passed_over(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    client = signed_in(town.user("coordinator"))
    draft = brought(client, town, plan, table("1;;Een;Wie dan ook;;", "2;;Twee;Weet niet;;"))
    row = page(town, "import", draft) + "/rij"

    client.post(f"{row}/2", {"title": "Een", "owner": "Wie dan ook", "owner_chosen": "Sociaal Wijkteam"})
    client.post(f"{row}/3", {"skip": "yes"})
    take(client, town, draft)

    [action] = Action.objects.filter(plan=plan)
    assert (action.title, action.unit) == ("Een", town.unit)


def test_a_new_owner_that_is_registered_meanwhile_is_known(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    client = signed_in(town.user("coordinator"))
    draft = brought(client, town, plan, table("1;;Een;JBN;;"))
    assert judged(draft)[2].fate == RowFate.PROBLEM

    Organisation.objects.filter(pk=town.partner.pk).update(short_name="JBN")

    assert judged(draft)[2].facts["organisation"] == town.partner


def test_the_columns_are_chosen_once(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    client = signed_in(town.user("coordinator"))
    strange = table("Bel iedereen;x", titles="Kolom één;Kolom twee")
    answer = client.post(page(town, "import_new", plan.trajectory), {"pasted": strange})
    refused = client.post(answer["Location"], {})
    client.post(answer["Location"], {"title": "0"})

    again = client.post(page(town, "import_new", plan.trajectory), {"pasted": strange})

    assert "title" in refused.context["form"].errors
    assert client.get(again["Location"]).context["form"].initial == {"title": 0}
    assert ImportProfile.objects.get().municipality == town.municipality


def test_the_reader_proposes_a_finding_and_a_person_decides(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    client = signed_in(town.user("coordinator"))
    draft = brought(client, town, plan, table(
        "1;;Wijkteam spreekt de overdracht naar jeugdhulp warm af;;;", "2;;Koop nieuwe stoelen;;;"))  # fmt: skip
    shown = client.get(page(town, "import", draft), {"show": "proposed"})
    assert "Warme overdracht tussen wijkteam" in text(shown)
    assert [row["judged"].row for row in shown.context["rows"]] == [2]

    client.post(page(town, "import_proposals", draft), {"row": "2"})
    take(client, town, draft)

    assert [list(one.findings.values_list("number", flat=True)) for one in Action.objects.filter(plan=plan)] == [
        ["1"],
        [],
    ]


@pytest.mark.parametrize("kind", ["xlsx", "csv", "docx"])
def test_what_left_comes_back_unchanged(town: Town, signed_in: SignedIn, plan: Plan, kind: str) -> None:
    client = signed_in(town.user("coordinator"))
    builders.an_action(town, plan, adopted=False, title="=1+1", result="Regel een\nregel twee")
    builders.an_action(town, plan, adopted=False, unit=town.unit, due_date=None, is_ongoing=True,
                       review_date=date(2020, 9, 1), assurance="Team bespreekt het; ieder kwartaal")  # fmt: skip
    answer = client.get(page(town, "progress", plan.trajectory) + f"/acties.{kind}")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content

    draft = brought(client, town, plan, "", file=SimpleUploadedFile(f"plan.{kind}", content))

    assert [(one.fate, one.changes, one.problems) for one in judged(draft).values()] == [
        (RowFate.UNCHANGED, [], [])
    ] * 2


def test_a_row_of_a_known_action_changes_it(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    client = signed_in(town.user("coordinator"))
    action = builders.an_action(town, plan, adopted=False)

    draft = brought(client, town, plan, table(f"{action.number};2;Anders;Sociaal Wijkteam;1-1-2020;1-5-2020"))
    assert set(judged(draft)[2].changes) == {"title", "organisation", "unit", "due_date", "findings"}
    take(client, town, draft)

    action.refresh_from_db()
    assert (action.title, action.unit, action.organisation, action.version) == ("Anders", town.unit, None, 2)
    assert action.result == "Een vastgestelde werkafspraak"


@pytest.mark.rule("adopted-plan")
def test_an_adopted_plan_takes_no_table(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    client = signed_in(town.user("coordinator"))
    builders.an_action(town, plan, adopted=False)
    draft = brought(client, town, plan, table("7;;Nog iets;;;"))
    actions.adopt_plan(plan=plan, adopted_date=TODAY, by=town.actor("coordinator"), now=NOW)

    shown = text(take(client, town, draft))
    with pytest.raises(NotAllowed, match=str(ImportRefusal.ADOPTED.label)[:20]):
        actions.take_over(draft=draft, by=town.actor("coordinator"), now=NOW)

    assert "stuur het plan bij" in shown.lower()
    assert Action.objects.filter(plan=plan).count() == 1


def test_the_same_table_is_taken_over_once(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    client = signed_in(town.user("coordinator"))
    draft = brought(client, town, plan, table(";;Een;;;"))

    take(client, town, draft)
    take(client, town, draft)

    assert Action.objects.filter(plan=plan).count() == 1
    draft.refresh_from_db()
    assert (draft.status, draft.table) == (ImportStatus.TAKEN_OVER, [])


def test_two_rows_about_one_action_are_refused(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    draft = brought(signed_in(town.user("coordinator")), town, plan, table("4;;Een;;;", "4;;Twee;;;"))

    assert [one.fate for one in judged(draft).values()] == [RowFate.NEW, RowFate.PROBLEM]


@pytest.mark.parametrize("given", [{}, {"pasted": "  "}, {"pasted": TITLES}])
def test_nothing_or_no_rows_says_so(town: Town, signed_in: SignedIn, plan: Plan, given: dict[str, str]) -> None:
    answer = signed_in(town.user("coordinator")).post(page(town, "import_new", plan.trajectory), given)

    assert answer.context["form"].errors
    assert not ImportDraft.objects.exists()


def test_a_file_that_is_no_table_says_so(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.7 niets")

    answer = signed_in(town.user("coordinator")).post(page(town, "import_new", plan.trajectory), {"file": file})

    assert "Excel" in str(answer.context["form"].errors["file"])


def test_many_rows_with_some_bad_ones_name_exactly_those(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    bad = set(range(10, 380, 10))
    rows = [f";;Actie {number};{'Niemand' if number in bad else 'Sociaal Wijkteam'};;Q3 2020" for number in range(400)]
    client = signed_in(town.user("coordinator"))
    draft = brought(client, town, plan, table(*rows))

    wrong = {number - 2 for number, one in judged(draft).items() if one.problems}
    take(client, town, draft)

    assert wrong == bad
    assert len(bad) == 37
    assert not Action.objects.filter(plan=plan).exists()


def test_taking_over_many_takes_few_queries(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    client, counts = signed_in(town.user("coordinator")), []
    for number in (5, 200):
        draft = brought(
            client, town, plan, table(*(f";1;Actie {at};Sociaal Wijkteam;;Q3 2020" for at in range(number)))
        )
        with CaptureQueriesContext(connection) as taken:
            actions.take_over(draft=draft, by=town.actor("coordinator"), now=NOW)
        counts.append(len(taken))

    assert counts[1] - counts[0] <= 10  # SQLite takes a thousand values at a time
    assert counts[0] <= 40
    assert list(Action.objects.filter(plan=plan).values_list("number", flat=True)) == list(range(1, 206))


def test_a_table_is_put_aside(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    client = signed_in(town.user("coordinator"))
    draft = brought(client, town, plan, table(";;Een;;;"))

    client.post(page(town, "import_aside", draft))

    draft.refresh_from_db()
    assert (draft.status, draft.table) == (ImportStatus.PUT_ASIDE, [])


def test_a_weak_hit_may_stay_when_somebody_looked(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    client = signed_in(town.user("coordinator"))
    draft = brought(client, town, plan, table(";;Mail naar balie@gemeente.example;;;"))
    assert judged(draft)[2].fate == RowFate.PROBLEM

    client.post(
        page(town, "import", draft) + "/rij/2", {"title": "Mail naar balie@gemeente.example", "looked_at": "on"}
    )

    draft.refresh_from_db()
    assert judged(draft)[2].fate == RowFate.NEW
