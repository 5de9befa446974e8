"""What was shared with whom, and what a party's own numbering is."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from verbeterspoor.organisations.queries import hash_of_token
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.models import Action, Plan, PlanDelivery, PlanVersion
from verbeterspoor.supervision.choices import ReportVersion
from verbeterspoor.supervision.models import Finding, Report
from verbeterspoor.trajectories import queries as trajectories
from verbeterspoor.trajectories.choices import SharedKind
from verbeterspoor.trajectories.models import Party, Trajectory


def latest_version(plan: Plan) -> PlanVersion | None:
    """Return the plan as it was adopted last, or None."""
    return plan.versions.order_by("-number").first()


def deliveries_of(trajectory: Trajectory) -> QuerySet[PlanDelivery]:
    """Return to whom the plan of a trajectory was sent, the newest first."""
    found = PlanDelivery.objects.filter(plan_version__plan__trajectory=trajectory)
    return found.select_related("plan_version", "party__organisation", "party__unit", "term", "file")


def get_delivery(actor: Actor, public_id: uuid.UUID) -> PlanDelivery:
    """Return a delivery of this municipality, for the town hall; any other does not exist (DoesNotExist)."""
    here = PlanDelivery.objects.filter(plan_version__plan__trajectory__municipality_id=actor.municipality_id)
    found = here if actor.is_inside else here.none()
    return found.select_related("plan_version__plan__trajectory__municipality", "party", "file").get(
        public_id=public_id
    )


def delivery_by_token(token: str, *, now: datetime) -> PlanDelivery | None:
    """Return the delivery that a link opens, as long as the link works."""
    found = PlanDelivery.objects.filter(token_hash=hash_of_token(token), expires_at__gt=now)
    return found.select_related("plan_version__plan__trajectory__municipality", "party__organisation", "file").first()


def reports_for(trajectory: Trajectory, party: Party | None) -> QuerySet[Report]:
    """Return a party's own final reports in a trajectory; whoever has none gets them all. A draft is never told."""
    every = Report.objects.filter(investigation__trajectory=trajectory).exclude(version=ReportVersion.DRAFT)
    if party is not None and party.organisation_id:
        through = Q(investigation__bodies=party.organisation_id)
        through |= Q(investigation__bodies__bodies=party.organisation_id)
        own = every.filter(through).distinct()
        if own.exists():
            return own
    return every


def findings_in_order(report: Report) -> QuerySet[Finding]:
    """Return the findings of a report in its own order."""
    return report.findings.select_related("parent").order_by("position", "pk")


def links_to_findings(findings: Iterable[Finding]) -> Iterable[tuple[int, int]]:
    """Return which action serves which finding."""
    links = Action.findings.through.objects.filter(finding_id__in=[finding.pk for finding in findings])
    return links.values_list("finding_id", "action_id")


def plan_shared_with(actor: Actor, trajectory: Trajectory) -> tuple[PlanVersion, Party] | None:
    """Return the adopted plan that was shared with a body of this person, and with which party; else None."""
    share = trajectories.shares_for(actor).filter(trajectory=trajectory, kind=SharedKind.PLAN).first()
    plan = Plan.objects.filter(trajectory=trajectory, public_id=share.shared_id).first() if share else None
    version = latest_version(plan) if plan else None
    return (version, share.party) if version and share else None
