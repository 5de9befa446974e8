"""Builders for frameworks and tests; they walk the real actions, as `cases` does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.cast import NOW, Town
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions
from verbeterspoor.supervision.models import (
    Assessment,
    Expectation,
    FrameworkVersion,
    Investigation,
    Report,
    ScaleValue,
)
from verbeterspoor.supervision.rules import Row

from .cases import coordinator, investigation_in, report_in

ROWS = (
    Row("Veiligheid", "Zicht op veiligheid", "1.1", "Voor ieder gezin staat vast wat veilig genoeg is."),
    Row("Veiligheid", "", "1.2", "Het plan wordt op een afgesproken dag nagekeken."),
    Row("Samenhang", "", "2.1", "Een persoon houdt het geheel in het oog."),
)
FIRST_DAY, RETEST_DAY = date(2019, 6, 3), date(2020, 1, 20)


def framework_in(town: Town, rows: Sequence[Row] = ROWS, **facts: Any) -> FrameworkVersion:
    """Register a framework with its expectations."""
    facts = {"title": "Lokaal netwerk", "label": "2019", "body": town.inspectorate, **facts}
    by = coordinator(town)
    version = actions.add_framework(municipality=town.municipality, by=by, now=NOW, **facts)
    if rows:
        actions.import_expectations(version=version, rows=rows, by=by, now=NOW)
    return version


def presented_report(town: Town, investigation: Investigation | None = None, **facts: Any) -> Report:
    """Add a report that has been presented: the clerk may know of it."""
    return report_in(town, investigation, presented_at=NOW, **facts)


def first_test(town: Town, version: FrameworkVersion | None = None, **facts: Any) -> Assessment:
    """Open a first test of everything in a framework."""
    version = version or framework_in(town)
    facts = {
        "investigation": facts.pop("investigation", None) or investigation_in(town), "body": town.inspectorate,
        "assessed_date": FIRST_DAY, "expectations": list(version.expectations.all()), "on_behalf": False,
        "by": town.actor(Role.INSPECTOR), "now": NOW, **facts,
    }  # fmt: skip
    return actions.open_assessment(framework_version=version, **facts)


def retest_of(town: Town, first: Assessment, **facts: Any) -> Assessment:
    """Open a re-test of everything that was tested first."""
    facts = {
        "assessed_date": RETEST_DAY, "expectations": list(first.expectations.all()), "on_behalf": False,
        "by": town.actor(Role.INSPECTOR), "now": NOW, **facts,
    }  # fmt: skip
    return actions.open_retest(first=first, **facts)


def value(version: FrameworkVersion, label: str) -> ScaleValue:
    """Return a value of the scale by its name."""
    return version.scale.get(label=label)


def filled(town: Town, test: Assessment, *labels: str, finish: bool = True, **facts: Any) -> Assessment:
    """Judge the expectations of a test in turn, and register it."""
    facts = {"by": town.actor(Role.INSPECTOR), "now": NOW, **facts}
    wanted: list[Expectation] = list(test.expectations.order_by("position"))
    entries = [
        actions.Entry(one, value(test.framework_version, label), explanation=f"Gezien bij {one.number}.")
        for one, label in zip(wanted, labels, strict=False)
    ]
    actions.fill_in(assessment=test, entries=entries, **facts)
    return actions.finish_assessment(assessment=test, **facts) if finish else test
