"""Rounds of progress: what can be asked, who gets what, who answered, and the form that a link opens."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.crypto import salted_hmac

from verbeterspoor.accounts.models import User
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Membership
from verbeterspoor.organisations.queries import hash_of_token
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStatus, LinkState, PartStatus, ReportStatus, RoundStatus
from verbeterspoor.plans.models import (
    Action,
    ActionPart,
    Plan,
    ProgressReport,
    ReminderSettings,
    Round,
    RoundItem,
    RoundLink,
)
from verbeterspoor.plans.models.bodies import theirs

Body = tuple[int | None, int | None]
"""An organisation or a unit, by key."""
SALT = "verbeterspoor.plans.round_link"


def reminder_settings(municipality_id: int) -> ReminderSettings:
    """Return how a municipality reminds; what is usual, when it did not choose."""
    usual = {"days_before": list(rules.DAYS_BEFORE), "days_after": list(rules.DAYS_AFTER),
             "escalate_after_days": rules.ESCALATE_AFTER}  # fmt: skip
    found = ReminderSettings.objects.filter(municipality_id=municipality_id).first()
    return found or ReminderSettings(municipality_id=municipality_id, **usual)


def last_day_of(round: Round) -> date:
    """Return the day after which a round closes by itself, and its links end."""
    settings = reminder_settings(round.plan.trajectory.municipality_id)
    return rules.closes_after(round.due_date, settings.days_after)


def running_memberships(today: date) -> QuerySet[Membership]:
    """Return the roles that are held today by people who may sign in."""
    running = Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today))
    return Membership.objects.filter(running, user__is_active=True).select_related("user")


def people_of(municipality_id: int, bodies: Iterable[Body], today: date) -> dict[Body, list[User]]:
    """Return per organisation or unit who reports for it here, in one query."""
    wanted = set(bodies)
    held = running_memberships(today).filter(municipality_id=municipality_id, role=Role.PARTNER)
    held = held.filter(Q(organisation_id__in={one for one, _unit in wanted if one})
                       | Q(unit_id__in={unit for _one, unit in wanted if unit}))  # fmt: skip
    found: dict[Body, list[User]] = defaultdict(list)
    for seat in held.order_by("user__name", "user_id", "pk"):
        people = found[(seat.organisation_id, seat.unit_id)]
        if seat.user not in people:
            people.append(seat.user)
    return found


def holders_of(municipality_id: int, roles: Iterable[str], today: date) -> dict[str, list[User]]:
    """Return per role of the town hall who holds it, in one query."""
    found: dict[str, list[User]] = defaultdict(list)
    held = running_memberships(today).filter(municipality_id=municipality_id, role__in=list(roles))
    for seat in held.order_by("user__name", "user_id", "pk"):
        found[seat.role].append(seat.user)
    return found


def body_of(thing: Any) -> Body:
    """Return the organisation or unit that is named on an action, a part or an item of a round."""
    return thing.organisation_id, thing.unit_id


def can_be_asked(plan: Plan) -> QuerySet[Action]:
    """Return the running actions of a plan that no open round asks about."""
    asked = RoundItem.objects.filter(round__status=RoundStatus.OPEN, part=None, action_id=OuterRef("pk"))
    found = Action.objects.filter(~Exists(asked), plan=plan, status=ActionStatus.OPEN)
    found = found.exclude(organisation=None, unit=None)
    return found.select_related("organisation", "unit").order_by("organisation__name", "unit__name", "number", "pk")


def is_asked_by_default(action: Action, *, today: date) -> bool:
    """Say whether a round asks about an action unless somebody takes it out: its report is due before long."""
    soon = today + timedelta(days=14)
    return action.report_due_date is None or action.report_due_date <= soon


def parts_to_ask(actions: Iterable[Action]) -> list[ActionPart]:
    """Return the running parts of these actions: a round asks about them too."""
    found = ActionPart.objects.filter(action__in=list(actions), status=PartStatus.OPEN)
    return list(found.select_related("organisation", "unit", "action").order_by("action__number", "number", "pk"))


def is_running() -> Q:
    """Match the items of a round that can still be answered: a part that runs, or an action without one."""
    whole = Q(part=None, action__status=ActionStatus.OPEN)
    closed = Q(action__status__in=[ActionStatus.ACCEPTED, ActionStatus.LAPSED])
    return whole | (Q(part__status=PartStatus.OPEN) & ~closed)


def still_theirs(actor: Actor) -> Q:
    """Match the items of a round that are asked of this person and still theirs."""
    whole = Q(part=None) & theirs(actor, "action__")
    return theirs(actor) & (whole | theirs(actor, "part__"))


def waiting_items(round: Round) -> list[RoundItem]:
    """Return what a round still waits for."""
    found = round.items.filter(is_running(), answered_at=None)
    return list(found.select_related("action", "part").order_by("pk"))


def rounds_of(plan: Plan) -> QuerySet[Round]:
    """Return the rounds of a plan, the newest first, with how many questions were asked and answered."""
    return plan.rounds.annotate(
        asked=Count("items"), answered=Count("items", filter=Q(items__answered_at__isnull=False))
    ).order_by("-number")


def get_visible_round(actor: Actor, public_id: Any) -> Round:
    """Return a round that this person may see: the town hall, or whoever is asked (DoesNotExist otherwise)."""
    found = Round.objects.filter(plan__trajectory__municipality_id=actor.municipality_id)
    if not actor.is_inside:
        asked = RoundItem.objects.filter(still_theirs(actor), round_id=OuterRef("pk"))
        found = found.filter(Exists(asked)) if actor.has(Role.PARTNER) else found.none()
    return found.select_related("plan__trajectory__municipality").get(public_id=public_id)


def items_with_answers(items: QuerySet[RoundItem]) -> list[RoundItem]:
    """Return items of a round, each with the reports that answered it, the newest first (`answers`); two queries."""
    shown = list(items.select_related("organisation", "unit", "part", "action__organisation", "action__unit",
                                      "action__plan__trajectory__municipality"))  # fmt: skip
    reports = ProgressReport.objects.filter(asked_in__in=shown).exclude(status=ReportStatus.DRAFT)
    answers: dict[int | None, list[ProgressReport]] = defaultdict(list)
    for report in reports.prefetch_related("evidence_items__file").order_by("-submitted_at", "-pk"):
        answers[report.asked_in_id].append(report)
    for item in shown:
        item.answers = answers[item.pk]  # type: ignore[attr-defined]
    return shown


def asked_of(actor: Actor, round: Round) -> QuerySet[RoundItem]:
    """Return what a round asks of this person: the actions that are still theirs."""
    if not actor.has(Role.PARTNER):
        return RoundItem.objects.none()
    found = RoundItem.objects.filter(still_theirs(actor), round=round)
    return found.order_by("action__due_date", "action__number", "pk")


def open_rounds_of(actor: Actor) -> QuerySet[Round]:
    """Return the open rounds that still wait for an answer of this person, with how many (`waiting`)."""
    if not actor.has(Role.PARTNER):
        return Round.objects.none()
    found = Round.objects.filter(plan__trajectory__municipality_id=actor.municipality_id, status=RoundStatus.OPEN)
    mine = _number_waiting(RoundItem.objects.filter(still_theirs(actor)))
    found = found.annotate(waiting=mine).filter(waiting__gt=0)
    return found.select_related("plan__trajectory").order_by("due_date", "pk")


def unanswered_rounds(actor: Actor, *, today: date) -> QuerySet[Round]:
    """Return the open rounds whose day has passed without an answer to everything (`waiting`)."""
    found = Round.objects.filter(
        plan__trajectory__municipality_id=actor.municipality_id, status=RoundStatus.OPEN, due_date__lt=today
    )
    found = found.annotate(waiting=_number_waiting(RoundItem.objects.all())).filter(waiting__gt=0)
    return found.select_related("plan__trajectory").order_by("due_date", "pk")


def _number_waiting(items: QuerySet[RoundItem]) -> Coalesce:
    """Return how many of these items of a round wait for an answer."""
    waiting = items.filter(is_running(), answered_at=None, round_id=OuterRef("pk")).order_by()
    counted = waiting.values("round_id").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def token_of(link: RoundLink) -> str:
    """Return the secret part of a link: signed with the key of this installation, so that nobody can guess it.

    It can be made again for the next mail; the database keeps its hash only.
    """
    digest = salted_hmac(SALT, str(link.public_id), algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def tokens_of_working_links(public_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the secret part of each of these links, unless it was taken back or its municipality mails no links."""
    found = RoundLink.objects.filter(public_id__in=list(public_ids), revoked_at=None)
    off = ReminderSettings.objects.filter(mails_links=False).values("municipality_id")
    found = found.exclude(round__plan__trajectory__municipality_id__in=off)
    return {link.public_id: token_of(link) for link in found}


@dataclass(frozen=True)
class Opened:
    """What a link opens: whether it works, and for whom it does, as nothing but an executor."""

    link: RoundLink | None
    state: LinkState
    actor: Actor | None


def open_link(token: str, *, now: datetime, today: date) -> Opened:
    """Find out what a link opens; this writes nothing (rule `mail-links`)."""
    with_all = RoundLink.objects.select_related("user", "round__plan__trajectory__municipality")
    link = with_all.filter(token_hash=hash_of_token(token)).first()
    actor, mails_links = None, True
    if link:
        municipality = link.round.plan.trajectory.municipality
        actor = executor_at(link, today) if link.user.is_active else None
        mails_links = reminder_settings(municipality.pk).mails_links
    state = rules.link_state(link, has_role=actor is not None, mails_links=mails_links, now=now)
    return Opened(link, state, actor if state == LinkState.OPEN else None)


def executor_at(link: RoundLink, today: date) -> Actor | None:
    """Return the person of a link as executor and nothing else, or None when nothing of the round is theirs now."""
    found = organisations.actor_at(user=link.user, municipality=link.round.plan.trajectory.municipality, today=today)
    if found is None or not found.has(Role.PARTNER):
        return None
    narrow = replace(found, roles=frozenset({str(Role.PARTNER)}))
    return narrow if asked_of(narrow, link.round).exists() else None


def links_of(round: Round, *, now: datetime, today: date) -> list[tuple[RoundLink, LinkState]]:
    """Return the newest link of each person who is asked, with whether it works."""
    municipality_id = round.plan.trajectory.municipality_id
    mails_links = reminder_settings(municipality_id).mails_links
    newest: dict[int, RoundLink] = {}
    for link in round.links.select_related("user").order_by("made_at", "pk"):
        link.round = round
        newest[link.user_id] = link
    bodies = [body_of(item) for item in round.items.all()]
    asked = {user.pk for users in people_of(municipality_id, bodies, today).values() for user in users}
    return [
        (link, rules.link_state(link, has_role=link.user_id in asked, mails_links=mails_links, now=now))
        for link in sorted(newest.values(), key=lambda one: (one.user.name, one.pk))
    ]
