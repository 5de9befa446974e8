"""What people must be reminded of today: actions, parts and rounds around their due day, and actions not heard of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from verbeterspoor.foundation.dates import start_of_day
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStatus, PartStatus, PlanStatus, RoundStatus
from verbeterspoor.plans.models import Action, ActionPart, ReminderSettings, Round, RoundItem

from .reports import LATELY
from .rounds import Body, body_of

SILENT_AT_MOST = timedelta(days=90)
"""A report that was due longer ago is no news any more: the ladder of the due day takes over."""


@dataclass(frozen=True)
class Due:
    """An action or part that somebody is reminded of: which one, whose, and what is due when."""

    action: Action
    part: ActionPart | None
    due: date
    step: int | None = None

    @property
    def body(self) -> Body:
        """Who does it."""
        return body_of(self.thing)

    @property
    def thing(self) -> Action | ActionPart:
        """The part, or the action itself."""
        return self.part or self.action

    @property
    def key(self) -> str:
        """What is due, in a word for the key of a notice; a moved date is another thing that is due."""
        thing = f"part:{self.part.public_id}" if self.part else f"action:{self.action.public_id}"
        return f"{thing}:{self.due.isoformat()}"


def towns_that_remind() -> QuerySet[Municipality]:
    """Return the municipalities with a plan that runs."""
    running = Action.objects.filter(plan__status=PlanStatus.ADOPTED, plan__trajectory__municipality_id=OuterRef("pk"))
    return Municipality.objects.filter(Exists(running)).order_by("pk")


def running_actions(municipality_id: int) -> QuerySet[Action]:
    """Return the actions that are carried out now."""
    found = Action.objects.filter(
        status=ActionStatus.OPEN, plan__status=PlanStatus.ADOPTED, plan__trajectory__municipality_id=municipality_id
    )
    return found.select_related("plan", "organisation", "unit")


def running_parts(municipality_id: int) -> QuerySet[ActionPart]:
    """Return the parts that are carried out now."""
    found = ActionPart.objects.filter(
        status=PartStatus.OPEN, action__plan__status=PlanStatus.ADOPTED,
        action__plan__trajectory__municipality_id=municipality_id,
    )  # fmt: skip
    closed = [ActionStatus.ACCEPTED, ActionStatus.LAPSED]
    return found.exclude(action__status__in=closed).select_related("action__plan", "organisation", "unit")


def on_the_ladder(settings: ReminderSettings, *, today: date) -> list[Due]:
    """Return the actions and parts of which a step of the ladder is due, in two queries.

    Whoever reported a moment ago is not reminded before the day.
    """
    steps = {"before": settings.days_before, "after": settings.days_after}
    first = today - timedelta(days=max(settings.days_after, default=0) + rules.LATEST)
    window = Q(due_date__gte=first, due_date__lte=today + timedelta(days=max(settings.days_before, default=0)))
    lately = start_of_day(today) - LATELY
    found: list[Due] = []
    actions = running_actions(settings.municipality_id).filter(window).order_by("due_date", "pk")
    parts = running_parts(settings.municipality_id).filter(window).order_by("due_date", "pk")
    things = [
        *(Due(one, None, one.due_date) for one in actions if one.due_date),
        *(Due(one.action, one, one.due_date) for one in parts if one.due_date),
    ]
    for one in things:
        step, heard = rules.rung(one.due, today=today, **steps), one.thing.last_report_at  # type: ignore[arg-type]
        was_heard = heard is not None and heard >= lately
        if step is not None and not (step < 0 and was_heard):
            found.append(replace(one, step=step))
    return found


def not_heard_of(settings: ReminderSettings, *, today: date) -> list[Due]:
    """Return the actions whose report is overdue and that no open round asks about; one query."""
    asked = RoundItem.objects.filter(round__status=RoundStatus.OPEN, part=None, action_id=OuterRef("pk"))
    silent = running_actions(settings.municipality_id).filter(
        ~Exists(asked), report_due_date__lt=today, report_due_date__gte=today - SILENT_AT_MOST
    )
    return [Due(one, None, one.report_due_date) for one in silent.order_by("pk") if one.report_due_date]


def to_escalate(settings: ReminderSettings, *, today: date) -> list[tuple[int, Due]]:
    """Return the actions and parts that are so late that others must hear of it: how high, and what; two queries.

    What is twice as late as the first step, and a step longer, is no news any more.
    """
    after = settings.escalate_after_days
    if not after:
        return []
    late = Q(due_date__lte=today - timedelta(days=after), due_date__gt=today - timedelta(days=3 * after))
    actions = running_actions(settings.municipality_id).filter(late).order_by("due_date", "pk")
    parts = running_parts(settings.municipality_id).filter(late).order_by("due_date", "pk")
    found: Iterable[Due] = [
        *(Due(one, None, one.due_date) for one in actions if one.due_date),
        *(Due(one.action, one, one.due_date) for one in parts if one.due_date),
    ]
    return [(rules.escalation(due.due, today=today, after_days=after), due) for due in found]


def rounds_on_the_ladder(settings: ReminderSettings, *, today: date) -> list[tuple[Round, int]]:
    """Return the open rounds of which a step of the ladder is due, with the step."""
    running = Round.objects.filter(status=RoundStatus.OPEN, plan__trajectory__municipality_id=settings.municipality_id)
    found = []
    for round in running.select_related("plan__trajectory__municipality").order_by("pk"):
        step = rules.rung(round.due_date, today=today, before=settings.days_before, after=settings.days_after)
        if step is not None:
            found.append((round, step))
    return found
