"""The page on which an executor reports progress."""

from __future__ import annotations

import pytest

from tests import builders
from tests.cast import Town
from verbeterspoor.plans.choices import ActionStatus, Progress, ReportStatus
from verbeterspoor.plans.models import ProgressReport

from .pages import SignedIn, page, text


def test_running_late_asks_for_a_forecast(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)

    answer = signed_in(town.user("partner")).post(
        page(town, "report", action), {"progress": "delayed", "text": "Duurt"}
    )

    assert "forecast_date" in answer.context["form"].errors


@pytest.mark.rule("no-client-data")
def test_client_data_in_a_report_is_refused_and_stays_in_the_form(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    typed = {"progress": Progress.ON_TRACK, "text": "Cliënt met BSN 111222333 is overgedragen."}

    answer = signed_in(town.user("partner")).post(page(town, "report", action), typed)

    assert "text" in answer.context["form"].errors
    assert "111222333" in text(answer)
    assert not ProgressReport.objects.exists()


@pytest.mark.rule("no-client-data")
def test_what_only_looks_like_client_data_is_sent_once_somebody_looked(town: Town, signed_in: SignedIn) -> None:
    action, client = builders.an_action(town), signed_in(town.user("partner"))
    typed = {"progress": Progress.ON_TRACK, "text": "Bel ons algemene nummer 024 751 9000."}

    asked = client.post(page(town, "report", action), typed)
    client.post(page(town, "report", action), {**typed, "looked_at": "on"})

    assert 'name="looked_at"' in text(asked)
    assert ProgressReport.objects.get().text == typed["text"]


def test_a_draft_is_kept_until_it_is_sent(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    client = signed_in(town.user("partner"))

    client.post(page(town, "report", action), {"progress": "on_track", "text": "Half af", "draft": "1"})

    assert "Half af" in text(client.get(page(town, "report", action)))
    assert "Half af" not in text(signed_in(town.user("coordinator")).get(page(town, "action", action)))


def test_a_draft_may_be_half_finished(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    client = signed_in(town.user("partner"))

    client.post(page(town, "report", action), {"text": "Nog niet gekozen hoe het gaat", "draft": "1"})

    shown = client.get(page(town, "report", action))
    assert "Nog niet gekozen hoe het gaat" in text(shown)
    assert shown.context["draft"].progress == ""


def test_what_was_typed_stays_when_the_action_was_closed_meanwhile(town: Town, signed_in: SignedIn) -> None:
    action = builders.action_at(town, ActionStatus.LAPSED)

    answer = signed_in(town.user("partner")).post(
        page(town, "report", action), {"progress": "on_track", "text": "Lang verhaal van de partner"}
    )

    assert answer.status_code == 200
    assert "Lang verhaal van de partner" in text(answer)
    assert not ProgressReport.objects.exists()


def test_the_form_names_the_evidence_that_was_agreed(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, evidence_agreed="De vastgestelde werkafspraak")

    assert "De vastgestelde werkafspraak" in text(signed_in(town.user("partner")).get(page(town, "report", action)))


def test_what_is_wrong_is_summed_up_with_links_to_the_fields(town: Town, signed_in: SignedIn) -> None:
    answer = signed_in(town.user("partner")).post(page(town, "report", builders.an_action(town)), {"text": ""})

    assert {"progress", "text"} <= set(answer.context["form"].errors)
    assert 'href="#id_text"' in text(answer)


def test_an_executor_can_report_again_while_a_report_waits(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    builders.a_progress_report(town, action, Progress.ON_TRACK)
    client = signed_in(town.user("partner"))

    assert page(town, "report", action) in text(client.get(page(town, "action", action)))
    client.post(page(town, "report", action), {"progress": Progress.STUCK, "text": "Wij kunnen niet verder."})

    assert action.reports.filter(status=ReportStatus.SUBMITTED).count() == 2
