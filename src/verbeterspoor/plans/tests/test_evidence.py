"""Obstacles and evidence of a report: typed on the page, kept with the report, read by who judges."""

from __future__ import annotations

from datetime import date

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.plans import actions
from verbeterspoor.plans.choices import Progress
from verbeterspoor.plans.models import Evidence, ProgressReport

from .pages import SignedIn, page, text


def test_obstacles_and_dated_evidence_are_kept_with_the_report(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    typed = {"progress": Progress.STUCK, "text": "Wij wachten.", "obstacles": "Er is geen ruimte in het rooster.",
             "evidence": "Brief aan de gemeente", "evidence_date": "2020-02-03"}  # fmt: skip

    signed_in(town.user("partner")).post(page(town, "report", action), typed)

    shown = text(signed_in(town.user("coordinator")).get(page(town, "judge", action)))
    kept = Evidence.objects.get()
    assert (kept.reference, kept.dated) == ("Brief aan de gemeente", date(2020, 2, 3))
    assert "Er is geen ruimte in het rooster." in shown
    assert "3 februari 2020" in shown


def test_a_date_without_evidence_is_asked_about_and_what_was_typed_stays(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    typed = {"progress": Progress.ON_TRACK, "text": "Het loopt.", "evidence_date": "2020-02-03"}

    answer = signed_in(town.user("partner")).post(page(town, "report", action), typed)

    assert "evidence" in answer.context["form"].errors
    assert "Het loopt." in text(answer)
    assert not ProgressReport.objects.exists()


def test_the_same_report_sent_twice_is_one_report(town: Town) -> None:
    action = builders.an_action(town)
    said = {"action": action, "progress": Progress.STUCK, "text": "Wij wachten.", "by": town.actor("partner")}

    first = actions.report_progress(**said, obstacles="Het rooster", now=NOW)
    twice = actions.report_progress(**said, obstacles="Het rooster", now=NOW)
    other = actions.report_progress(**said, obstacles="Het gebouw", now=NOW)

    assert first == twice != other
