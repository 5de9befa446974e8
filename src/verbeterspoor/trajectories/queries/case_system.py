"""What of a trajectory goes to the case system, what is still missing, and what went before (rule `case-system`)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet

from verbeterspoor.foundation import slots
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.dates import start_of_day
from verbeterspoor.foundation.slots import Record
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories import rules
from verbeterspoor.trajectories.archiving import Dossier, Kept
from verbeterspoor.trajectories.choices import (
    LimitKind,
    PackageStatus,
    RecordKind,
    SelectionCategory,
)
from verbeterspoor.trajectories.models import CasePackage, Retention, Trajectory

ORDER = list(RecordKind.values)


def records_of(actor: Actor, trajectory: Trajectory, *, now: datetime) -> list[Record]:
    """Return what of a trajectory goes along, as far as this person may see it: by kind, then by date."""
    found = slots.collect("records", actor=actor, trajectory=trajectory, now=now)
    return sorted(found, key=lambda one: (ORDER.index(one.kind), one.dated or date.max, one.title, str(one.id)))


def retention_of(trajectory: Trajectory) -> Retention | None:
    """Return how long a trajectory is kept, or None when nobody said so yet."""
    return Retention.objects.filter(trajectory=trajectory).first()


def dossier_of(trajectory: Trajectory) -> Dossier:
    """Return the facts of a trajectory that go into every record."""
    kept = Kept()
    if retention := retention_of(trajectory):
        is_listed = retention.category != SelectionCategory.OTHER
        kept = Kept(
            code=retention.code, label=str(retention.get_category_display()) if is_listed else "",
            nomination=retention.nomination, period=retention.period, until=retention.action_date, is_listed=is_listed,
        )  # fmt: skip
    return Dossier(
        id=str(trajectory.public_id), title=trajectory.title, summary=trajectory.summary,
        case_number=trajectory.case_number, town=trajectory.municipality.name,
        tooi_uri=trajectory.municipality.tooi_uri, started=trajectory.started_date, closed=trajectory.closed_date,
        opened_at=trajectory.created_at, kept=kept,
    )  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A document that goes along, as the page shows it."""

    record: Record
    kind: str
    limits: list[str]


@dataclass(frozen=True)
class CasePage:
    """All that the page about the case system shows."""

    pieces: list[Piece]
    without_number: int
    retention: Retention | None
    packages: list[CasePackage]
    latest: CasePackage | None
    changes: rules.Changes | None
    waits: bool

    @property
    def busy(self) -> CasePackage | None:
        """The package that is being made now, if any."""
        return next((one for one in self.packages if one.is_busy), None)

    @property
    def failed(self) -> bool:
        """Whether the last package that was asked for could not be made."""
        return bool(self.packages) and self.packages[0].status == PackageStatus.FAILED


def case_page(actor: Actor, trajectory: Trajectory, *, now: datetime) -> CasePage:
    """Return what goes along, what is missing, and which packages there are, newest first."""
    records = records_of(actor, trajectory, now=now)
    packages = list(CasePackage.objects.filter(trajectory=trajectory).order_by("-number"))
    ready = [one for one in packages if one.status == PackageStatus.READY]
    received = [(day_of(one.made_at), one.received_date) for one in ready if one.made_at]
    return CasePage(
        pieces=[_piece(one) for one in records],
        without_number=sum(not one.case_number for one in records if one.mend_url),
        retention=retention_of(trajectory),
        packages=packages,
        latest=ready[0] if ready else None,
        changes=changes_in(actor, ready[0]) if ready else None,
        waits=bool(ready and not ready[0].received_date) or rules.waits_for_receipt(trajectory.closed_date, received),
    )


def _piece(record: Record) -> Piece:
    limits = [str(LimitKind(limit.kind).label) for limit in record.limits]
    return Piece(record, str(RecordKind(record.kind).label), limits)


def get_package(actor: Actor, public_id: uuid.UUID) -> CasePackage:
    """Return a package of a trajectory of this municipality, for the town hall; any other does not exist."""
    found = CasePackage.objects.filter(trajectory__in=Trajectory.objects.visible_to(actor).values("pk"))
    found = found if actor.is_inside else found.none()
    return found.select_related("trajectory__municipality").get(public_id=public_id)


def rows_to_show(actor: Actor, package: CasePackage) -> tuple[list[dict[str, Any]], int]:
    """Return the content of a package that this person may know, and how many rows are not shown."""
    rows: Sequence[dict[str, Any]] = package.content
    if package.asked_by_id != actor.public_id:
        rows = [row for row in rows if not row["limits"]]
    told = [{**row, "kind_label": RecordKind(row["kind"]).label} for row in rows]
    return told, len(package.content) - len(rows)


def not_received_back(actor: Actor) -> QuerySet[Trajectory]:
    """Return the closed trajectories of which no package made since then was received, longest closed first."""
    closed = Trajectory.objects.visible_to(actor).filter(closed_date__isnull=False)
    back = CasePackage.objects.filter(
        received_date__isnull=False, trajectory__closed_date__isnull=False, trajectory__in=closed.values("pk")
    ).values_list("trajectory_id", "made_at", "trajectory__closed_date")
    came = {pk for pk, made_at, day in back if made_at and day and made_at >= start_of_day(day)}
    return closed.exclude(pk__in=came).order_by(F("closed_date").asc(), "pk")


def package_before(package: CasePackage) -> CasePackage | None:
    """Return the package that was ready before this one, if any."""
    ready = CasePackage.objects.filter(trajectory=package.trajectory_id, status=PackageStatus.READY)
    return ready.filter(number__lt=package.number).order_by("-number").first()


def changes_in(actor: Actor, package: CasePackage) -> rules.Changes | None:
    """Name what changed since the package before, as far as this person may know it; None without one before."""
    former = package_before(package)
    if former is None or package.status != PackageStatus.READY:
        return None
    return rules.changes_between(rows_to_show(actor, former)[0], rows_to_show(actor, package)[0])


def ready_since_closing(trajectories: Sequence[Trajectory]) -> set[int]:
    """Return which of these closed trajectories have a package that is ready and was made since they were closed."""
    ready = CasePackage.objects.filter(trajectory__in=trajectories, status=PackageStatus.READY)
    made = dict(ready.order_by("number").values_list("trajectory_id", "made_at"))
    closed = {one.pk: start_of_day(one.closed_date) for one in trajectories if one.closed_date}
    return {pk for pk, at in made.items() if at and at >= closed[pk]}
