"""What plans show on the page of a finding: the actions that serve it, and the way to a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from verbeterspoor.foundation.slots import Link
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries
from verbeterspoor.plans.choices import PlanStatus
from verbeterspoor.plans.models import Action
from verbeterspoor.supervision.models import Finding

from .addresses import url_of


def served_by(actor: Actor, finding_ids: Iterable[int]) -> dict[int, list[Link]]:
    """Return per finding the actions that serve it (rule `origins`)."""
    links = list(
        Action.findings.through.objects.filter(finding_id__in=list(finding_ids))
        .select_related("action__organisation", "action__unit")
        .order_by("action__number", "pk")
    )
    served = Action.objects.filter(pk__in=[link.action_id for link in links])
    visible = set(served.visible_to(actor).order_by("pk").values_list("pk", flat=True))
    found: dict[int, list[Link]] = defaultdict(list)
    for link in (one for one in links if one.action_id in visible):
        action = link.action
        note = f"{action.organisation or action.unit or ''} · {action.get_status_display()}"
        found[link.finding_id].append(Link(action.title, url_of(actor, "action", action), note))
    return found


def finding_steps(actor: Actor, finding: Finding) -> list[Link]:
    """Offer a coordinator to add an action for a finding while its plan is being written."""
    trajectory = finding.report.investigation.trajectory
    plan = queries.plan_of(trajectory)
    if not actor.leads or plan is None or plan.status == PlanStatus.ADOPTED:
        return []
    return [Link(_("Add an action"), f"{url_of(actor, 'action_new', trajectory)}?bevinding={finding.public_id}")]
