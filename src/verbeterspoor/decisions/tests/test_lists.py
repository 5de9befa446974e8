"""Decision lists: made by rule from outcomes, two faces, lines for later, secret lines, and final."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import a_proposal
from tests.cast import NOW, TODAY, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.choices import Disclosure, ListStatus, OutcomeKind
from verbeterspoor.decisions.models import DecisionList, ListLine, MeetingBody, Proposal, Secrecy
from verbeterspoor.decisions.rules import Result
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role

from .outcome_cases import ACT, AMENDED, HELD, decide, held_meeting, revise, submitted

SignedIn = Callable[[User], Client]


def a_list(town: Town, results: dict[int, Result] | None = None, **facts: Any) -> DecisionList:
    """Decide a proposal of two points in a meeting, and make its list."""
    meeting = held_meeting(town)
    proposal = submitted(town, meeting=meeting, public_explanation="De raad weet wat er gebeurt.", **facts)
    decide(town, proposal, results, meeting=meeting)
    return actions.make_list(meeting=meeting, by=town.actor(Role.SECRETARIAT), now=NOW)


def change(town: Town, line: ListLine, **facts: Any) -> ListLine:
    facts = {"explanation": "Toelichting", **facts}
    return actions.change_line(line=line, by=town.actor(Role.SECRETARIAT), now=NOW, **facts)


def secrecy_on(town: Town, thing: Any, **facts: Any) -> Secrecy:
    facts = {"grounds": ["5.1.2.e"], "motivation": "Het gaat over een medewerker", "imposed_by": "executive",
             "imposed_date": TODAY, **facts}  # fmt: skip
    return actions.impose_secrecy(thing=thing, by=town.actor(Role.SECRETARIAT), now=NOW, **facts)


def texts(lines: list[queries.ShownLine]) -> list[str]:
    return [one.line.text for one in lines if not one.is_hidden]


@pytest.mark.rule("decision-list")
def test_a_list_says_what_was_decided_on_each_point_with_the_explanation(town: Town) -> None:
    made = a_list(town, {1: Result(OutcomeKind.AMENDED, text=AMENDED), 2: HELD})
    first, second = queries.public_lines(made, TODAY)

    assert (first.line.text, first.line.explanation) == (AMENDED, "De raad weet wat er gebeurt.")
    assert second.line.outcome.kind == OutcomeKind.HELD


@pytest.mark.rule("decision-list")
def test_a_line_for_later_surfaces_by_itself_and_leaves_no_gap_before(town: Town) -> None:
    made = a_list(town)
    change(town, made.lines.first(), disclosure=Disclosure.LATER, public_from=date(2020, 3, 1))  # type: ignore[arg-type]

    before = queries.public_lines(made, date(2020, 2, 29))
    assert [one.number for one in before] == ["1"]
    assert len(queries.public_lines(made, date(2020, 3, 1))) == 2


@pytest.mark.rule("decision-list")
@pytest.mark.parametrize(
    ("facts", "reason"),
    [({"disclosure": "later"}, "from which day"), ({"disclosure": "secret"}, "ground of the law")],
)
def test_a_line_is_not_later_without_a_day_nor_secret_without_a_ground(town: Town, facts: Any, reason: str) -> None:
    with pytest.raises(NotAllowed, match=reason):
        change(town, a_list(town).lines.first(), **facts)  # type: ignore[arg-type]


@pytest.mark.rule("embargo-secrecy-confidential")
def test_who_may_not_know_a_secret_line_sees_a_closed_item(town: Town, signed_in: SignedIn) -> None:
    made = a_list(town)
    secrecy_on(town, made.lines.first())
    where = {"gemeente": town.municipality.slug, "public_id": made.public_id}
    page = signed_in(town.user(Role.MANAGER)).get(reverse("decisions:list", kwargs=where)).text

    assert "Besloten agendapunt" in page
    assert "Stel het verbeterplan vast" not in page
    assert "Stel het verbeterplan vast" in str(texts(queries.lines_for(town.actor(Role.SECRETARIAT), made)))
    assert "Stel het verbeterplan vast" not in str(texts(queries.public_lines(made, TODAY)))


@pytest.mark.rule("embargo-secrecy-confidential")
def test_lifted_secrecy_makes_public_what_it_was_on(town: Town) -> None:
    proposal = a_proposal(town)
    secrecy = secrecy_on(town, proposal)
    assert proposal.disclosure == Disclosure.SECRET

    facts = {"by_body": "executive", "lifted_date": TODAY, "reason": "Niet meer nodig"}
    actions.lift_secrecy(secrecy=secrecy, by=town.actor(Role.SECRETARIAT), now=NOW, **facts)  # type: ignore[arg-type]
    proposal.refresh_from_db()
    assert proposal.disclosure == Disclosure.PUBLIC


@pytest.mark.rule("embargo-secrecy-confidential")
def test_once_given_to_the_council_only_the_council_lifts(town: Town) -> None:
    secrecy, by = secrecy_on(town, a_proposal(town)), town.actor(Role.SECRETARIAT)
    actions.give_secret(secrecy=secrecy, body="council", given_date=TODAY, by=by, now=NOW)

    with pytest.raises(NotAllowed, match="ouncil"):
        actions.lift_secrecy(secrecy=secrecy, by_body="executive", lifted_date=TODAY, reason="x", by=by, now=NOW)


@pytest.mark.rule("embargo-secrecy-confidential")
def test_a_ground_the_law_does_not_allow_changes_nothing(town: Town) -> None:
    proposal = a_proposal(town)
    with pytest.raises(NotAllowed, match="no ground"):
        secrecy_on(town, proposal, grounds=["5.2.1"])

    assert not Secrecy.objects.exists()
    assert Proposal.objects.get().disclosure == Disclosure.PUBLIC


def test_a_final_list_does_not_change_any_more(town: Town) -> None:
    made = a_list(town)
    actions.finish_list(decision_list=made, by=town.actor(Role.SECRETARIAT), now=NOW)

    assert made.status == ListStatus.FINAL
    with pytest.raises(NotAllowed, match="final"):
        change(town, made.lines.first(), disclosure=Disclosure.PUBLIC)  # type: ignore[arg-type]


def test_a_list_with_a_point_without_outcome_is_not_final(town: Town) -> None:
    meeting = held_meeting(town)
    decide(town, submitted(town, meeting=meeting), {1: Result(OutcomeKind.AS_PROPOSED)}, meeting=meeting)
    made = actions.make_list(meeting=meeting, by=town.actor(Role.SECRETARIAT), now=NOW)

    with pytest.raises(NotAllowed, match="no outcome yet"):
        actions.finish_list(decision_list=made, by=town.actor(Role.SECRETARIAT), now=NOW)


def test_a_revised_outcome_makes_a_provisional_list_out_of_date(town: Town) -> None:
    made = a_list(town)
    line = made.lines.first()
    assert line is not None
    revise(town, line.outcome.point, Result(OutcomeKind.WITHDRAWN), act=ACT)

    with pytest.raises(NotAllowed, match="up to date"):
        actions.finish_list(decision_list=made, by=town.actor(Role.SECRETARIAT), now=NOW)


def test_making_a_list_again_keeps_what_a_person_chose(town: Town) -> None:
    made = a_list(town)
    change(town, made.lines.first(), explanation="Eigen woorden", disclosure=Disclosure.PUBLIC)  # type: ignore[arg-type]
    assert made.meeting is not None
    actions.make_list(meeting=made.meeting, by=town.actor(Role.SECRETARIAT), now=NOW)

    assert made.lines.first().explanation == "Eigen woorden"  # type: ignore[union-attr]


@pytest.mark.parametrize("face", ["openbaar", "intern"])
@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_both_faces_leave_as_a_file(town: Town, signed_in: SignedIn, face: str, kind: str) -> None:
    made = a_list(town, {1: HELD, 2: Result(OutcomeKind.NOTED)})
    where = {"gemeente": town.municipality.slug, "public_id": made.public_id, "face": face, "kind": kind}
    answer = signed_in(town.user(Role.AUTHOR)).get(reverse("decisions:list_paper", kwargs=where))

    assert answer.status_code == 200
    assert answer.content[:4] in (b"%PDF", b"PK\x03\x04")


@pytest.mark.rule("embargo-secrecy-confidential")
def test_a_secret_point_is_a_closed_item_on_the_page_of_its_proposal(town: Town, signed_in: SignedIn) -> None:
    proposal = submitted(town)
    secrecy_on(town, proposal.points.get(number=1))
    where = {"gemeente": town.municipality.slug, "public_id": proposal.public_id}
    page = signed_in(town.user(Role.MANAGER)).get(reverse("decisions:proposal", kwargs=where)).text

    assert "Besloten agendapunt" in page
    assert "Stel het verbeterplan vast" not in page


@pytest.mark.rule("decision-list")
def test_what_was_decided_by_consent_comes_on_a_list_of_its_day(town: Town, signed_in: SignedIn) -> None:
    body = held_meeting(town).body
    MeetingBody.objects.filter(pk=body.pk).update(consent_rule="Reglement van orde, artikel 8")
    decide(town, submitted(town), day=TODAY, decided_by="consent", agreed_by="Allen, 12 februari")
    where = {"gemeente": town.municipality.slug}
    browser = signed_in(town.user(Role.SECRETARIAT))
    assert "Conform besloten op" in browser.get(reverse("decisions:lists", kwargs=where)).text

    page = browser.post(reverse("decisions:list_of_consent", kwargs=where), {"day": "2020-02-12"}, follow=True).text
    assert "Stel het verbeterplan vast" in page
    assert DecisionList.objects.get().meeting is None
