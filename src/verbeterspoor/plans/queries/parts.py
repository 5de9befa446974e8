"""Parts of contributing partners: whose they are, and about which somebody is asked."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from verbeterspoor.foundation.dates import start_of_day
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import ActionStatus, PartStatus, PlanStatus, ReportStatus
from verbeterspoor.plans.models import Action, ActionPart, ProgressReport
from verbeterspoor.plans.models.bodies import theirs

from .reports import LATELY, SOON


def get_visible_part(actor: Actor, public_id: uuid.UUID) -> ActionPart:
    """Return a part of an action this person may see; any other does not exist (DoesNotExist)."""
    seen = Action.objects.visible_to(actor).order_by()
    related = ("action__plan__trajectory__municipality", "action__organisation", "action__unit", "organisation", "unit")
    return ActionPart.objects.filter(action__in=seen).select_related(*related).get(public_id=public_id)


def own_parts(actor: Actor) -> QuerySet[ActionPart]:
    """Return the parts this person contributes to adopted plans, the most urgent first."""
    here = {"action__plan__trajectory__municipality_id": actor.municipality_id}
    found = ActionPart.objects.filter(theirs(actor), action__plan__status=PlanStatus.ADOPTED, **here)
    sent = ProgressReport.objects.filter(part_id=OuterRef("pk")).exclude(status=ReportStatus.DRAFT)
    drafts = ProgressReport.objects.filter(
        part_id=OuterRef("pk"), status=ReportStatus.DRAFT, reported_by_id=actor.public_id
    )
    found = found.annotate(
        last_status=Subquery(sent.order_by("-submitted_at", "-pk").values("status")[:1]), has_draft=Exists(drafts)
    )
    if not actor.has(Role.PARTNER):
        return found.none()
    related = ("action__plan__trajectory", "action__organisation", "action__unit")
    return found.select_related(*related).order_by(F("due_date").asc(nulls_last=True), "action__number", "number", "pk")


def asked_of_contributor(actor: Actor, *, today: date) -> QuerySet[ActionPart]:
    """Return the parts about which this person is asked to report now: the end is near, or a report was returned."""
    running = own_parts(actor).filter(
        status=PartStatus.OPEN, action__status__in=[ActionStatus.OPEN, ActionStatus.REPORTED_DONE]
    )
    quiet = Q(last_report_at__isnull=True) | Q(last_report_at__lt=start_of_day(today) - LATELY)
    return running.filter(Q(last_status=ReportStatus.RETURNED) | (Q(due_date__lte=today + SOON) & quiet))


def part_counts(actions: Iterable[Action]) -> dict[int, tuple[int, int]]:
    """Return per action how many of its parts are accepted, and how many it has; those without parts are left out."""
    rows = ActionPart.objects.filter(action__in=[one.pk for one in actions]).exclude(status=PartStatus.LAPSED)
    counted = rows.order_by().values_list("action_id").annotate(
        done=Count("pk", filter=Q(status=PartStatus.ACCEPTED)), every=Count("pk")
    )  # fmt: skip
    return {action_id: (done, every) for action_id, done, every in counted}
