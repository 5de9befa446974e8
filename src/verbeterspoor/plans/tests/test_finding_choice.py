"""Choosing the findings an action serves: of several reports and trajectories of the town, shown as far as they fit."""

from __future__ import annotations

import re

import pytest

from tests import builders
from tests.cast import Town
from verbeterspoor.plans import queries
from verbeterspoor.plans.models import Action

from .pages import SignedIn, page, text


@pytest.mark.rule("origins")
def test_a_plan_takes_findings_of_two_reports_and_of_another_trajectory(town: Town, signed_in: SignedIn) -> None:
    plan = builders.a_plan(town)
    here = [builders.a_finding(town, builders.a_report(town, plan.trajectory), text=f"Punt {n}") for n in "AB"]
    elsewhere = builders.a_finding(town, text="Van de rekenkamer")
    client, address = signed_in(town.user("coordinator")), page(town, "action_new", plan.trajectory)

    found = text(client.post(address, {"title": "Iets", "search": "rekenkamer", "look": "1"}))
    ticked = [one.pk for one in (*here, elsewhere)]
    client.post(address, {"title": "Iets", "findings": ticked})

    assert "Van de rekenkamer" in found
    assert set(Action.objects.get().findings.values_list("pk", flat=True)) == set(ticked)


@pytest.mark.rule("origins")
def test_a_finding_of_another_town_cannot_be_found_nor_sent(town: Town, other_town: Town, signed_in: SignedIn) -> None:
    plan, strange = builders.a_plan(town), builders.a_finding(other_town, text="Van een ander")
    builders.a_finding(town, builders.a_report(town, plan.trajectory))
    client, address = signed_in(town.user("coordinator")), page(town, "action_new", plan.trajectory)

    found = text(client.post(address, {"title": "Iets", "search": "ander", "look": "1"}))
    answer = client.post(address, {"title": "Iets", "findings": [strange.pk]})

    assert "Van een ander" not in found
    assert "findings" in answer.context["form"].errors
    assert not Action.objects.exists()


def test_searching_saves_nothing_and_keeps_what_was_typed_and_ticked(town: Town, signed_in: SignedIn) -> None:
    plan = builders.a_plan(town)
    report = builders.a_report(town, plan.trajectory)
    ticked, sought = builders.a_finding(town, report), builders.a_finding(town, report, text="Warm overdragen")
    sent = {"title": "Half af", "due_date": "2020-05-01", "findings": [ticked.pk], "search": "warm", "look": "1"}

    answer = signed_in(town.user("coordinator")).post(page(town, "action_new", plan.trajectory), sent)

    shown = text(answer)
    assert not Action.objects.exists()
    assert all(words in shown for words in ("Half af", "2020-05-01", sought.text))
    assert re.search(rf'value="{ticked.pk}"[^>]* checked', shown)
    assert "vs-error-summary" not in shown


def test_of_many_findings_those_without_an_action_are_offered(town: Town, signed_in: SignedIn) -> None:
    plan = builders.a_plan(town)
    report = builders.a_report(town, plan.trajectory)
    findings = [builders.a_finding(town, report, text=f"Punt {n}") for n in range(queries.MOST_OFFERED + 5)]
    builders.an_action(town, plan, adopted=False, findings=findings[:40])

    shown, more = queries.offered_findings(plan, ticked=[findings[0].pk], words="")

    assert shown == [findings[0], *findings[40:]]
    assert more == len(findings) - len(shown)
