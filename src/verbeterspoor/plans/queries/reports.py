"""Who has to report, and which reports wait."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from verbeterspoor.foundation.dates import start_of_day
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Membership
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStatus, PlanStatus, ReportStatus
from verbeterspoor.plans.models import Action, ProgressReport
from verbeterspoor.plans.models.bodies import theirs

from .seeing import GROUPS, visible_actions

SOON = timedelta(days=14)
"""So long before a date an executor is asked how it is going."""
LATELY = timedelta(days=7)
"""Whoever reported within this time is not asked again because a due date is near."""


def waiting_reports(actor: Actor) -> QuerySet[ProgressReport]:
    """Return the reports that wait for this person's decision, oldest first."""
    found = ProgressReport.objects.filter(
        status=ReportStatus.SUBMITTED, action__plan__trajectory__municipality_id=actor.municipality_id
    )
    of_action, of_part = Q(part__isnull=True), Q(part__isnull=False)
    of_unit = (of_action & Q(action__unit__isnull=False)) | (of_part & Q(part__unit__isnull=False))
    asks_partners = ~of_unit if actor.leads else Q(pk__in=[])
    asks_units = of_unit if actor.has(*rules.JUDGES_OF_UNITS) else Q(pk__in=[])
    own = (of_action & theirs(actor, "action__")) | (of_part & theirs(actor, "part__"))
    found = found.filter(asks_partners | asks_units).exclude(own)
    found = found.exclude(reported_by_id=actor.public_id, on_behalf=False)
    related = ("action__plan__trajectory", "action__organisation", "action__unit", "part__organisation", "part__unit")
    return found.select_related(*related).order_by("submitted_at", "pk")


def unjudged_reports(actor: Actor, *, today: date) -> QuerySet[ProgressReport]:
    """Return the reports of the town's own units that wait while no manager or portfolio holder is left to judge them.

    The coordinator sees them; an administrator sees that the role is vacant, and gives it to somebody.
    """
    running = Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today))
    seats = Membership.objects.filter(running, municipality_id=actor.municipality_id, user__is_active=True)
    of_unit = Q(part=None, action__unit__isnull=False) | Q(part__unit__isnull=False)
    found = ProgressReport.objects.filter(
        of_unit, ~Exists(seats.filter(role__in=rules.JUDGES_OF_UNITS)), status=ReportStatus.SUBMITTED,
        action__plan__trajectory__municipality_id=actor.municipality_id,
    )  # fmt: skip
    return found.select_related("action__plan__trajectory").order_by("submitted_at", "pk")


def own_actions(actor: Actor) -> QuerySet[Action]:
    """Return the running actions this person executes, the most urgent first."""
    own = Q(organisation_id__in=actor.organisation_ids) | Q(unit_id__in=actor.unit_ids)
    if not actor.has(Role.PARTNER):
        return Action.objects.none()
    found = visible_actions(actor).filter(own, plan__status=PlanStatus.ADOPTED)
    running_first = Case(
        *(When(status=status, then=order) for order, (status, _label) in enumerate(GROUPS)), default=len(GROUPS)
    )
    return found.order_by(running_first, F("due_date").asc(nulls_last=True), "number", "pk")


def with_last_status(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Add to each action whether its last report waits, was accepted or was returned (`last_status`)."""
    last = ProgressReport.objects.filter(action_id=OuterRef("pk"), part=None).exclude(status=ReportStatus.DRAFT)
    return actions.annotate(last_status=Subquery(last.order_by("-submitted_at", "-pk").values("status")[:1]))


def with_drafts(actions: QuerySet[Action], actor: Actor) -> QuerySet[Action]:
    """Add to each action whether this person kept a draft about it (`has_draft`)."""
    drafts = ProgressReport.objects.filter(part=None, status=ReportStatus.DRAFT, reported_by_id=actor.public_id)
    return actions.annotate(has_draft=Exists(drafts.filter(action_id=OuterRef("pk"))))


def asked_of_executor(actor: Actor, *, today: date) -> QuerySet[Action]:
    """Return the actions about which this person is asked to report now.

    A report is due, the due date is near or past and nothing was heard for a week, or the last report was returned.
    """
    soon = today + SOON
    lately = start_of_day(today) - LATELY
    running = with_last_status(own_actions(actor).filter(status=ActionStatus.OPEN))
    quiet = Q(last_report_at__isnull=True) | Q(last_report_at__lt=lately)
    due = Q(report_due_date__lte=soon) | Q(due_date__lte=soon)
    return running.filter(Q(last_status=ReportStatus.RETURNED) | (due & quiet))
