"""The form of an action: adding and changing it while the plan is being written."""

from __future__ import annotations

import pytest

from tests import builders
from tests.cast import Town
from verbeterspoor.plans.choices import Gap, Refusal
from verbeterspoor.plans.forms import ActionForm
from verbeterspoor.plans.models import Action

from .pages import SignedIn, page, text


def test_every_gap_leads_to_its_field() -> None:
    assert {gap.field for gap in Gap if gap != Gap.PART} <= set(ActionForm.base_fields)


def test_due_before_start_names_the_field_and_keeps_what_was_typed(town: Town, signed_in: SignedIn) -> None:
    plan = builders.a_plan(town)
    typed = {"title": "Iets moois", "start_date": "2020-03-01", "due_date": "2020-02-01"}

    answer = signed_in(town.user("coordinator")).post(page(town, "action_new", plan.trajectory), typed)

    assert "due_date" in answer.context["form"].errors
    assert "Iets moois" in text(answer)
    assert not Action.objects.exists()


def test_two_people_saving_the_same_action(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, adopted=False)
    client = signed_in(town.user("coordinator"))
    first = {"title": "Van de eerste", "owner": "", "version": action.version}
    client.post(page(town, "action_edit", action), first)

    answer = client.post(page(town, "action_edit", action), {**first, "title": "Van de tweede"})

    assert str(Refusal.CHANGED_MEANWHILE.label) in text(answer)
    assert "Van de eerste" in text(answer)
    assert "Van de tweede" in text(answer)


def test_a_finding_in_the_address_is_ticked_and_a_next_action_follows_at_once(town: Town, signed_in: SignedIn) -> None:
    finding = builders.a_finding(town)
    plan = builders.a_plan(town, finding.report.investigation.trajectory)
    address, client = page(town, "action_new", plan.trajectory), signed_in(town.user("coordinator"))

    ticked = client.get(f"{address}?bevinding={finding.public_id}").context["form"].initial["findings"]
    answer = client.post(address, {"title": "Eerste", "findings": ticked, "another": "1"})

    assert (ticked, answer.headers["Location"]) == ([finding.pk], address)
    assert list(Action.objects.get().findings.all()) == [finding]


@pytest.mark.rule("adopted-plan")
@pytest.mark.parametrize("name", ["action_new", "action_edit"])
def test_an_adopted_plan_says_that_it_stays_as_it_is(town: Town, signed_in: SignedIn, name: str) -> None:
    action = builders.an_action(town)
    thing = action if name == "action_edit" else action.plan.trajectory
    client = signed_in(town.user("coordinator"))

    shown = client.get(page(town, name, thing), follow=True)
    refused = client.post(page(town, name, thing), {"title": "Toch anders", "version": action.version})

    assert [str(one) for one in shown.context["messages"]] == [str(Refusal.FROZEN.label)]
    assert str(Refusal.FROZEN.label) in text(refused)
    assert set(Action.objects.values_list("title", flat=True)) == {action.title}
