"""Builders that walk the real actions, so that impossible states cannot exist."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.cast import NOW, Town
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import actions
from verbeterspoor.supervision.choices import FindingKind, TermKind, Verdict
from verbeterspoor.supervision.models import Finding, Investigation, Judgement, Report, Term
from verbeterspoor.trajectories.choices import PartyRole
from verbeterspoor.trajectories.models import Party, Share, Trajectory

LEAP_DAY = date(2020, 2, 29)


def coordinator(town: Town) -> Actor:
    """Return the coordinator of a town."""
    return town.actor(Role.COORDINATOR)


def trajectory_in(town: Town) -> Trajectory:
    """Make a trajectory in which partner and inspectorate take part."""
    trajectory = Trajectory.objects.create(municipality=town.municipality, title="Lokaal netwerk", created_at=NOW)
    Party.objects.create(trajectory=trajectory, organisation=town.partner, role=PartyRole.PARTNER)
    Party.objects.create(trajectory=trajectory, organisation=town.inspectorate, role=PartyRole.INSPECTORATE)
    Party.objects.create(trajectory=trajectory, unit=town.unit, role=PartyRole.PARTNER)
    return trajectory


def investigation_in(town: Town, trajectory: Trajectory | None = None, **facts: Any) -> Investigation:
    """Open an investigation by the inspectorate."""
    facts = {"title": "Onderzoek naar het lokale netwerk", "bodies": [town.inspectorate], **facts}
    trajectory = trajectory or trajectory_in(town)
    return actions.open_investigation(trajectory=trajectory, by=coordinator(town), now=NOW, **facts)


def report_in(town: Town, investigation: Investigation | None = None, **facts: Any) -> Report:
    """Add the report of an investigation."""
    investigation = investigation or investigation_in(town)
    facts = {"title": "Rapport", **facts}
    return actions.add_report(investigation=investigation, by=coordinator(town), now=NOW, **facts)


def finding_in(town: Town, report: Report | None = None, **facts: Any) -> Finding:
    """Register a finding."""
    facts = {"kind": FindingKind.IMPROVEMENT_POINT, "text": "Spreek af wie de regie heeft.", "number": "1", **facts}
    return actions.register_finding(report=report or report_in(town), by=coordinator(town), now=NOW, **facts)


def judged(town: Town, finding: Finding, verdict: str = Verdict.PARTLY, **facts: Any) -> Judgement:
    """Let the inspector judge a finding."""
    facts = {
        "body": town.inspectorate, "judged_date": date(2020, 2, 10), "explanation": "Wij zien het terug.",
        "source": "", "on_behalf": False, "by": town.actor(Role.INSPECTOR), "now": NOW, **facts,
    }  # fmt: skip
    return actions.judge_finding(finding=finding, verdict=verdict, **facts)


def term_in(town: Town, trajectory: Trajectory | None = None, **facts: Any) -> Term:
    """Register "before 1 March 2020"."""
    facts = {"kind": TermKind.DEADLINE, "title": "Deel het plan", "said": "vóór 1 maart 2020", **facts}
    if not facts.keys() & {"end_date", "at", "amount", "start_date"}:
        facts["end_date"] = LEAP_DAY
    trajectory = trajectory or trajectory_in(town)
    return actions.register_term(trajectory=trajectory, by=coordinator(town), now=NOW, **facts)


def share_report(report: Report, party: Party) -> Share:
    """Share a report with a party."""
    return Share.objects.create(trajectory=party.trajectory, party=party, kind="report", shared_id=report.public_id,
                                title=report.title, shared_at=NOW)  # fmt: skip
