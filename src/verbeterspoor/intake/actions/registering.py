"""What a document is: the trajectory it belongs to, the paper it becomes and, when a body made it, the report."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from verbeterspoor.documents.actions import add_paper
from verbeterspoor.documents.models import Paper
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.intake import queries
from verbeterspoor.intake.choices import CandidateKind, CandidateStatus, ReadingStatus, Refusal
from verbeterspoor.intake.models import Candidate, Reading
from verbeterspoor.intake.rules import access, names
from verbeterspoor.organisations.actions import add_organisation
from verbeterspoor.organisations.choices import BodyKind
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.actions import add_report, open_investigation
from verbeterspoor.trajectories.actions import add_party
from verbeterspoor.trajectories.choices import PartyRole
from verbeterspoor.trajectories.models import Trajectory

from .records import record


@transaction.atomic
def choose_trajectory(*, reading: Reading, trajectory: Trajectory, by: Actor, now: datetime) -> Reading:
    """Say which trajectory a document belongs to; once something was taken over, that stays."""
    access.check_can_read_in(by, reading.municipality_id)
    access.check_can_read_in(by, trajectory.municipality_id)
    if reading.trajectory_id != trajectory.pk and queries.paper_of(reading) is None:
        reading.trajectory = trajectory
        reading.save(update_fields=["trajectory"])
        record("reading.placed", reading, by, now, words={"trajectory": trajectory.title})
    return reading


@transaction.atomic
def register_document(
    *,
    reading: Reading,
    title: str,
    by: Actor,
    now: datetime,
    kind: str = "",
    reference: str = "",
    dated: date | None = None,
    body_name: str = "",
) -> Paper:
    """Make the document a paper of its trajectory and, when a body made it, a report of an investigation of theirs.

    Taking over once more only adds the report that was still missing.
    """
    access.check_can_judge(by, reading.municipality_id)
    if reading.status != ReadingStatus.READ:
        raise NotAllowed(Refusal.STILL_READING.label)
    if reading.trajectory is None:
        raise NotAllowed(Refusal.NO_TRAJECTORY.label)
    paper = add_paper(
        trajectory=reading.trajectory, title=title, kind=kind, file=reading.file, reference=reference, dated=dated,
        by=by, now=now,
    )  # fmt: skip
    if body_name.strip() and queries.report_of(reading) is None:
        _add_report(reading, paper, title, dated, body_name.strip(), by, now)
    fields = Candidate.objects.filter(reading=reading, kind=CandidateKind.FIELD, status=CandidateStatus.PROPOSED)
    fields.update(
        status=CandidateStatus.ACCEPTED, decided_at=now, decided_by_id=by.public_id, registered_id=paper.public_id
    )
    record("reading.placed", reading, by, now, words={"trajectory": reading.trajectory.title, "title": title})
    return paper


def _add_report(
    reading: Reading, paper: Paper, title: str, dated: date | None, body_name: str, by: Actor, now: datetime
) -> None:
    """Open the investigation of a body and hang this report under it; the body takes part in the trajectory."""
    body = body_named(reading.municipality_id, body_name, by, now, reading)
    trajectory = paper.trajectory
    role = PartyRole.AUDIT_OFFICE if body.kind == BodyKind.AUDIT_OFFICE else PartyRole.INSPECTORATE
    add_party(trajectory=trajectory, role=role, organisation=body, by=by, now=now)
    investigation = open_investigation(trajectory=trajectory, title=title[:200], bodies=[body], by=by, now=now)
    add_report(investigation=investigation, title=title, paper=paper, dated=dated, by=by, now=now)


def body_named(municipality_id: int, name: str, by: Actor, now: datetime, reading: Reading) -> Organisation:
    """Return the body with this name, added to the ones the municipality knows when it is new."""
    known = [row for row in queries.known_bodies(municipality_id) if isinstance(row[0], Organisation)]
    found = queries.recognised(name, known)
    if isinstance(found, Organisation):
        return found
    kind = BodyKind.AUDIT_OFFICE if names.is_auditor(name) else BodyKind.INSPECTORATE
    return add_organisation(municipality=reading.municipality, name=name, kind=kind, by=by, now=now)
