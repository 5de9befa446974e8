"""Open a round of progress, remind whoever did not answer, and close it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from verbeterspoor.accounts.models import User
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.actions import record_event
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries, rules
from verbeterspoor.plans.choices import RoundRefusal, RoundStatus
from verbeterspoor.plans.models import Action, ActionPart, Plan, Round, RoundItem

from .links import make_links, tell_round
from .records import record

Thing = Action | ActionPart


@dataclass(frozen=True)
class Asked:
    """Who is asked what: a person with the actions and parts of their organisation or unit; nobody for the rest."""

    user: User | None
    things: list[Thing]


def all_asked(actions: Iterable[Action]) -> list[Thing]:
    """Return what a round about these actions asks about: the actions and their running parts."""
    chosen = list(actions)
    return [*chosen, *queries.parts_to_ask(chosen)]


def who_is_asked(things: Iterable[Thing], *, municipality_id: int, today: date) -> list[Asked]:
    """Return per person what a round about these actions and parts asks; last what reaches nobody."""
    chosen = list(things)
    people = queries.people_of(municipality_id, map(queries.body_of, chosen), today)
    per_person: dict[User, list[Thing]] = defaultdict(list)
    for thing in chosen:
        for user in people[queries.body_of(thing)]:
            per_person[user].append(thing)
    unreached = [thing for thing in chosen if not people[queries.body_of(thing)]]
    found = [Asked(user, theirs) for user, theirs in sorted(per_person.items(), key=lambda pair: pair[0].name)]
    return [*found, Asked(None, unreached)] if unreached else found


@transaction.atomic
def open_round(
    *, plan: Plan, title: str, message: str = "", due_date: date, actions: Iterable[Action], by: Actor, now: datetime
) -> Round:
    """Ask the executors of these actions how it is going; everybody hears it once, with a link of their own."""
    today, municipality = day_of(now), plan.trajectory.municipality
    chosen = list(queries.can_be_asked(plan).filter(pk__in=[action.pk for action in actions]))
    rules.check_can_open_round(
        by, Plan.objects.select_for_update().get(pk=plan.pk), municipality_id=municipality.pk, due_date=due_date,
        today=today, number_of_items=len(chosen),
    )  # fmt: skip
    documents.check_no_client_data(title, message)
    number = (plan.rounds.aggregate(last=Max("number"))["last"] or 0) + 1
    round = Round.objects.create(plan=plan, number=number, title=title, message=message, opened_at=now,
                                 opened_by_id=by.public_id, due_date=due_date)  # fmt: skip
    things = all_asked(chosen)
    _ask(round, things)
    users = [asked.user for asked in who_is_asked(things, municipality_id=municipality.pk, today=today) if asked.user]
    tell_round(round, make_links(round, users, now=now), users, now=now)
    record("round.opened", round, by, now, {"number": number, "due": due_date.isoformat(), "questions": len(things)})
    return round


def _ask(round: Round, things: list[Thing]) -> None:
    """Put the questions of a round down, each action and part once."""
    try:
        with transaction.atomic():
            RoundItem.objects.bulk_create([
                RoundItem(round=round, action=thing if isinstance(thing, Action) else thing.action,
                          part=None if isinstance(thing, Action) else thing, organisation=thing.organisation,
                          unit=thing.unit)
                for thing in things
            ])  # fmt: skip
    except IntegrityError:
        raise NotAllowed(RoundRefusal.ASKED_ALREADY.label) from None


@transaction.atomic
def remind_round(*, round: Round, by: Actor, now: datetime) -> int:
    """Remind everybody who did not answer yet, at most once a day; return how many were told."""
    rules.check_can_plan(by, round.plan.trajectory.municipality_id)
    rules.check_round_open(round.status)
    today = day_of(now)
    waiting = [item.thing for item in queries.waiting_items(round)]
    asked = who_is_asked(waiting, municipality_id=by.municipality_id, today=today)
    users = [one.user for one in asked if one.user]
    links = make_links(round, users, now=now)
    told = tell_round(round, links, users, step=today.isoformat(), now=now)
    record("round.reminded", round, by, now, {"people": told})
    return told


@transaction.atomic
def close_round(*, round: Round, by: Actor, now: datetime) -> Round:
    """Close a round: its links stop working, and what was answered stays."""
    rules.check_can_plan(by, round.plan.trajectory.municipality_id)
    if not _close(round, now):
        raise NotAllowed(RoundRefusal.CLOSED.label)
    record("round.closed", round, by, now, {"by_hand": True})
    return round


def close_due_rounds(*, now: datetime) -> int:
    """Close the rounds whose last day has passed; two workers at the same time close each once."""
    today, closed = day_of(now), 0
    running = Round.objects.filter(status=RoundStatus.OPEN, due_date__lt=today)
    for round in running.select_related("plan__trajectory__municipality").order_by("pk"):
        if today > queries.last_day_of(round):
            closed += _close_by_itself(round, now)
    return closed


@transaction.atomic
def _close_by_itself(round: Round, now: datetime) -> bool:
    if not _close(round, now):
        return False
    trajectory = round.plan.trajectory
    record_event(
        chain=trajectory.municipality.public_id, type="plans.round.closed", subject_kind="round",
        subject_id=round.public_id, trajectory_id=trajectory.public_id, by=None, at=now, codes={"by_hand": False},
        words={"title": round.title},
    )  # fmt: skip
    return True


def _close(round: Round, now: datetime) -> bool:
    rows = Round.objects.filter(pk=round.pk, status=RoundStatus.OPEN).update(status=RoundStatus.CLOSED, closed_at=now)
    round.refresh_from_db()
    return bool(rows)
