"""Parts of contributing partners: written with the plan, reported by the partner, accepted by whoever asked."""

from __future__ import annotations

from datetime import date

import pytest

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.plans import actions, queries, slots
from verbeterspoor.plans.choices import ActionStatus, Gap, PartStatus, Progress, Refusal, ReportStatus
from verbeterspoor.plans.models import ActionPart

from .pages import SignedIn, number_of_queries, page, text


@pytest.mark.rule("one-owner")
def test_a_coordinator_gives_a_partner_a_part_and_the_contributor_reads_it(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, adopted=False)
    typed = {"title": "Denk mee", "owner": f"organisation-{town.other_partner.pk}", "due_date": "2020-03-01",
             "evidence_agreed": "Een verslag"}  # fmt: skip

    signed_in(town.user("coordinator")).post(page(town, "part_new", action), typed)
    actions.adopt_plan(plan=action.plan, adopted_date=TODAY, by=town.actor("coordinator"), now=NOW)

    contributor = signed_in(town.user("other_partner"))
    assert ActionPart.objects.get().organisation == town.other_partner
    assert "Denk mee" in text(contributor.get(page(town, "mine")))
    assert page(town, "part_report", ActionPart.objects.get()) in text(contributor.get(page(town, "action", action)))


@pytest.mark.rule("one-owner")
def test_a_part_of_a_body_that_the_town_does_not_know_is_refused(town: Town, other_town: Town) -> None:
    action = builders.an_action(town, adopted=False)

    for facts in ({"organisation": other_town.partner}, {"unit": other_town.unit}):
        with pytest.raises(NotAllowed, match="not known"):
            builders.a_part(town, action, **facts)


@pytest.mark.rule("one-owner")
@pytest.mark.parametrize("bodies", [(), ("organisation", "unit")])
def test_a_part_is_of_exactly_one_body(town: Town, bodies: tuple[str, ...]) -> None:
    both = {"organisation": town.other_partner, "unit": town.unit}
    facts = {name: both[name] if name in bodies else None for name in both}

    with pytest.raises(NotAllowed, match="one organisation or unit"):
        builders.a_part(town, builders.an_action(town, adopted=False), **facts)


@pytest.mark.rule("one-owner")
def test_a_part_without_date_or_evidence_is_a_gap_that_keeps_the_plan_from_being_adopted(
    town: Town, signed_in: SignedIn
) -> None:
    action = builders.an_action(town, adopted=False)
    builders.a_part(town, action, due_date=None)

    shown = text(signed_in(town.user("coordinator")).get(page(town, "plan", action.plan.trajectory)))

    assert queries.gaps_by_action(action.plan) == [(action, [Gap.PART])]
    assert f'{page(town, "action", action)}#parts"' in shown
    with pytest.raises(NotAllowed):
        actions.adopt_plan(plan=action.plan, adopted_date=TODAY, by=town.actor("coordinator"), now=NOW)


@pytest.mark.rule("adopted-plan")
@pytest.mark.parametrize("name", ["part_new", "part_edit", "part_remove"])
def test_parts_of_an_adopted_plan_stay_as_they_are(town: Town, signed_in: SignedIn, name: str) -> None:
    part = builders.an_action_with_part(town)
    thing = part.action if name == "part_new" else part

    answer = signed_in(town.user("coordinator")).post(page(town, name, thing), {"title": "Anders"}, follow=True)

    assert [str(one) for one in answer.context["messages"]] == [str(Refusal.FROZEN.label)]
    assert list(ActionPart.objects.values_list("title", flat=True)) == [part.title]
    with pytest.raises(NotAllowed):
        actions.remove_part(part=part, by=town.actor("coordinator"), now=NOW)


def test_two_people_saving_the_same_part(town: Town, signed_in: SignedIn) -> None:
    part = builders.a_part(town, builders.an_action(town, adopted=False))
    client, address = signed_in(town.user("coordinator")), page(town, "part_edit", part)
    typed = {"title": "Van de eerste", "owner": f"organisation-{town.other_partner.pk}", "version": part.version}
    client.post(address, typed)

    answer = text(client.post(address, {**typed, "title": "Van de tweede"}))

    assert "Van de eerste" in answer
    assert "Van de tweede" in answer
    with pytest.raises(Conflict):
        actions.change_part(
            part=part, version=1, title="", organisation=town.partner, unit=None, due_date=None, evidence_agreed="",
            by=town.actor("coordinator"), now=NOW,
        )  # fmt: skip


def test_a_part_is_taken_out_after_a_question(town: Town, signed_in: SignedIn) -> None:
    part = builders.a_part(town, builders.an_action(town, adopted=False))
    client, address = signed_in(town.user("coordinator")), page(town, "part_remove", part)

    asked = client.get(address)
    kept = ActionPart.objects.exists()
    client.post(address)

    assert (asked.status_code, kept, ActionPart.objects.exists()) == (200, True, False)


@pytest.mark.rule("done-accepted-proven")
def test_a_contributor_reports_and_whoever_asked_accepts(town: Town, signed_in: SignedIn) -> None:
    part = builders.an_action_with_part(town)
    said = {"progress": Progress.DONE, "text": "Het is af.", "evidence": "Verslag van 3 februari"}
    signed_in(town.user("other_partner")).post(page(town, "part_report", part), said)
    coordinator = signed_in(town.user("coordinator"))

    shown = text(coordinator.get(page(town, "action", part.action)))
    coordinator.post(page(town, "part_judge", part), {"note": "Gezien.", "accept": "1"})

    part.refresh_from_db()
    assert page(town, "part_judge", part) in shown
    assert part.status == PartStatus.ACCEPTED
    assert "1 van 1 deel is klaar" in text(coordinator.get(page(town, "action", part.action)))


@pytest.mark.rule("done-accepted-proven")
@pytest.mark.parametrize(("owner", "asked"), [("organisation", {"coordinator"}),
                                              ("unit", {"manager", "portfolio_holder"})])  # fmt: skip
def test_a_report_about_a_part_is_the_turn_of_whoever_asked_never_of_its_partner(
    town: Town, owner: str, asked: set[str]
) -> None:
    part = builders.an_action_with_part(town, **({"unit": town.unit} if owner == "unit" else {}))
    report = builders.a_part_report(town, part, Progress.DONE)

    turns = {role: slots.turns(town.actor(role), NOW) for role in town.people}
    assert {role for role in turns if page(town, "part_judge", part) in [one.url for one in turns[role]]} == asked
    by = town.actor("unit" if owner == "unit" else "other_partner")
    with pytest.raises(NotAllowed):
        actions.accept_report(report=report, note="Zelf gezien.", by=by, now=NOW)


@pytest.mark.rule("done-accepted-proven")
def test_an_action_is_not_accepted_as_done_while_a_part_is_open(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action_with_part(town).action
    builders.a_progress_report(town, action, Progress.DONE)
    client, address = signed_in(town.user("coordinator")), page(town, "judge", action)

    refused = text(client.post(address, {"note": "Goed.", "accept": "1"}))
    action.refresh_from_db()
    still = action.status
    client.post(address, {"note": "Dat deel is vervallen.", "accept": "1", "despite_open_parts": "on"})

    action.refresh_from_db()
    assert str(Refusal.PARTS_OPEN.label) in refused
    assert (still, action.status) == (ActionStatus.REPORTED_DONE, ActionStatus.ACCEPTED)


@pytest.mark.rule("done-accepted-proven")
def test_done_of_a_part_needs_the_agreed_evidence_and_a_returned_report_keeps_its_answer(
    town: Town, signed_in: SignedIn
) -> None:
    part = builders.an_action_with_part(town)
    report = builders.a_part_report(town, part, Progress.DONE, evidence="")
    with pytest.raises(NotAllowed, match="evidence"):
        actions.accept_report(report=report, note="Goed", by=town.actor("coordinator"), now=NOW)

    actions.return_report(report=report, note="Stuur het verslag.", by=town.actor("coordinator"), now=NOW)

    part.refresh_from_db()
    assert (part.status, report.status) == (PartStatus.OPEN, ReportStatus.RETURNED)
    assert "Stuur het verslag." in text(signed_in(town.user("other_partner")).get(page(town, "part_report", part)))
    assert [one.url for one in slots.turns(town.actor("other_partner"), NOW)] == [page(town, "part_report", part)]


def test_a_draft_about_a_part_and_one_about_the_action_do_not_mix(town: Town, signed_in: SignedIn) -> None:
    part = builders.an_action_with_part(town, organisation=town.partner)
    client = signed_in(town.user("partner"))
    for name, thing, words in (("report", part.action, "Over de actie"), ("part_report", part, "Over het deel")):
        client.post(page(town, name, thing), {"progress": "on_track", "text": words, "draft": "1"})

    client.post(page(town, "report", part.action), {"progress": "on_track", "text": "Verstuurd"})

    assert "Over het deel" in text(client.get(page(town, "part_report", part)))
    assert list(part.reports.values_list("text", flat=True)) == ["Over het deel"]


def test_nothing_is_asked_about_a_part_of_a_closed_action(town: Town) -> None:
    part = builders.an_action_with_part(town, due_date=date(2020, 2, 14))
    before = slots.turns(town.actor("other_partner"), NOW)
    actions.lapse_action(action=part.action, reason="Ingehaald.", by=town.actor("coordinator"), now=NOW)

    part.refresh_from_db()
    assert [one.url for one in before] == [page(town, "part_report", part)]
    assert slots.turns(town.actor("other_partner"), NOW) == []
    with pytest.raises(NotAllowed, match="closed"):
        builders.a_part_report(town, ActionPart.objects.get())


def test_an_action_page_takes_as_many_queries_for_many_parts_as_for_one(town: Town, signed_in: SignedIn) -> None:
    action, client = builders.an_action(town, adopted=False), signed_in(town.user("coordinator"))
    builders.a_part(town, action)
    one = number_of_queries(client, page(town, "action", action))
    for body in (town.partner, town.other_partner) * 3:
        builders.a_part(town, action, organisation=body)

    assert number_of_queries(client, page(town, "action", action)) == one
