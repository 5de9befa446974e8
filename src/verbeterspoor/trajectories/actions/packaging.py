"""Make a package for the case system, and register that it was received (rule `case-system`).

A claim is a conditional update with a number (`attempts`): a worker that was taken for dead writes nothing any more.
The ZIP stands in the store before the row says that it is ready; a ZIP that no row came to know is thrown away.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils.translation import override

from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import Conflict
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories import queries, rules
from verbeterspoor.trajectories.archiving import make_package
from verbeterspoor.trajectories.choices import CaseRefusal, PackageStatus
from verbeterspoor.trajectories.models import CasePackage, Trajectory

from .registering import record

MAX_ATTEMPTS = 3
LEASE = timedelta(minutes=2)
"""How long a worker holds a package without having added a document."""


class LeaseLost(Exception):
    """Somebody else makes this package now; nothing more may be written about it."""


@transaction.atomic
def ask_for_package(*, trajectory: Trajectory, by: Actor, now: datetime) -> CasePackage:
    """Ask for a package with everything in a trajectory that this person may see; a worker makes it."""
    rules.check_can_send(by, trajectory.municipality_id)
    latest = CasePackage.objects.filter(trajectory=trajectory).order_by("-number").first()
    records = queries.records_of(by, trajectory, now=now)
    rules.check_can_make_package(
        case_number=trajectory.case_number, is_busy=bool(latest and latest.is_busy), number_of_records=len(records)
    )
    number = latest.number + 1 if latest else 1
    try:
        with transaction.atomic():
            package = CasePackage.objects.create(
                trajectory=trajectory, number=number, asked_at=now, asked_by_id=by.public_id, asked_by_name=by.name,
                total=len(records),
            )  # fmt: skip
    except IntegrityError:
        raise Conflict(CaseRefusal.BUSY.label) from None
    record("package.asked", trajectory, by, now, {"package": str(package.public_id), "number": number})
    return package


def claim_package(*, now_real: datetime, lease: timedelta = LEASE) -> CasePackage | None:
    """Take the package that waits longest, or return None when there is nothing to make."""
    due = CasePackage.objects.due(now_real).filter(attempts__lt=MAX_ATTEMPTS).order_by("asked_at", "pk")
    for pk, attempts in due.values_list("pk", "attempts")[:10]:
        mine = CasePackage.objects.due(now_real).filter(pk=pk, attempts=attempts)
        values = {"status": PackageStatus.MAKING, "lease_until": now_real + lease, "attempts": attempts + 1}
        if mine.update(**values, done=0):
            return CasePackage.objects.select_related("trajectory__municipality").get(pk=pk)
    return None


def give_up_packages(*, now_real: datetime) -> int:
    """Fail the packages that broke off too often: whoever asked can ask again."""
    lost = CasePackage.objects.due(now_real).filter(attempts__gte=MAX_ATTEMPTS)
    return lost.update(status=PackageStatus.FAILED, lease_until=None)


def make_claimed_package(
    *, package: CasePackage, now: datetime, real_now: Callable[[], datetime], lease: timedelta = LEASE
) -> bool:
    """Make a claimed package, with what the person who asked may see; False when it could not be made.

    Titles of what is made here are Dutch, the language of the archive, whoever asked.
    """
    by = _asker(package, day_of(now))
    if by is None:
        return bool(_held(package).update(status=PackageStatus.FAILED, lease_until=None)) and False
    with override("nl"):
        records = queries.records_of(by, package.trajectory, now=now)
        dossier = queries.dossier_of(package.trajectory)

    def step(done: int) -> None:
        if not _held(package).update(done=done, total=len(records), lease_until=real_now() + lease):
            raise LeaseLost

    with tempfile.TemporaryFile() as target:
        try:
            made = make_package(dossier, records, target, now=now, step=step)
            size = target.tell()
            package.file.save("package.zip", File(target), save=False)
            _finish(package, made, size=size, by=by, now=now)
        except LeaseLost:
            package.file.delete(save=False)
            return False
    return True


def _asker(package: CasePackage, today: date) -> Actor | None:
    """Return who asked, as far as that person still leads here."""
    town = package.trajectory.municipality
    by = organisations.actor_known_as(public_id=package.asked_by_id, municipality=town, today=today)
    return by if by and by.leads else None


def _held(package: CasePackage) -> Any:
    """Return the row as long as this claim holds it."""
    return CasePackage.objects.filter(pk=package.pk, status=PackageStatus.MAKING, attempts=package.attempts)


@transaction.atomic
def _finish(package: CasePackage, made: Any, *, size: int, by: Actor, now: datetime) -> None:
    """Say that the package is ready, in one transaction with its event."""
    values: dict[str, Any] = {
        "status": PackageStatus.READY, "made_at": now, "file": package.file.name, "size": size, "lease_until": None,
        "manifest_sha256": made.manifest_sha256, "content": made.content, "done": len(made.content),
        "total": len(made.content),
    }  # fmt: skip
    if not _held(package).update(**values):
        raise LeaseLost
    codes = {"package": str(package.public_id), "number": package.number, "manifest": made.manifest_sha256,
             "documents": len(made.content)}  # fmt: skip
    record("package.made", package.trajectory, by, now, codes)


@transaction.atomic
def register_package_receipt(
    *, package: CasePackage, received_date: date, reference: str, received_by: str, by: Actor, now: datetime
) -> CasePackage:
    """Type over what the case system answered: when, under which number, and by whom it was received."""
    rules.check_can_send(by, package.trajectory.municipality_id)
    made_date = day_of(package.made_at) if package.made_at else None
    rules.check_receipt(
        package, received_date=received_date, reference=reference, received_by=received_by, made_date=made_date,
        today=day_of(now),
    )  # fmt: skip
    waiting = CasePackage.objects.filter(pk=package.pk, status=PackageStatus.READY, received_date__isnull=True)
    facts = {"received_date": received_date, "received_reference": reference.strip(),
             "received_by": received_by.strip()}  # fmt: skip
    if not waiting.update(**facts, received_registered_at=now, received_registered_by_name=by.name):
        raise Conflict(CaseRefusal.RECEIVED_ALREADY.label)
    package.refresh_from_db()
    codes = {"package": str(package.public_id), "number": package.number, "day": received_date.isoformat()}
    words = {"reference": reference.strip(), "name": received_by.strip()}
    record("package.received", package.trajectory, by, now, codes, words)
    return package
