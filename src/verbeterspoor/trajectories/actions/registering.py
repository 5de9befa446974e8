"""Open and change a trajectory, let parties take part, and share with them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history.actions import record_event
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.models import Municipality, Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories import rules
from verbeterspoor.trajectories.choices import Refusal
from verbeterspoor.trajectories.models import Party, Share, Trajectory


def record(
    type: str,
    trajectory: Trajectory,
    by: Actor,
    now: datetime,
    codes: Mapping[str, Any] | None = None,
    words: Mapping[str, Any] | None = None,
) -> None:
    """Write down one act on a trajectory."""
    record_event(
        chain=by.municipality_uuid, type=f"trajectories.{type}", subject_kind="trajectory",
        subject_id=trajectory.public_id, trajectory_id=trajectory.public_id, by=by.public_id, at=now,
        codes=codes, words={"by": by.name, **(words or {})},
    )  # fmt: skip


@transaction.atomic
def open_trajectory(
    *,
    municipality: Municipality,
    title: str,
    by: Actor,
    now: datetime,
    summary: str = "",
    case_number: str = "",
    started_date: date | None = None,
    is_example: bool = False,
) -> Trajectory:
    """Start a line from announcement to proof; who opens it coordinates it."""
    rules.check_can_lead(by, municipality.pk)
    trajectory = Trajectory.objects.create(
        municipality=municipality, title=title, summary=summary, case_number=case_number, coordinator_id=by.user_id,
        started_date=started_date, is_example=is_example, created_at=now,
    )  # fmt: skip
    record("trajectory.opened", trajectory, by, now, words={"title": title})
    return trajectory


@transaction.atomic
def change_trajectory(
    *,
    trajectory: Trajectory,
    version: int,
    title: str,
    summary: str,
    case_number: str,
    started_date: date | None,
    by: Actor,
    now: datetime,
) -> Trajectory:
    """Change what a trajectory is called and about, unless somebody else changed it since `version`."""
    rules.check_can_lead(by, trajectory.municipality_id)
    values = {"title": title, "summary": summary, "case_number": case_number, "started_date": started_date}
    former = Trajectory.objects.get(pk=trajectory.pk)
    changed = sorted(name for name, value in values.items() if getattr(former, name) != value)
    rows = Trajectory.objects.filter(pk=trajectory.pk, version=version).update(**values, version=version + 1)
    if not rows:
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    words = {"from": former.title, "to": title} if "title" in changed else {}
    record("trajectory.changed", trajectory, by, now, {"fields": changed}, words)
    trajectory.refresh_from_db()
    return trajectory


@transaction.atomic
def add_party(
    *,
    trajectory: Trajectory,
    role: str,
    organisation: Organisation | None = None,
    unit: Unit | None = None,
    by: Actor,
    now: datetime,
) -> Party:
    """Let a body or unit that the municipality knows take part; taking part twice in one role changes nothing."""
    rules.check_can_lead(by, trajectory.municipality_id)
    _check_body_is_known(trajectory, organisation, unit)
    party, is_new = Party.objects.get_or_create(trajectory=trajectory, role=role, organisation=organisation, unit=unit)
    if is_new:
        codes = {"party": str(party.public_id), "role": str(role)}
        record("party.added", trajectory, by, now, codes, {"party": party.name})
    return party


def _check_body_is_known(trajectory: Trajectory, organisation: Organisation | None, unit: Unit | None) -> None:
    """Refuse anything but one body or unit of this municipality."""
    if (organisation is None) == (unit is None):
        raise NotAllowed(Refusal.ONE_BODY.label)
    known = organisations.known_organisations(municipality_id=trajectory.municipality_id)
    if organisation and not known.filter(pk=organisation.pk).exists():
        raise NotAllowed(Refusal.UNKNOWN_BODY.label)
    if unit and unit.municipality_id != trajectory.municipality_id:
        raise NotAllowed(Refusal.UNKNOWN_BODY.label)


@transaction.atomic
def share_with_party(
    *,
    trajectory: Trajectory,
    party: Party,
    kind: str,
    shared_id: uuid.UUID,
    title: str,
    by: Actor,
    now: datetime,
) -> Share:
    """Let a party see one report, plan or document from now on; sharing it again changes nothing."""
    rules.check_can_lead(by, trajectory.municipality_id)
    if party.trajectory_id != trajectory.pk:
        raise NotAllowed(Refusal.NOT_A_PARTY.label)
    share, is_new = Share.objects.get_or_create(
        party=party,
        shared_id=shared_id,
        defaults={
            "trajectory": trajectory, "kind": kind, "title": title, "shared_at": now, "shared_by_id": by.public_id,
        },
    )  # fmt: skip
    if is_new:
        codes = {"party": str(party.public_id), "kind": str(kind), "shared": str(shared_id)}
        record("share.given", trajectory, by, now, codes, {"party": party.name, "title": title})
    return share


@transaction.atomic
def stop_sharing(*, share: Share, by: Actor, now: datetime) -> None:
    """Let a party no longer see something; that it was shared, and until when, stays in the history."""
    trajectory = share.trajectory
    rules.check_can_lead(by, trajectory.municipality_id)
    codes = {"party": str(share.party.public_id), "kind": share.kind, "shared": str(share.shared_id),
             "since": share.shared_at.isoformat()}  # fmt: skip
    share.delete()
    record("share.ended", trajectory, by, now, codes, {"party": share.party.name, "title": share.title})
