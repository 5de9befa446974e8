"""The pages of a request for change: asking, deciding, taking back."""

from __future__ import annotations

import pytest

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.plans import actions
from verbeterspoor.plans.models import ChangeRequest

from .pages import SignedIn, page, text
from .test_requesting import asked

DELAY = {"kind": "delay", "proposed_date": "2020-05-01", "reason": "De zaal komt later vrij"}


def test_an_executor_asks_for_a_later_date_and_reads_that_it_waits(town: Town, signed_in: SignedIn) -> None:
    action, client = builders.an_action(town), signed_in(town.user("partner"))
    for name in ("action", "report"):
        assert page(town, "request_new", action) in text(client.get(page(town, name, action)))

    answer = client.post(page(town, "request_new", action), DELAY, follow=True)
    assert "Uw verzoek wacht op de coördinator" in text(answer)
    assert "wacht op de coördinator" in text(client.get(page(town, "action", action)))


@pytest.mark.rule("adopted-plan")
def test_a_coordinator_grants_another_date_and_both_dates_are_shown(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    request, client = asked(town, action), signed_in(town.user("coordinator"))
    sent = {"grant": "1", "note": "Een maand langer kan.", "granted_date": "2020-06-01"}
    client.post(page(town, "request", request), sent)

    shown = text(signed_in(town.user("partner")).get(page(town, "action", action)))
    assert "was 1 april 2020, nu 1 juni 2020" in shown
    assert "Een maand langer kan." in shown


def test_a_refusal_without_explanation_is_named_and_what_was_typed_stays(town: Town, signed_in: SignedIn) -> None:
    request, client = asked(town, builders.an_action(town)), signed_in(town.user("coordinator"))
    shown = text(client.post(page(town, "request", request), {"grant": "1", "note": "", "granted_date": "2020-07-15"}))

    assert "Licht uw beslissing toe –" in shown
    assert 'value="2020-07-15"' in shown


def test_another_change_is_granted_by_changing_what_is_agreed(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    request = asked(town, action, kind="change", proposed_text="Een ander bewijs")
    client = signed_in(town.user("coordinator"))
    now = {"title": action.title, "owner": f"organisation-{town.partner.pk}", "start_date": "2020-01-01",
           "due_date": "2020-04-01", "result": action.result, "evidence_agreed": "Het verslag",
           "version": action.version}  # fmt: skip
    sent = {f"actie-1-{name}": value for name, value in now.items()} | {"grant": "1", "note": "Goed."}
    client.post(page(town, "request", request), sent)

    action.refresh_from_db()
    assert action.evidence_agreed == "Het verslag"


def test_an_action_that_was_closed_meanwhile_refuses_and_keeps_what_was_typed(town: Town, signed_in: SignedIn) -> None:
    action, client = builders.an_action(town), signed_in(town.user("partner"))
    actions.lapse_action(action=action, reason="Ingehaald.", by=town.actor("coordinator"), now=NOW)
    shown = text(client.post(page(town, "request_new", action), DELAY))

    assert "intussen afgesloten" in shown
    assert "De zaal komt later vrij" in shown
    assert "niets vragen" in text(client.get(page(town, "request_new", action)))


def test_a_second_request_of_a_kind_is_refused_clearly(town: Town, signed_in: SignedIn) -> None:
    action, client = builders.an_action(town), signed_in(town.user("partner"))
    asked(town, action)

    assert "Er wacht al zo’n verzoek" in text(client.post(page(town, "request_new", action), DELAY))


@pytest.mark.rule("on-behalf")
def test_a_coordinator_registers_a_request_with_its_source(town: Town, signed_in: SignedIn) -> None:
    action, client = builders.an_action(town), signed_in(town.user("coordinator"))
    refused = text(client.post(page(town, "request_new", action), DELAY))
    answer = client.post(page(town, "request_new", action), DELAY | {"source": "Mail van 3 februari"}, follow=True)

    assert not ChangeRequest.objects.exclude(on_behalf=True).exists()
    assert "Overgenomen uit" in refused
    assert "Mail van 3 februari" in text(answer)


def test_an_executor_takes_a_request_back(town: Town, signed_in: SignedIn) -> None:
    request, client = asked(town, builders.an_action(town)), signed_in(town.user("partner"))
    client.post(page(town, "request", request), {"withdraw": "1"})

    request.refresh_from_db()
    assert request.status == "withdrawn"


@pytest.mark.parametrize("role", ["other_partner", "inspector"])
def test_a_request_does_not_exist_for_others(town: Town, signed_in: SignedIn, role: str) -> None:
    request = asked(town, builders.an_action(town))

    assert signed_in(town.user(role)).get(page(town, "request", request)).status_code == 404


def test_an_executor_cannot_decide(town: Town, signed_in: SignedIn) -> None:
    request, client = asked(town, builders.an_action(town)), signed_in(town.user("partner"))

    sent = {"grant": "1", "note": "Ja.", "granted_date": "2020-06-01"}
    assert client.post(page(town, "request", request), sent).status_code == 404
