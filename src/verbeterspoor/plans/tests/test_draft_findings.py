"""A draft report is never public: not through the page of an action either."""

from __future__ import annotations

import pytest

from tests import builders
from tests.cast import Town
from verbeterspoor.supervision.choices import ReportVersion
from verbeterspoor.supervision.models import Report

from .pages import SignedIn, page


@pytest.mark.parametrize(("role", "is_shown"), [("coordinator", True), ("partner", False)])
def test_a_finding_of_a_draft_is_shown_inside_only(town: Town, signed_in: SignedIn, role: str, is_shown: bool) -> None:
    report = builders.a_report(town)
    Report.objects.filter(pk=report.pk).update(version=ReportVersion.DRAFT)
    finding = builders.a_finding(town, report, text="Alleen in het concept")
    action = builders.an_action(town, builders.a_plan(town, report.investigation.trajectory), findings=[finding])

    shown = signed_in(town.user(role)).get(page(town, "action", action)).content.decode()

    assert ("Alleen in het concept" in shown) == is_shown
