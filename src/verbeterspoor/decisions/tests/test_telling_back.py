"""Telling back: the exact words, to whom, once, who read it; and what others above see of outcomes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import NOW, TODAY, Town
from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.models import Proposal, ReportBack
from verbeterspoor.decisions.rules import Result
from verbeterspoor.foundation import slots
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.notices.models import Mail, Notice
from verbeterspoor.organisations.models import Membership

from .outcome_cases import AMENDED, CONFORM, HELD, TEXTS, decide, held_meeting, revise, submitted, tell

DAY = timedelta(days=1)


def decided(town: Town, results: dict[int, Result] | None = None, **facts: object) -> Proposal:
    proposal = submitted(town, portfolio_holder=town.user("portfolio_holder"), **facts)
    decide(town, proposal, results)
    return proposal


def told_names(report: ReportBack) -> set[str]:
    return {told.user.name for told in report.told_to.all()}


@pytest.mark.rule("outcome-per-point")
def test_one_click_tells_author_and_portfolio_holder_the_exact_words(town: Town) -> None:
    report = tell(town, decided(town, {1: Result("amended", AMENDED), 2: CONFORM}))

    assert {"author", "portfolio_holder"} <= told_names(report)
    notice = Notice.objects.filter(recipient=town.user("author")).latest("pk")
    for words in (AMENDED, TEXTS[1]):
        assert words in report.text
        assert any(words in line for line in notice.texts["nl"]["lines"])
    assert Mail.objects.filter(recipient=town.user("author")).exists()


def test_the_coordinator_of_the_trajectory_is_told_too(town: Town) -> None:
    proposal = decided(town)
    proposal.trajectory.coordinator = town.user("coordinator")
    proposal.trajectory.save()

    assert "coordinator" in told_names(tell(town, Proposal.objects.get(pk=proposal.pk)))


@pytest.mark.rule("outcome-per-point")
def test_it_is_told_once_and_again_only_after_a_change(town: Town) -> None:
    proposal = decided(town)
    tell(town, proposal)

    with pytest.raises(NotAllowed, match="secretariat told this outcome on 12"):
        tell(town, proposal)

    revise(town, proposal.points.get(number=1), Result("withdrawn"))
    ReportBack.objects.update(told_at=NOW - timedelta(hours=1))
    again = tell(town, proposal)
    assert "Withdrawn" in again.text


def test_nothing_is_told_before_something_was_decided(town: Town) -> None:
    with pytest.raises(NotAllowed, match="no outcome to tell"):
        tell(town, submitted(town))


def test_a_proposal_whose_people_left_says_that_nobody_can_be_told(town: Town) -> None:
    proposal = decided(town)
    Membership.objects.filter(role__in=["author", "portfolio_holder", "coordinator"]).update(until=TODAY - DAY)

    with pytest.raises(NotAllowed, match="Hand the proposal over"):
        tell(town, proposal)


@pytest.mark.parametrize("role", ["author", "manager", "portfolio_holder", "council_clerk"])
def test_only_secretariat_and_coordinator_tell(town: Town, role: str) -> None:
    proposal = decided(town)

    with pytest.raises(NotAllowed):
        tell(town, proposal, role=role)


@pytest.mark.rule("dual-wall")
def test_the_clerk_is_told_only_the_point_that_goes_to_the_council(town: Town) -> None:
    proposal = decided(town, council=2)
    tell(town, proposal)

    [to_clerk] = ReportBack.objects.filter(told_to__user=town.user("council_clerk"))

    assert TEXTS[1] in to_clerk.text
    assert TEXTS[0] not in to_clerk.text
    notice = Notice.objects.get(recipient=town.user("council_clerk"))
    assert not any(TEXTS[0] in line for line in notice.texts["nl"]["lines"])
    assert queries.find_told(town.actor("council_clerk"), to_clerk.public_id)[0] == to_clerk
    inside = ReportBack.objects.exclude(pk=to_clerk.pk).get()
    with pytest.raises(ReportBack.DoesNotExist):
        queries.find_told(town.actor("council_clerk"), inside.public_id)


@pytest.mark.rule("dual-wall")
@pytest.mark.parametrize(
    ("results", "facts"), [({1: CONFORM, 2: HELD}, {}), (None, {"disclosure": "secret"}), (None, {"council": 0})]
)
def test_the_clerk_is_not_told_of_what_is_held_secret_or_not_for_the_council(
    town: Town, results: dict[int, Result] | None, facts: dict[str, object]
) -> None:
    tell(town, decided(town, results, **{"council": 2, **facts}))

    assert not Notice.objects.filter(recipient=town.user("council_clerk")).exists()


@pytest.mark.rule("one-visibility")
def test_a_mail_about_a_secret_names_nothing(town: Town) -> None:
    proposal = decided(town, disclosure="secret")

    report = tell(town, proposal)

    notice = Notice.objects.filter(recipient=town.user("author")).latest("pk")
    assert "Besloten agendapunt" in notice.texts["nl"]["subject"]
    everything = str(notice.texts)
    assert proposal.subject not in everything
    assert TEXTS[0] not in everything
    assert TEXTS[0] in report.text


def test_who_read_it_is_registered_once_and_only_of_who_was_told(town: Town) -> None:
    report = tell(town, decided(town))
    author = town.actor("author")
    assert [told.report_back for told in queries.to_read(author)] == [report]

    actions.see_outcome(report=report, by=author, now=NOW)
    actions.see_outcome(report=report, by=author, now=NOW + timedelta(hours=2))

    assert report.told_to.get(user=town.user("author")).seen_at == NOW
    assert not queries.to_read(author).exists()
    with pytest.raises(NotAllowed, match="not told to you"):
        actions.see_outcome(report=report, by=town.actor("manager"), now=NOW)


def titles(town: Town, role: str) -> list[str]:
    return [turn.title for turn in slots.collect("turns", actor=town.actor(role), now=NOW)]


def test_it_is_the_turn_of_the_secretariat_and_then_of_who_was_told(town: Town) -> None:
    proposal = submitted(town, meeting=held_meeting(town), portfolio_holder=town.user("portfolio_holder"))
    assert "Register the outcome of “Inspectierapport”" in titles(town, "secretariat")
    assert not any("outcome" in title for title in titles(town, "author"))

    decide(town, proposal)
    assert "Register the outcome of “Inspectierapport”" not in titles(town, "secretariat")
    assert "Tell the outcome of “Inspectierapport”" in titles(town, "secretariat")

    tell(town, proposal)
    assert "Tell the outcome of “Inspectierapport”" not in titles(town, "secretariat")
    for role in ("author", "portfolio_holder"):
        assert "Read the outcome of “Inspectierapport”" in titles(town, role)
    assert "Read the outcome of “Inspectierapport”" not in titles(town, "manager")


@pytest.mark.rule("outcome-per-point")
def test_a_held_point_comes_back_to_its_author_in_time(town: Town) -> None:
    decided(town, {1: CONFORM, 2: HELD})
    author = town.actor("author")

    def asked(days: int) -> bool:
        turns = slots.collect("turns", actor=author, now=NOW + timedelta(days=days))
        return any("Point 2 of" in turn.title for turn in turns)

    assert not asked(0)
    assert asked(6)
    assert asked(20)


@pytest.mark.rule("dual-wall")
def test_the_trail_tells_what_was_decided_to_the_town_hall_only(town: Town) -> None:
    proposal = decided(town, {1: Result("amended", AMENDED), 2: CONFORM})
    ids = [proposal.trajectory_id]

    def labels(role: str) -> list[str]:
        stops = slots.collect_by_id("stops", actor=town.actor(role), trajectory_ids=ids, now=NOW)[ids[0]]
        return [stop.detail for stop in stops if stop.label == "Municipal executive decided"]

    assert labels("manager") == ["Inspectierapport: 1 amended, 2 as proposed"]
    assert labels("partner") == []
    Proposal.objects.update(disclosure="secret")
    assert labels("manager") == []
