"""One answer for several municipalities: one report per town, and each town judges its own."""

from __future__ import annotations

import uuid

from django.test import Client
from django.urls import reverse

from tests import builders
from tests.cast import NOW, SINCE, Town
from verbeterspoor.organisations.models import Membership, Partnership
from verbeterspoor.plans import actions
from verbeterspoor.plans.choices import ActionStatus, Progress, ReportStatus
from verbeterspoor.plans.models import Action, ProgressReport

from .pages import SignedIn, text

PLACE = reverse("rounds:everywhere")


def two_towns(town: Town, other: Town) -> tuple[Action, Action]:
    """Let the partner of a town work in the other one too, with an action in each."""
    Partnership.objects.create(municipality=other.municipality, organisation=town.partner)
    Membership.objects.create(user=town.user("partner"), municipality=other.municipality, role="partner",
                              organisation=town.partner, since=SINCE)  # fmt: skip
    return builders.an_action(town), builders.an_action(other, organisation=town.partner, title="Zelfde in de buurt")


def adapted(*asked: Action, **said: str) -> dict[str, object]:
    facts = {"progress": Progress.ON_TRACK, "text": "Het loopt.", **said}
    typed = {f"a{action.pk}-{name}": value for action in asked for name, value in facts.items()}
    return {"send": "1", "group": str(uuid.uuid4()), "actie": [str(one.public_id) for one in asked], **typed}


def partner(town: Town, signed_in: SignedIn) -> Client:
    return signed_in(town.user("partner"))


def test_what_is_written_once_can_be_adapted_per_town(town: Town, other_town: Town, signed_in: SignedIn) -> None:
    asked = two_towns(town, other_town)
    once = {"actions": [str(one.public_id) for one in asked], "progress": "on_track", "text": "Overal op schema."}

    shown = partner(town, signed_in).post(PLACE, once)

    assert [one.form.initial["text"] for one in shown.context["answers"]] == ["Overal op schema."] * 2
    assert {"Voorbeeldstad", "Anderdorp"} <= {str(one.town) for one in shown.context["answers"]}
    assert not ProgressReport.objects.exists()


def test_each_town_gets_a_report_of_its_own_in_one_group(town: Town, other_town: Town, signed_in: SignedIn) -> None:
    here, there = two_towns(town, other_town)
    typed = {**adapted(here, there), f"a{there.pk}-text": "Hier iets anders."}

    partner(town, signed_in).post(PLACE, typed)

    reports = {report.action_id: report for report in ProgressReport.objects.all()}
    assert (reports[here.pk].text, reports[there.pk].text) == ("Het loopt.", "Hier iets anders.")
    assert len({report.answer_group for report in reports.values()}) == 1
    actions.accept_report(report=reports[there.pk], note="Gezien.", by=other_town.actor("coordinator"), now=NOW)
    reports[here.pk].refresh_from_db()
    assert reports[here.pk].status == ReportStatus.SUBMITTED


def test_what_one_town_refuses_stays_typed_and_the_others_are_named(
    town: Town, other_town: Town, signed_in: SignedIn
) -> None:
    here, there = two_towns(town, other_town)
    typed = {**adapted(here, there), f"a{there.pk}-text": "Cliënt met BSN 111222333"}

    answer = partner(town, signed_in).post(PLACE, typed)

    assert ProgressReport.objects.get().action == here
    assert [str(one.town) for one in answer.context["sent"]] == ["Voorbeeldstad"]
    assert "111222333" in text(answer)


def test_sending_twice_makes_no_second_report(town: Town, other_town: Town, signed_in: SignedIn) -> None:
    asked, client = two_towns(town, other_town), partner(town, signed_in)
    typed = adapted(*asked)

    for _ in range(2):
        client.post(PLACE, typed)

    assert ProgressReport.objects.count() == 2


def test_an_action_that_was_closed_meanwhile_is_left_out_and_said(
    town: Town, other_town: Town, signed_in: SignedIn
) -> None:
    here, there = two_towns(town, other_town)
    Action.objects.filter(pk=there.pk).update(status=ActionStatus.LAPSED, lapse_reason="Ingehaald")

    answer = partner(town, signed_in).post(PLACE, adapted(there))

    assert answer.context["answers"] == []
    assert here.reports.count() == there.reports.count() == 0


def test_somebody_else_s_action_cannot_be_answered(town: Town, other_town: Town, signed_in: SignedIn) -> None:
    foreign = builders.an_action(other_town)

    partner(town, signed_in).post(PLACE, adapted(foreign))

    assert not ProgressReport.objects.exists()


def test_the_page_is_for_executors_only(town: Town, client: Client, signed_in: SignedIn) -> None:
    assert partner(town, signed_in).get(PLACE).status_code == 200
    assert signed_in(town.user("coordinator")).get(PLACE).status_code == 404
    assert client.get(PLACE).status_code == 302


def test_the_way_to_it_is_shown_to_who_works_in_several_towns(
    town: Town, other_town: Town, signed_in: SignedIn
) -> None:
    client = partner(town, signed_in)
    mine = reverse("plans:mine", kwargs={"gemeente": town.municipality.slug})
    before = text(client.get(mine))
    two_towns(town, other_town)

    assert PLACE not in before
    assert PLACE in text(client.get(mine))
