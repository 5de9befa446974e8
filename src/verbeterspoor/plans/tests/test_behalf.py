"""Registered on behalf of a party: it counts as theirs, stays marked, and they say whether it is right."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.notices.models import Notice
from verbeterspoor.organisations.models import Membership
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.choices import ActionStatus, CopyStatus, Progress, ReportStatus
from verbeterspoor.plans.models import ProgressReport
from verbeterspoor.plans.slots.asking import about_copies, without_judge

from .pages import SignedIn, page, text

pytestmark = pytest.mark.rule("on-behalf")


def test_what_a_partner_said_counts_as_theirs_and_stays_marked(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    typed = {"progress": "done", "text": "Het is af.", "evidence": "De werkafspraak", "source": "letter",
             "source_date": "2020-02-03", "source_quote": "De afspraak is getekend."}  # fmt: skip
    client = signed_in(town.user("coordinator"))

    client.post(page(town, "behalf", action), typed)

    action.refresh_from_db()
    shown = text(client.get(page(town, "action", action)))
    assert (action.status, action.last_report_at) == (ActionStatus.REPORTED_DONE, NOW)
    assert "overgenomen uit een brief van 3 februari 2020" in shown
    assert "De afspraak is getekend." in shown


def test_the_people_of_the_party_get_a_copy(town: Town, signed_in: SignedIn) -> None:
    report = builders.a_registered_report(town, builders.an_action(town))

    notice = Notice.objects.get(kind="plans.copy")
    assert (report.copy_status, notice.recipient) == (CopyStatus.SENT, town.user("partner"))
    assert "Wij zijn op schema." in text(signed_in(town.user("partner")).get(notice.url))


@pytest.mark.parametrize("facts", [{"source": ""}, {"source_date": None}, {"source_date": date(2020, 2, 13)}])
def test_without_source_and_day_nothing_is_registered(town: Town, facts: dict[str, Any]) -> None:
    action = builders.an_action(town)

    with pytest.raises(NotAllowed):
        builders.a_registered_report(town, action, **facts)

    assert not ProgressReport.objects.exists()


@pytest.mark.parametrize("role", ["author", "manager", "partner", "administrator"])
def test_only_a_coordinator_registers_for_a_party(town: Town, role: str) -> None:
    action = builders.an_action(town)

    with pytest.raises(NotAllowed, match="coordinator"):
        actions.register_on_behalf(action=action, progress=Progress.ON_TRACK, text="Het loopt.", source="mail",
                                   source_date=TODAY, by=town.actor(role), now=NOW)  # fmt: skip


def test_the_party_says_that_it_is_right(town: Town, signed_in: SignedIn) -> None:
    report = builders.a_registered_report(town, builders.an_action(town))

    signed_in(town.user("partner")).post(page(town, "copy", report), {"right": "1"})

    report.refresh_from_db()
    assert (report.copy_status, report.copy_answered_at) == (CopyStatus.CONFIRMED, NOW)


def test_reading_the_copy_confirms_nothing(town: Town, signed_in: SignedIn) -> None:
    report = builders.a_registered_report(town, builders.an_action(town))

    signed_in(town.user("partner")).get(page(town, "copy", report))

    assert ProgressReport.objects.get().copy_status == CopyStatus.SENT


def test_what_is_not_right_comes_back_to_the_coordinator_with_the_reason(town: Town, signed_in: SignedIn) -> None:
    report = builders.a_registered_report(town, builders.an_action(town))
    client = signed_in(town.user("partner"))

    without_reason = client.post(page(town, "copy", report), {"wrong": "1", "answer": ""})
    client.post(page(town, "copy", report), {"wrong": "1", "answer": "Wij zijn juist te laat."})

    assert "answer" in without_reason.context["form"].errors
    judging = text(signed_in(town.user("coordinator")).get(page(town, "judge", report.action)))
    assert [turn.since for turn in about_copies(town.actor("coordinator"))] == [NOW]
    assert "Wij zijn juist te laat." in judging


def test_what_the_party_disputes_cannot_be_accepted_but_is_returned(town: Town) -> None:
    report = builders.a_registered_report(town, builders.an_action(town), progress="done", evidence="De werkafspraak")
    actions.answer_copy(report=report, is_right=False, answer="Niet af.", by=town.actor("partner"), now=NOW)
    judged = {"report": report, "note": "Gezien.", "by": town.actor("coordinator"), "now": NOW}

    with pytest.raises(NotAllowed, match="not right"):
        actions.accept_report(**judged)
    actions.return_report(**judged)

    report.action.refresh_from_db()
    assert (report.status, report.action.status) == (ReportStatus.RETURNED, ActionStatus.OPEN)
    assert about_copies(town.actor("coordinator")) == []


@pytest.mark.rule("done-accepted-proven")
def test_registering_is_not_executing_so_the_coordinator_may_accept(town: Town) -> None:
    report = builders.a_registered_report(town, builders.an_action(town), progress="done", evidence="De werkafspraak")

    assert list(queries.waiting_reports(town.actor("coordinator"))) == [report]
    actions.accept_report(report=report, note="Gezien.", by=town.actor("coordinator"), now=NOW)

    report.action.refresh_from_db()
    assert report.action.status == ActionStatus.ACCEPTED


@pytest.mark.parametrize("role", ["other_partner", "unit", "coordinator", "inspector"])
def test_nobody_else_answers_for_the_party(town: Town, signed_in: SignedIn, role: str) -> None:
    report = builders.a_registered_report(town, builders.an_action(town))

    assert signed_in(town.user(role)).post(page(town, "copy", report), {"right": "1"}).status_code == 404
    with pytest.raises(NotAllowed):
        actions.answer_copy(report=report, is_right=True, by=town.actor(role), now=NOW)


def test_a_copy_is_answered_once(town: Town) -> None:
    report = builders.a_registered_report(town, builders.an_action(town))
    actions.answer_copy(report=report, is_right=True, by=town.actor("partner"), now=NOW)

    with pytest.raises(NotAllowed, match="answered already"):
        actions.answer_copy(report=report, is_right=False, answer="Toch niet", by=town.actor("partner"), now=NOW)


def test_without_people_to_mail_the_coordinator_is_told_so(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    Membership.objects.filter(user=town.user("partner")).update(until=TODAY - timedelta(days=1))

    shown = signed_in(town.user("coordinator")).get(page(town, "behalf", action))

    assert shown.context["people"] == []
    assert builders.a_registered_report(town, action).copy_status == ""


def test_it_answers_the_open_round(town: Town) -> None:
    action = builders.an_action(town)
    round = builders.a_round(town, action)

    assert builders.a_registered_report(town, action).asked_in == round.items.get()


@pytest.mark.rule("no-client-data")
def test_client_data_in_the_quote_is_refused_and_stays_in_the_form(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    typed = {"progress": "on_track", "text": "Het loopt.", "source": "phone", "source_date": "2020-02-03",
             "source_quote": "Cliënt met BSN 111222333"}  # fmt: skip

    answer = signed_in(town.user("coordinator")).post(page(town, "behalf", action), typed)

    assert "source_quote" in answer.context["form"].errors
    assert "111222333" in text(answer)


@pytest.mark.rule("done-accepted-proven")
def test_a_report_that_nobody_can_judge_any_more_is_seen_by_the_coordinator(town: Town) -> None:
    action = builders.an_action(town, unit=town.unit)
    builders.a_progress_report(town, action)
    seen_before = without_judge(town.actor("coordinator"), NOW)
    judges = Membership.objects.filter(role__in=["manager", "portfolio_holder"])
    judges.update(until=TODAY - timedelta(days=1))

    assert seen_before == []
    assert len(without_judge(town.actor("coordinator"), NOW)) == 1
    assert without_judge(town.actor("author"), NOW) == []
