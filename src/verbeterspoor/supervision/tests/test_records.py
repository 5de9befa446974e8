"""What of supervision goes along to the case system: reports, papers and decisions of the council."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.documents import actions as documents
from verbeterspoor.documents.models import Paper
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.slots import Record
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions
from verbeterspoor.supervision.choices import CouncilOutcome
from verbeterspoor.supervision.exports.records import records
from verbeterspoor.supervision.models import Report
from verbeterspoor.trajectories.archiving.formats import format_of
from verbeterspoor.trajectories.models import Trajectory

pytestmark = pytest.mark.rule("case-system")


def paper(town: Town, trajectory: Trajectory, words: bytes) -> Paper:
    by = town.actor(Role.COORDINATOR)
    stored = documents.store_file(municipality=town.municipality, data=words, name="stuk.txt", media_type="text/plain",
                                  pages=1, by=by, now=NOW)  # fmt: skip
    return documents.add_paper(trajectory=trajectory, title=words.decode(), file=stored, by=by, now=NOW)


def a_report(town: Town, **facts: Any) -> Report:
    report = builders.a_report(town)
    Report.objects.filter(pk=report.pk).update(paper=paper(town, report.investigation.trajectory, b"Rapport"), **facts)
    report.refresh_from_db()
    return report


def going(town: Town, trajectory: Trajectory) -> list[Record]:
    return records(town.actor(Role.COORDINATOR), trajectory, NOW)


def test_a_report_goes_along_once_as_it_was_received(town: Town) -> None:
    report = a_report(town)
    trajectory = report.investigation.trajectory
    paper(town, trajectory, b"Brief")

    found = going(town, trajectory)

    assert [(one.kind, b"".join(one.pieces())) for one in found] == [("report", b"Rapport"), ("paper", b"Brief")]
    assert [one.limits for one in found] == [(), ()]


def test_a_report_before_its_presentation_is_under_embargo(town: Town) -> None:
    presented = NOW + timedelta(days=3)
    report = a_report(town, presented_at=presented)

    (limit,) = going(town, report.investigation.trajectory)[0].limits

    assert (limit.kind, limit.until) == ("embargo", day_of(presented))


def test_a_draft_is_confidential(town: Town) -> None:
    report = a_report(town, version="draft")

    assert [one.kind for one in going(town, report.investigation.trajectory)[0].limits] == ["confidential"]


def test_a_decision_of_the_council_becomes_pdf_a(town: Town) -> None:
    finding = builders.a_finding(town)
    actions.decide_by_council(
        finding=finding, outcome=CouncilOutcome.ADOPTED, decided_date=date(2020, 2, 3), number="2020-14",
        source="Besluitenlijst van de raad", by=town.actor(Role.COORDINATOR), now=NOW,
    )  # fmt: skip

    (decision,) = going(town, finding.report.investigation.trajectory)

    assert decision.kind == "council_decision"
    assert format_of(b"".join(decision.pieces()), decision.file_name).is_archival


def test_nobody_but_who_registers_numbers_a_report(town: Town) -> None:
    report = a_report(town)

    with pytest.raises(NotAllowed):
        actions.number_report(report=report, case_number="Z-1", by=town.actor(Role.MANAGER), now=NOW)
    report.refresh_from_db()
    assert report.case_number == ""


def test_the_number_is_typed_on_a_page(town: Town, signed_in: Callable[[User], Client]) -> None:
    report = a_report(town)
    where = {"gemeente": town.municipality.slug, "public_id": report.public_id}
    browser = signed_in(town.user(Role.COORDINATOR))

    browser.post(reverse("supervision:report_number", kwargs=where), {"case_number": "Z-2020-9"})

    assert "Z-2020-9" in browser.get(reverse("supervision:report", kwargs=where)).content.decode()
    assert going(town, report.investigation.trajectory)[0].case_number == "Z-2020-9"
    assert report.dated == TODAY
