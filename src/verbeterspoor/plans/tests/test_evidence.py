"""Obstacles and evidence of a report: typed on the page, kept with the report, read by who judges."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.documents.models import StoredFile
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


def a_file(text_in_it: str, name: str = "verslag.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text_in_it.encode())


def test_a_file_is_evidence_that_who_sees_the_action_can_open(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    typed = {"progress": "done", "text": "Het is af.", "file": a_file("De afspraak is getekend.")}

    signed_in(town.user("partner")).post(page(town, "report", action), typed)

    kept = Evidence.objects.get()
    answers = {role: signed_in(town.user(role)).get(page(town, "evidence", kept))
               for role in ("coordinator", "partner", "other_partner", "inspector")}  # fmt: skip
    assert {role: one.status_code for role, one in answers.items()} == {
        "coordinator": 200, "partner": 200, "other_partner": 404, "inspector": 404,
    }  # fmt: skip
    assert 'filename="verslag.txt"' in answers["coordinator"]["Content-Disposition"]
    actions.accept_report(report=kept.report, note="Gezien.", by=town.actor("coordinator"), now=NOW)


@pytest.mark.rule("no-client-data")
def test_a_file_with_a_bsn_is_refused_by_name_and_nothing_typed_is_lost(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    typed = {"progress": "on_track", "text": "Een lang verhaal.", "file": a_file("Cliënt met BSN 111222333.")}

    answer = signed_in(town.user("partner")).post(page(town, "report", action), typed)

    assert "verslag.txt" in answer.context["form"].errors["file"][0]
    assert "Een lang verhaal." in text(answer)
    assert not ProgressReport.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_file_that_may_hold_client_data_is_kept_after_a_look(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    client = signed_in(town.user("partner"))
    words = "Bel 06-12345678 voor vragen."
    typed = {"progress": "on_track", "text": "Met een stuk."}

    asked = client.post(page(town, "report", action), {**typed, "file": a_file(words)})
    client.post(page(town, "report", action), {**typed, "file": a_file(words), "file_looked_at": "on"})

    assert asked.context["form"].asks_about_file
    assert "file_looked_at" in text(asked)
    assert Evidence.objects.get().reference == "verslag.txt"


def test_a_file_of_another_town_does_not_exist(town: Town, other_town: Town, signed_in: SignedIn) -> None:
    kept = builders.a_file_as_evidence(town, builders.an_action(town))

    assert signed_in(other_town.user("coordinator")).get(page(town, "evidence", kept)).status_code == 404
