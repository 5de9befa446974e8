"""Actions, as far as somebody may see them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _lazy

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import ActionStatus
from verbeterspoor.plans.models import Action, ActionQuerySet, Plan
from verbeterspoor.supervision.models import Finding
from verbeterspoor.trajectories.models import Trajectory


def plan_of(trajectory: Trajectory) -> Plan | None:
    """Return the improvement plan of a trajectory, or None."""
    return Plan.objects.filter(trajectory=trajectory).first()


def visible_actions(actor: Actor) -> ActionQuerySet:
    """Return the actions somebody may see, with what every page shows of them."""
    found = Action.objects.visible_to(actor).with_signal_facts()
    if not actor.is_inside:  # what an action waits for may be somebody else's
        found = found.annotate(dependency_title=Value(""))
    return found.select_related("organisation", "unit", "goal", "plan__trajectory__municipality")


def get_visible_action(actor: Actor, public_id: uuid.UUID) -> Action:
    """Return an action this person may see; any other does not exist (DoesNotExist)."""
    return visible_actions(actor).get(public_id=public_id)


def by_owner(actions: ActionQuerySet) -> ActionQuerySet:
    """Put the actions of one organisation or unit together: first without an owner, then organisations, then units."""
    first = Case(When(organisation__isnull=False, then=1), When(unit__isnull=False, then=2), default=0)
    return actions.order_by(first, "organisation__name", "organisation_id", "unit__name", "unit_id", "number", "pk")


def findings_by_action(actions: Iterable[Action]) -> dict[int, list[Finding]]:
    """Return per action the findings it serves, in one query."""
    ids = [action.pk for action in actions]
    served: dict[int, list[Finding]] = defaultdict(list)
    links = Action.findings.through.objects.filter(action_id__in=ids).select_related(
        "finding__report", "finding__parent", "finding__quote__file"
    )
    for link in links.order_by("finding__position", "finding_id"):
        served[link.action_id].append(link.finding)
    return served


def findings_shown(actor: Actor, action: Action) -> list[Finding]:
    """Return the findings an action serves; those of a draft only to who may see that draft: it is never public."""
    served = findings_by_action([action])[action.pk]
    drafts = [finding.pk for finding in served if finding.report.is_draft]
    if actor.is_inside or not drafts:
        return served
    seen = set(Finding.objects.visible_to(actor).filter(pk__in=drafts).values_list("pk", flat=True))
    return [finding for finding in served if finding.pk in seen or not finding.report.is_draft]


GROUPS = (
    (ActionStatus.OPEN, _lazy("In progress")),
    (ActionStatus.REPORTED_DONE, _lazy("Reported as done, waiting for a decision")),
    (ActionStatus.ACCEPTED, _lazy("Accepted")),
    (ActionStatus.LAPSED, _lazy("Lapsed")),
)
"""How an executor's actions are grouped."""
