"""Pages of outcomes: registering in one tap or per point, revising, decided elsewhere, telling back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import a_trajectory
from tests.cast import Town
from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import actions
from verbeterspoor.decisions.models import MeetingBody, Outcome, Proposal, ReportBack
from verbeterspoor.foundation import clock

from .outcome_cases import ACT, AMENDED, CONFORM, HELD, LATER, TEXTS, decide, held_meeting, submitted, tell

SignedIn = Callable[[User], Client]


@pytest.fixture
def secretariat(town: Town, signed_in: SignedIn) -> Client:
    return signed_in(town.user("secretariat"))


def address(town: Town, name: str, thing: Any) -> str:
    where = {"gemeente": town.municipality.slug, "public_id": thing.public_id}
    return reverse(f"decisions:{name}", kwargs=where)


def shown(client: Client, town: Town, name: str, thing: Any, sent: dict[str, Any] | None = None) -> str:
    url = address(town, name, thing)
    answer = client.get(url, follow=True) if sent is None else client.post(url, sent, follow=True)
    assert answer.status_code == 200
    return answer.text


@pytest.mark.rule("decided-elsewhere")
def test_all_as_proposed_in_one_tap_leads_to_telling_it(town: Town, secretariat: Client) -> None:
    meeting = held_meeting(town)
    proposal = submitted(town, meeting=meeting)
    assert "Alles conform" in shown(secretariat, town, "outcome", proposal)

    told = shown(secretariat, town, "outcome", proposal, {"meeting": meeting.public_id, "all_as_proposed": "1"})

    assert "De uitkomst is vastgelegd" in told
    assert "Meld nu terug" in told
    assert {outcome.meeting for outcome in Outcome.objects.all()} == {meeting}


@pytest.mark.rule("outcome-per-point")
def test_outcomes_differ_per_point_and_stand_on_the_proposal(town: Town, secretariat: Client) -> None:
    proposal = submitted(town)

    shown(secretariat, town, "outcome", proposal, {
        "decided_day": "2020-02-11", "kind_1": "amended", "text_1": AMENDED, "kind_2": "held",
        "held_2": "2020-03-03", "agenda_number": "5", "case_number": "Z-17", "note_1": "Op verzoek van de wethouder.",
    })  # fmt: skip

    page = shown(secretariat, town, "proposal", proposal)
    for words in (AMENDED, "Voorgesteld:", "Op verzoek van de wethouder.", "tot 3 maart 2020", "Vastgelegd door"):
        assert words in page
    proposal.refresh_from_db()
    assert (proposal.agenda_number, proposal.case_number) == ("5", "Z-17")


@pytest.mark.rule("outcome-per-point")
@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"kind_1": "amended", "text_1": ""}, "heeft een eigen tekst nodig"),
        ({"kind_1": "amended", "text_1": TEXTS[0]}, "is gelijk aan het voorstel"),
        ({"kind_1": "as_proposed", "decided_day": "2020-02-13"}, "moet nog komen"),
        ({"kind_1": "as_proposed", "decided_day": ""}, "Zeg in welke vergadering"),
        ({}, "minstens één punt"),
        ({"kind_1": "onzin"}, "onzin"),
        ({"kind_1": "held", "held_1": "2020-02-11"}, "niet na het besluit"),
        ({"kind_1": "noted", "note_1": "BSN 123456782"}, "burgerservicenummer"),
        ({"kind_1": "noted", "link": "geen adres"}, "geldige"),
    ],
)
def test_bad_input_is_named_and_what_was_typed_stays(
    town: Town, secretariat: Client, sent: dict[str, str], said: str
) -> None:
    typed = {"decided_day": "2020-02-11", "case_number": "Z-2020-17", **sent}

    page = shown(secretariat, town, "outcome", submitted(town), typed)

    assert said in page
    assert "Z-2020-17" in page
    assert not Outcome.objects.exists()


@pytest.mark.rule("outcome-per-point")
def test_twice_leads_back_and_says_how(town: Town, secretariat: Client) -> None:
    proposal = submitted(town)
    decide(town, proposal)

    assert "alleen door een herziening" in shown(secretariat, town, "outcome", proposal, {"all_as_proposed": "1"})
    assert Outcome.objects.count() == 2


def test_a_meeting_can_be_chosen_until_when_a_point_is_held(town: Town, secretariat: Client) -> None:
    following = held_meeting(town, on=LATER)

    shown(secretariat, town, "outcome", submitted(town), {
        "decided_day": "2020-02-11", "kind_1": "held", "next_1": following.public_id,
    })  # fmt: skip

    assert Outcome.objects.get().held_until == LATER


@pytest.mark.rule("outcome-per-point")
def test_consent_is_asked_only_when_the_body_cites_its_rule(town: Town, secretariat: Client) -> None:
    proposal = submitted(town)
    actions.put_usual_bodies_to_use(municipality=town.municipality)
    assert "Buiten een vergadering" not in shown(secretariat, town, "outcome", proposal)

    MeetingBody.objects.filter(kind="executive").update(consent_rule="Reglement van orde, artikel 7")
    assert "Reglement van orde, artikel 7" in shown(secretariat, town, "outcome", proposal)
    shown(secretariat, town, "outcome", proposal, {
        "decided_day": "2020-02-11", "decided_by": "consent", "agreed_by": "Alle leden op 11 februari",
        "kind_1": "as_proposed", "kind_2": "as_proposed",
    })  # fmt: skip

    page = shown(secretariat, town, "proposal", proposal)
    assert "met instemming buiten een vergadering" in page
    assert "Alle leden op 11 februari" in page


@pytest.mark.rule("outcome-per-point")
def test_a_revision_shows_both_outcomes_with_the_act(town: Town, secretariat: Client) -> None:
    proposal = submitted(town)
    decide(town, proposal)
    point = proposal.points.get(number=1)

    shown(secretariat, town, "revise", point, {
        "act": ACT, "day": "2020-02-12", "reason": "Nieuwe feiten.", "kind": "amended", "text": AMENDED,
    })  # fmt: skip

    page = shown(secretariat, town, "proposal", proposal)
    for words in (AMENDED, ACT, "Nieuwe feiten.", "Eerder besloten"):
        assert words in page


def test_a_revision_without_an_act_asks_for_it(town: Town, secretariat: Client) -> None:
    proposal = submitted(town)
    decide(town, proposal)

    page = shown(secretariat, town, "revise", proposal.points.first(), {"kind": "held", "reason": "Nieuwe feiten."})

    assert "Nieuwe feiten." in page
    assert Outcome.objects.filter(revised_by="").count() == 2


def elsewhere_form(town: Town, **more: str) -> dict[str, Any]:
    return {
        "count": "3", "subject": "Jaarverslag toezicht", "author": town.user("author").pk, "decided_day": "2020-02-11",
        "disclosure": "public", "proposed_1": "Stel het jaarverslag vast.", "kind_1": "as_proposed",
        "kind_2": "as_proposed", "kind_3": "as_proposed", **more,
    }  # fmt: skip


@pytest.mark.rule("decided-elsewhere")
@pytest.mark.parametrize("role", ["secretariat", "coordinator"])
def test_a_decision_taken_elsewhere_is_one_page(town: Town, signed_in: SignedIn, role: str) -> None:
    trajectory = a_trajectory(town)
    actions.put_shipped_templates_to_use(municipality=town.municipality, now=clock.now())
    client = signed_in(town.user(role))
    assert "Leg vast wat elders is besloten" in shown(client, town, "of_trajectory", trajectory)

    page = shown(client, town, "decided_elsewhere", trajectory, elsewhere_form(town))

    assert "Meld nu terug" in page
    proposal = Proposal.objects.get()
    assert (proposal.status, proposal.points.count()) == ("decided", 1)


def test_more_points_keep_what_was_typed(town: Town, secretariat: Client) -> None:
    page = shown(secretariat, town, "decided_elsewhere", a_trajectory(town), elsewhere_form(town, more="1"))

    assert "Stel het jaarverslag vast." in page
    assert "proposed_6" in page
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"proposed_1": ""}, "minstens één beslispunt"),
        ({"kind_1": "amended"}, "heeft een eigen tekst nodig"),
        ({"disclosure": "later"}, "Kies de dag vanaf wanneer"),
        ({"kind_1": ""}, "Kies wat er over dit punt is besloten"),
    ],
)
def test_a_decision_elsewhere_with_gaps_is_asked_again(
    town: Town, secretariat: Client, more: dict[str, str], said: str
) -> None:
    actions.put_shipped_templates_to_use(municipality=town.municipality, now=clock.now())

    assert said in shown(secretariat, town, "decided_elsewhere", a_trajectory(town), elsewhere_form(town, **more))
    assert not Proposal.objects.exists()


@pytest.mark.rule("outcome-per-point")
def test_telling_shows_who_read_it(town: Town, secretariat: Client, signed_in: SignedIn) -> None:
    proposal = submitted(town)
    decide(town, proposal, {1: CONFORM, 2: HELD})

    page = shown(secretariat, town, "report_back", proposal, {})
    assert "nog niet gelezen" in page
    report = ReportBack.objects.get()
    author = signed_in(town.user("author"))
    assert TEXTS[0] in shown(author, town, "told", report)
    assert report.told_to.get(user=town.user("author")).seen_at is None

    assert "het secretariaat ziet" in shown(author, town, "told", report, {})
    assert "gelezen op 12 februari 2020" in shown(secretariat, town, "report_back", proposal)


@pytest.mark.rule("dual-wall")
def test_the_clerk_reads_its_point_and_has_no_way_to_the_proposal(town: Town, signed_in: SignedIn) -> None:
    proposal = submitted(town, council=2)
    decide(town, proposal)
    tell(town, proposal)
    clerk = signed_in(town.user("council_clerk"))
    report = ReportBack.objects.get(told_to__user=town.user("council_clerk"))

    page = shown(clerk, town, "told", report)

    assert TEXTS[1] in page
    assert TEXTS[0] not in page
    assert address(town, "proposal", proposal) not in page
    assert clerk.get(address(town, "report_back", proposal)).status_code == 404


@pytest.mark.rule("embargo-secrecy-confidential")
def test_a_secret_point_is_closed_to_who_does_not_keep_secrets(town: Town, signed_in: SignedIn) -> None:
    proposal = submitted(town)
    proposal.points.filter(number=2).update(disclosure="secret")
    decide(town, proposal)
    tell(town, proposal)
    manager = signed_in(town.user("manager"))

    outcomes = shown(manager, town, "proposal", proposal).split('id="outcomes"')[1].split("</ol>")[0]
    assert TEXTS[0] in outcomes
    assert TEXTS[1] not in outcomes
    assert TEXTS[1] not in shown(manager, town, "report_back", proposal)
    assert manager.get(address(town, "told", ReportBack.objects.get())).status_code == 404
