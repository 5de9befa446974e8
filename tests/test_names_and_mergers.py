"""Names that change, bodies that merge: what runs moves, what was said keeps its name (handover-of-work)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse

from tests import builders
from tests.cast import TODAY, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.queries import history_in, history_of
from verbeterspoor.organisations import actions, queries
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import FormerName, Membership, Organisation, Partnership, Unit
from verbeterspoor.plans.models import Action
from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import TermKind
from verbeterspoor.supervision.models import SupervisionPeriod, Term
from verbeterspoor.trajectories import actions as trajectories
from verbeterspoor.trajectories.choices import PartyRole

SignedIn = Callable[[User], Client]


def merge(town: Town, now: datetime, by: str = Role.COORDINATOR, **other: Any) -> dict[str, int]:
    asked = {"old": town.partner, "new": town.other_partner, "municipality": town.municipality, "day": TODAY,
             "reason": "Fusie"}  # fmt: skip
    return actions.merge_organisations(**{**asked, **other}, by=town.actor(by), now=now)


def rename(town: Town, now: datetime, name: str = "Veilig Dichtbij", by: str = Role.COORDINATOR, **other: Any):
    asked = {"organisation": town.partner, "municipality": town.municipality, "day": TODAY, "reason": "Nieuwe naam"}
    return actions.rename_organisation(**{**asked, **other}, name=name, by=town.actor(by), now=now)


@pytest.mark.rule("handover-of-work")
def test_running_actions_terms_parties_and_people_move(town: Town, now: datetime) -> None:
    action = builders.an_action(town)
    trajectory, by = action.plan.trajectory, town.actor(Role.COORDINATOR)
    trajectories.add_party(trajectory=trajectory, role=PartyRole.PARTNER, organisation=town.partner, by=by, now=now)
    term = supervision.register_term(trajectory=trajectory, kind=TermKind.COMMITMENT, title="Bellen", by=by, now=now,
                                     amount=1, unit="year", owner_organisation=town.partner)  # fmt: skip
    moved = merge(town, now)

    assert Action.objects.get(pk=action.pk).organisation == town.other_partner
    assert Term.objects.get(pk=term.pk).owner_organisation == town.other_partner
    assert trajectory.parties.filter(organisation=town.other_partner).exists()
    assert (moved["plans.actions"], moved["supervision.terms"], moved["organisations.people"]) == (1, 1, 1)
    assert history_of(subject_id=action.public_id)[0].type == "plans.action.passed_on"


@pytest.mark.rule("handover-of-work")
def test_people_of_the_merged_one_report_on_for_the_other(town: Town, now: datetime) -> None:
    action = builders.an_action(town)
    merge(town, now)

    tomorrow = TODAY + timedelta(days=1)
    actor = queries.actor_at(user=town.user(Role.PARTNER), municipality=town.municipality, today=tomorrow)
    assert actor is not None
    assert Action.objects.visible_to(actor).filter(pk=action.pk).exists()


@pytest.mark.rule("handover-of-work")
def test_a_report_keeps_the_name_under_which_it_was_made(town: Town, now: datetime) -> None:
    action = builders.an_action(town)
    before = builders.a_progress_report(town, action)
    rename(town, now)
    merge(town, now)

    before.refresh_from_db()
    assert before.reported_for == "Veilig Thuis voorbeeldstad"


@pytest.mark.rule("handover-of-work")
def test_what_was_finished_stays_with_who_did_it(town: Town, now: datetime) -> None:
    done = builders.action_at(town, "accepted")
    merge(town, now)

    assert Action.objects.get(pk=done.pk).organisation == town.partner


def test_the_merged_one_stays_readable_and_is_chosen_for_nothing_new(
    town: Town, now: datetime, signed_in: SignedIn
) -> None:
    merge(town, now)
    where = {"gemeente": town.municipality.slug, "public_id": town.partner.public_id}
    page = signed_in(town.user(Role.COORDINATOR)).get(reverse("organisations:body", kwargs=where)).text

    assert f"Opgegaan in {town.other_partner.name} op 12 februari 2020: Fusie" in page
    assert town.partner not in queries.known_organisations(municipality_id=town.municipality.pk)


@pytest.mark.rule("handover-of-work")
def test_a_merger_is_refused_when_the_one_contributes_to_the_other(town: Town, now: datetime) -> None:
    action = builders.an_action(town)
    action.parts.create(number=1, title="Meedoen", organisation=town.other_partner, status_since=now)

    with pytest.raises(NotAllowed, match=f"{action.number} “{action.title}”"):
        merge(town, now)
    assert Action.objects.get(pk=action.pk).organisation == town.partner
    assert Partnership.objects.get(organisation=town.partner).merged_into is None


def heightened(town: Town, now: datetime, about: Organisation) -> SupervisionPeriod:
    asked = {"body": town.inspectorate, "subject_organisation": about, "start_date": TODAY, "reason": "Wachtlijst",
             "source": "brief"}  # fmt: skip
    return supervision.impose_supervision(
        trajectory=builders.a_trajectory(town), by=town.actor(Role.COORDINATOR), now=now, **asked
    )


@pytest.mark.rule("handover-of-work")
def test_running_heightened_supervision_goes_along_unless_both_have_it(town: Town, now: datetime) -> None:
    period, other = heightened(town, now, town.partner), heightened(town, now, town.other_partner)
    with pytest.raises(NotAllowed, match="First lift one"):
        merge(town, now)
    other.delete()
    merge(town, now)

    assert SupervisionPeriod.objects.get(pk=period.pk).subject_organisation == town.other_partner


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.MANAGER, Role.PARTNER, Role.COUNCIL_CLERK])
def test_others_merge_and_rename_nothing(town: Town, now: datetime, role: Role) -> None:
    with pytest.raises(NotAllowed):
        merge(town, now, by=role)
    with pytest.raises(NotAllowed):
        rename(town, now, by=role)


def test_what_makes_no_sense_is_refused(town: Town, other_town: Town, now: datetime) -> None:
    for wrong, why in [
        ({"new": town.partner}, "into itself"),
        ({"new": town.inspectorate}, "same kind"),
        ({"new": other_town.partner}, "not known"),
        ({"day": TODAY + timedelta(days=1)}, "has not come"),
    ]:
        with pytest.raises(NotAllowed, match=why):
            merge(town, now, **wrong)
    merge(town, now)
    with pytest.raises(NotAllowed, match="merged into another already"):
        merge(town, now)


def test_another_municipality_keeps_its_own_register(town: Town, other_town: Town, now: datetime) -> None:
    Partnership.objects.create(municipality=other_town.municipality, organisation=town.partner)
    merge(town, now)

    assert town.partner in queries.known_organisations(municipality_id=other_town.municipality.pk)


def test_a_chain_of_mergers_ends_at_the_last(town: Town, now: datetime) -> None:
    third = actions.add_organisation(
        municipality=town.municipality, name="Samen", kind="partner", by=town.actor(Role.COORDINATOR), now=now
    )
    merge(town, now)
    merge(town, now, old=town.other_partner, new=third)

    assert {row.merged_into for row in queries.merged_bodies(municipality_id=town.municipality.pk)} == {third}


@pytest.mark.rule("handover-of-work")
def test_a_unit_merges_and_its_parts_and_actions_follow(town: Town, now: datetime) -> None:
    by = town.actor(Role.COORDINATOR)
    part = actions.add_unit(municipality=town.municipality, name="Team Zuid", parent=town.unit, by=by, now=now)
    new = actions.add_unit(municipality=town.municipality, name="Wijkteams", by=by, now=now)
    action = builders.an_action(town, organisation=None, unit=town.unit)
    actions.merge_units(old=town.unit, new=new, day=TODAY, reason="Samengevoegd", by=by, now=now)

    assert Action.objects.get(pk=action.pk).unit == new
    assert Unit.objects.get(pk=part.pk).parent == new
    assert Membership.objects.filter(user=town.user("unit"), unit=new).exists()


def test_a_unit_can_merge_into_its_own_part_but_not_deeper(town: Town, now: datetime) -> None:
    by, asked = town.actor(Role.COORDINATOR), {"day": TODAY, "reason": "Samengevoegd", "now": now}
    part = actions.add_unit(municipality=town.municipality, name="Team Zuid", parent=town.unit, by=by, now=now)
    deeper = actions.add_unit(municipality=town.municipality, name="Groep", parent=part, by=by, now=now)

    with pytest.raises(NotAllowed, match="part of a part"):
        actions.merge_units(old=town.unit, new=deeper, by=by, **asked)
    actions.merge_units(old=town.unit, new=part, by=by, **asked)
    assert Unit.objects.get(pk=part.pk).parent is None


@pytest.mark.rule("handover-of-work")
@pytest.mark.rule("events")
def test_a_new_name_keeps_the_former_one_with_day_and_reason(town: Town, now: datetime, signed_in: SignedIn) -> None:
    former = town.partner.name
    rename(town, now)

    [kept] = queries.former_names(organisation=town.partner)
    assert (kept.name, kept.changed_date, kept.reason) == (former, TODAY, "Nieuwe naam")
    [event] = history_in(chain=town.municipality.public_id, subject_ids=[town.partner.public_id])
    assert event.sentence == f"“{former}” is now called “Veilig Dichtbij”: Nieuwe naam"


def test_the_former_name_stands_in_the_lists(town: Town, now: datetime, signed_in: SignedIn) -> None:
    former, browser, where = town.partner.name, signed_in(town.user(Role.COORDINATOR)), town.municipality.slug
    trajectory, by = builders.a_trajectory(town), town.actor(Role.COORDINATOR)
    trajectories.add_party(trajectory=trajectory, role=PartyRole.PARTNER, organisation=town.partner, by=by, now=now)
    rename(town, now)

    bodies = reverse("organisations:bodies", kwargs={"gemeente": where})
    parties = reverse("trajectories:parties", kwargs={"gemeente": where, "public_id": trajectory.public_id})
    assert [f"voorheen {former}" in browser.get(page).text for page in (bodies, parties)] == [True, True]


def test_a_body_of_more_municipalities_is_renamed_by_the_installation_only(
    town: Town, other_town: Town, now: datetime
) -> None:
    Partnership.objects.create(municipality=other_town.municipality, organisation=town.partner)

    with pytest.raises(NotAllowed, match="also works with other municipalities"):
        rename(town, now)
    actions.rename_organisation(
        organisation=town.partner, municipality=town.municipality, name="Nieuw", day=TODAY, reason="Besluit", by=None,
        now=now,
    )  # fmt: skip
    assert Organisation.objects.get(pk=town.partner.pk).name == "Nieuw"


@pytest.mark.parametrize(("name", "why"), [("Jeugdhulpaanbieder voorbeeldstad", "with this name"), ("", "has already")])
def test_a_name_that_does_not_help_is_refused(town: Town, now: datetime, name: str, why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        rename(town, now, name or town.partner.name)
    assert not FormerName.objects.exists()


@pytest.mark.rule("handover-of-work")
def test_a_person_gets_another_name_and_what_was_done_keeps_the_former(town: Town, now: datetime) -> None:
    report = builders.a_progress_report(town, builders.an_action(town))
    person, by = town.user(Role.PARTNER), town.actor(Role.PARTNER)
    asked = {"day": TODAY, "reason": "Getrouwd", "now": now}
    actions.rename_person(person=person, municipality=town.municipality, name="Contactpersoon", by=by, **asked)

    report.refresh_from_db()
    assert (User.objects.get(pk=person.pk).name, report.reported_by_name) == ("Contactpersoon", "partner")
    with pytest.raises(NotAllowed):
        actions.rename_person(
            person=person, municipality=town.municipality, name="X", by=town.actor(Role.MANAGER), **asked
        )


def test_somebody_who_works_elsewhere_too_changes_their_own_name(town: Town, other_town: Town, now: datetime) -> None:
    person, asked = town.user(Role.PARTNER), {"day": TODAY, "reason": "Getrouwd", "now": now}
    seat = {"role": Role.PARTNER, "since": TODAY, "organisation": other_town.partner}
    actions.grant_role(user=person, municipality=other_town.municipality, by=None, now=now, **seat)

    with pytest.raises(NotAllowed, match="also works for another"):
        actions.rename_person(
            person=person, municipality=town.municipality, name="X", by=town.actor(Role.ADMINISTRATOR), **asked
        )


def test_a_municipality_gets_another_name_and_keeps_its_address(town: Town, now: datetime) -> None:
    slug, former = town.municipality.slug, town.municipality.name
    actions.rename_municipality(
        municipality=town.municipality, name="Nieuwstad", day=TODAY, reason="Herindeling",
        by=town.actor(Role.ADMINISTRATOR), now=now,
    )  # fmt: skip

    town.municipality.refresh_from_db()
    assert (town.municipality.name, town.municipality.slug) == ("Nieuwstad", slug)
    assert queries.former_names(municipality=town.municipality)[0].name == former


def test_the_pages_count_ask_once_more_and_do_it(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    browser = signed_in(town.user(Role.COORDINATOR))
    where = {"gemeente": town.municipality.slug, "public_id": town.partner.public_id}
    url = reverse("organisations:body_merge", kwargs=where)
    said = {"into": town.other_partner.pk, "day": "2020-02-12", "reason": "Fusie"}
    asked = browser.post(url, said)
    assert "1 lopende actie" in asked.text
    assert Action.objects.get(pk=action.pk).organisation == town.partner
    browser.post(url, {**said, "confirmed": "on"})

    assert Action.objects.get(pk=action.pk).organisation == town.other_partner


@pytest.mark.parametrize("kind", ["body", "unit", "person"])
def test_a_name_is_changed_from_its_page(town: Town, signed_in: SignedIn, kind: str) -> None:
    things = {"body": town.partner, "unit": town.unit, "person": town.user(Role.MANAGER)}
    where = {"gemeente": town.municipality.slug, "public_id": things[kind].public_id}
    form = {"name": "Een nieuwe naam", "day": "2020-02-12", "reason": "Besluit"}
    browser = signed_in(town.user(Role.ADMINISTRATOR))
    browser.post(reverse(f"organisations:{kind}_rename", kwargs=where), form)

    page = browser.get(reverse(f"organisations:{kind}", kwargs=where)).text
    assert "Een nieuwe naam" in page
    assert f"voorheen {things[kind].name}, tot 12 februari 2020: Besluit" in page


MOVED = {
    "organisations.Membership", "organisations.Invitation", "organisations.Unit", "trajectories.Trajectory",
    "trajectories.Party", "supervision.Finding", "supervision.Term", "supervision.Investigation",
    "supervision.SupervisionPeriod", "plans.Action", "plans.ActionPart", "plans.Participant", "plans.Keeper",
    "plans.RoundItem", "plans.RoundLink", "plans.Mention", "decisions.Proposal", "decisions.ProposalValue",
    "decisions.Letter", "decisions.ToldTo",
}  # fmt: skip
"""What somebody carries: a part of `foundation.moves` moves it."""
STAYS = {
    "organisations.FormerName": "what something was called", "organisations.Partnership": "says that it merged",
    "organisations.Organisation": "which bodies a body consisted of; shared by municipalities",
    "notices.Mail": "what was sent to somebody", "notices.Notice": "what somebody was told",
    "notices.Preference": "one's own wish", "notices.DigestChoice": "one's own wish",
    "notices.Calendar": "one's own address", "plans.SavedView": "one's own way of looking",
    "supervision.Judgement": "what was judged", "supervision.Assessment": "what was judged",
    "supervision.Framework": "of whom a framework is", "supervision.DirectMeasure": "what was done",
    "supervision.FindingOutcome": "what was decided", "accounts.User": "oneself",
}  # fmt: skip
"""What is a fact of the past or one's own, and why it does not move."""


@pytest.mark.rule("handover-of-work")
def test_nothing_that_points_to_a_person_or_body_is_forgotten() -> None:
    carried = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("verbeterspoor.")
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if isinstance(field, models.ForeignKey | models.ManyToManyField | models.OneToOneField)
        and field.related_model in (User, Organisation, Unit)
    }

    assert carried - MOVED - set(STAYS) == set()
