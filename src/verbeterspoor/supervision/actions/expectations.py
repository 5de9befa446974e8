"""Expectations come one by one or as a sheet; a sheet comes whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from verbeterspoor.documents.rules import check_no_client_data
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import FrameworkRefusal
from verbeterspoor.supervision.models import Criterion, Expectation, Finding, FrameworkVersion, Theme
from verbeterspoor.supervision.rules import Row
from verbeterspoor.trajectories.models import Trajectory

from .frameworks import record_framework, touch
from .records import record, short


@transaction.atomic
def add_expectation(*, version: FrameworkVersion, row: Row, by: Actor, now: datetime) -> Expectation:
    """Add one expectation; its theme and criterion are found by name or made."""
    rules.check_can_change(by, version.framework.municipality_id)
    touch(version)
    rules.check_row(row, _numbers(version))
    check_no_client_data(row.text, row.theme, row.criterion)
    expectation = _Writer(version).write(row)
    record_framework("expectation_added", version, by, now, words=_words(version, row))
    return expectation


@transaction.atomic
def change_expectation(*, expectation: Expectation, row: Row, by: Actor, now: datetime) -> Expectation:
    """Change an expectation of a version that no test uses yet; an empty theme or criterion goes."""
    version = expectation.framework_version
    rules.check_can_change(by, version.framework.municipality_id)
    touch(version)
    rules.check_row(row, _numbers(version, but=expectation))
    check_no_client_data(row.text, row.theme, row.criterion)
    writer = _Writer(version)
    theme = writer.theme(row.theme)
    Expectation.objects.filter(pk=expectation.pk).update(
        theme=theme, criterion=writer.criterion(theme, row.criterion), number=row.number, text=row.text
    )
    _clear_empty(version)
    record_framework("expectation_changed", version, by, now, words=_words(version, row))
    expectation.refresh_from_db()
    return expectation


@transaction.atomic
def remove_expectation(*, expectation: Expectation, by: Actor, now: datetime) -> None:
    """Take an expectation out of a version that no test uses yet."""
    version = expectation.framework_version
    rules.check_can_change(by, version.framework.municipality_id)
    touch(version)
    words = {"title": version.framework.title, "text": short(str(expectation))}
    expectation.delete()
    _clear_empty(version)
    record_framework("expectation_removed", version, by, now, words=words)


@transaction.atomic
def import_expectations(*, version: FrameworkVersion, rows: Sequence[Row], by: Actor, now: datetime) -> int:
    """Add the expectations of a sheet, all of them or none; return how many there were."""
    rules.check_can_change(by, version.framework.municipality_id)
    if not rows:
        raise NotAllowed(FrameworkRefusal.NOTHING_TO_IMPORT.label)
    if len(rows) > rules.MOST_ROWS:
        raise NotAllowed(FrameworkRefusal.TOO_MANY.label)
    touch(version)
    taken, writer, found = _numbers(version), _Writer(version), []
    for row in rows:
        rules.check_row(row, taken)
        check_no_client_data(row.text, row.theme, row.criterion)
        taken.add(row.number.casefold())
        found.append(writer.made(row))
    Expectation.objects.bulk_create(found)
    words = {"title": version.framework.title, "label": version.label}
    record_framework("imported", version, by, now, codes={"rows": len(rows)}, words=words)
    return len(rows)


@transaction.atomic
def link_expectations(*, finding: Finding, expectations: Sequence[Expectation], by: Actor, now: datetime) -> Finding:
    """Say which expectations of the framework a finding is about."""
    trajectory: Trajectory = finding.report.investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    if any(one.framework_version.framework.municipality_id != trajectory.municipality_id for one in expectations):
        raise NotAllowed(FrameworkRefusal.NOT_A_COORDINATOR.label)
    finding.expectations.set(expectations)  # type: ignore[attr-defined]
    codes = {"expectations": [str(one.public_id) for one in expectations]}
    words = {"text": short(finding.text)}
    record("finding.expectations_linked", finding, trajectory, by, now, codes=codes, words=words)
    return finding


class _Writer:
    """Writes expectations under themes and criteria found by name, at the end of their version."""

    def __init__(self, version: FrameworkVersion) -> None:
        self.version = version
        self.themes = {theme.title: theme for theme in version.themes.all()}
        known = Criterion.objects.filter(theme__framework_version=version)
        self.criteria = {(one.theme_id, one.title): one for one in known}
        self.last = version.expectations.aggregate(last=Max("position"))["last"] or 0

    def theme(self, title: str) -> Theme:
        """Return the theme with this title, made when there is none."""
        if title not in self.themes:
            place = max((theme.position for theme in self.themes.values()), default=0) + 1
            self.themes[title] = Theme.objects.create(framework_version=self.version, position=place, title=title)
        return self.themes[title]

    def criterion(self, theme: Theme, title: str) -> Criterion | None:
        """Return the criterion with this title within a theme, made when there is none; none without a title."""
        if not title:
            return None
        if (theme.pk, title) not in self.criteria:
            place = max((one.position for one in self.criteria.values()), default=0) + 1
            self.criteria[theme.pk, title] = Criterion.objects.create(theme=theme, position=place, title=title)
        return self.criteria[theme.pk, title]

    def made(self, row: Row) -> Expectation:
        """Return the expectation of a row, not yet stored."""
        theme = self.theme(row.theme)
        self.last += 1
        return Expectation(framework_version=self.version, theme=theme, criterion=self.criterion(theme, row.criterion),
                           position=self.last, number=row.number, text=row.text)  # fmt: skip

    def write(self, row: Row) -> Expectation:
        """Store the expectation of a row."""
        expectation = self.made(row)
        expectation.save(force_insert=True)
        return expectation


def _numbers(version: FrameworkVersion, but: Expectation | None = None) -> set[str]:
    """Return the numbers that expectations of a version have."""
    others = version.expectations.exclude(pk=but.pk) if but else version.expectations
    return {number.casefold() for number in others.order_by("pk").values_list("number", flat=True) if number}


def _clear_empty(version: FrameworkVersion) -> None:
    """Take away criteria and themes under which nothing stands any more."""
    Criterion.objects.filter(theme__framework_version=version, expectations__isnull=True).delete()
    version.themes.filter(expectations__isnull=True).delete()


def _words(version: FrameworkVersion, row: Row) -> dict[str, str]:
    return {"title": version.framework.title, "text": short(f"{row.number} {row.text}".strip())}
