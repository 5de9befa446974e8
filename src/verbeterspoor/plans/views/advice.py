"""What is worth a look before a plan is adopted, though nothing keeps it from being adopted."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.foundation.slots import Link
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans.models import Plan
from verbeterspoor.plans.queries import Contents


def advice_about(request: TownRequest, plan: Plan, contents: Contents) -> list[Link]:
    """Name the goals and participants without an action, and the good examples without a keeper."""

    def url(name: str, public_id: object) -> str:
        return reverse(f"plans:{name}", kwargs={"gemeente": request.municipality.slug, "public_id": public_id})

    new_action = url("action_new", plan.trajectory.public_id)
    found = [
        Link(str(goal), new_action, _("No action serves this goal yet."))
        for goal in contents.goals
        if not goal.number_of_actions  # type: ignore[attr-defined]
    ]
    found += [
        Link(str(one.participant), new_action, _("This participant has no action or part yet."))
        for one in contents.participants
        if one.has_nothing
    ]
    return found + [
        Link(one.finding.text, url("keeper", one.finding.public_id), _("This good example has no keeper yet."))
        for one in contents.examples
        if one.keeper is None
    ]
