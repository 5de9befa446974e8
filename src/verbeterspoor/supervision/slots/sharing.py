"""What of supervision can be shared with a party, and where it is read then."""

from __future__ import annotations

from django.urls import reverse

from verbeterspoor.documents.models import Paper
from verbeterspoor.foundation.dates import said
from verbeterspoor.foundation.slots import Shareable
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.models import Report
from verbeterspoor.trajectories.choices import SharedKind
from verbeterspoor.trajectories.models import Share, Trajectory


def shareable(actor: Actor, trajectory: Trajectory) -> list[Shareable]:
    """Return the reports and papers of a trajectory that this person may share."""
    reports = Report.objects.visible_to(actor).filter(investigation__trajectory=trajectory)
    papers = Paper.objects.visible_to(actor).filter(trajectory=trajectory, file__isnull=False)
    found = [
        Shareable(SharedKind.REPORT, report.public_id, report.title, str(report.get_version_display()))
        for report in reports
    ]
    return found + [
        Shareable(SharedKind.DOCUMENT, paper.public_id, paper.title, said(paper.dated) if paper.dated else "")
        for paper in papers
    ]


def share_address(actor: Actor, share: Share) -> list[str]:
    """Say where a shared report or paper is read."""
    where = {"gemeente": actor.municipality_slug}
    if share.kind == SharedKind.REPORT:
        return [reverse("supervision:findings", kwargs={**where, "public_id": share.trajectory.public_id})]
    if share.kind == SharedKind.DOCUMENT:
        paper = Paper.objects.visible_to(actor).filter(public_id=share.shared_id).select_related("file").first()
        if paper and paper.file:
            return [reverse("supervision:file", kwargs={**where, "public_id": paper.file.public_id})]
    return []
