"""Versions of a report: a newer one replaces an older one, which stays readable with its findings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOW, TODAY, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.documents import actions as documents
from verbeterspoor.foundation import slots
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions, queries
from verbeterspoor.supervision.choices import InvestigationStatus, ReportVersion
from verbeterspoor.supervision.models import Finding, Report
from verbeterspoor.trajectories.models import Party, Share

from .cases import coordinator, finding_in, investigation_in, report_in, share_report, trajectory_in
from .test_pages import page, text

SignedIn = Callable[[User], Client]
V = ReportVersion


def replace(town: Town, report: Report, **facts: Any) -> Report:
    facts = {
        "version": V.CORRECTED, "title": "Rapport (gecorrigeerd)", "reason": "De rechter vond een passage onjuist.",
        "carried_over": [], "by": coordinator(town), "now": NOW, "dated": TODAY, **facts,
    }  # fmt: skip
    return actions.replace_report(report=report, **facts)


def test_what_goes_along_counts_and_what_stays_behind_stays_readable(town: Town) -> None:
    report = report_in(town, dated=TODAY)
    kept, dropped = finding_in(town, report), finding_in(town, report, number="2", text="Het was rommelig.")

    newer = replace(town, report, carried_over=[kept])

    old = queries.get_visible_report(coordinator(town), report.public_id)
    assert [(one.text, one.left_behind) for one in queries.findings_in(old)] == [
        (kept.text, False), (dropped.text, True)
    ]  # fmt: skip
    assert [one.finding for one in queries.findings_in(newer)] == [kept]
    assert list(Finding.objects.standing()) == [kept]


def test_the_words_of_the_original_stay_when_the_corrected_version_says_it_otherwise(
    town: Town, signed_in: SignedIn
) -> None:
    report = report_in(town, dated=TODAY)
    finding = finding_in(town, report)
    replace(town, report, carried_over=[finding])
    finding.refresh_from_db()
    facts = {name: getattr(finding, name) for name in ("kind", "number", "response", "afterword", "addressee_text")}
    actions.change_finding(
        finding=finding, version=finding.version, text="Leg de regie vast.", addressee_organisation=None,
        addressee_unit=None, by=coordinator(town), now=NOW, **facts,
    )  # fmt: skip
    client = signed_in(town.user(Role.COORDINATOR))

    assert "Spreek af wie de regie heeft." in text(client.get(page(town, "report", report)))
    assert "Spreek af wie de regie heeft." in text(client.get(page(town, "finding", finding)))


@pytest.mark.rule("finding-tree")
def test_a_point_goes_along_only_with_the_one_above_it(town: Town) -> None:
    report = report_in(town)
    top = finding_in(town, report)
    point = finding_in(town, report, parent=top, number="a")

    with pytest.raises(NotAllowed):
        replace(town, report, carried_over=[point])

    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [(V.DRAFT, V.CORRECTED, "x"), (V.FINAL, V.DRAFT, "x"), (V.FINAL, V.FINAL, "x"), (V.FINAL, V.CORRECTED, " ")],
)
def test_versions_follow_in_order_and_a_correction_has_its_reason(town: Town, old: str, new: str, reason: str) -> None:
    with pytest.raises(NotAllowed):
        replace(town, report_in(town, version=old), version=new, reason=reason)


def test_a_report_is_replaced_once(town: Town) -> None:
    report = report_in(town)
    replace(town, report)

    with pytest.raises(NotAllowed):
        replace(town, report)


def test_a_finding_of_another_report_does_not_go_along(town: Town) -> None:
    report = report_in(town)
    elsewhere = finding_in(town, report_in(town, report.investigation))

    with pytest.raises(NotAllowed):
        replace(town, report, carried_over=[elsewhere])


def test_who_had_the_wrong_version_gets_the_corrected_one_and_a_draft_goes_nowhere(town: Town) -> None:
    draft = report_in(town, version=V.DRAFT)
    party = Party.objects.get(organisation=town.partner)
    share_report(draft, party)
    final = replace(town, draft, version=V.FINAL)
    assert not Share.objects.filter(shared_id=final.public_id).exists()

    share_report(final, party)
    corrected = replace(town, final)

    assert Share.objects.get(shared_id=corrected.public_id).party == party


def test_the_paper_of_a_draft_is_seen_by_the_body_and_not_by_whom_it_was_shared_with(town: Town) -> None:
    investigation = investigation_in(town)
    file = documents.store_file(municipality=town.municipality, data=b"concept", name="concept.txt",
                                media_type="text/plain", pages=1, by=coordinator(town), now=NOW)  # fmt: skip
    paper = documents.add_paper(trajectory=investigation.trajectory, title="Concept", file=file, by=coordinator(town),
                                now=NOW)  # fmt: skip
    party = Party.objects.get(organisation=town.partner)
    Share.objects.create(trajectory=investigation.trajectory, party=party, kind="document", shared_id=paper.public_id,
                         title="Concept", shared_at=NOW)  # fmt: skip
    assert list(queries.files_visible_to(town.actor(Role.PARTNER))) == [file]

    report_in(town, investigation, version=V.DRAFT, paper=paper)

    assert not queries.files_visible_to(town.actor(Role.PARTNER)).exists()
    assert not queries.papers_visible_to(town.actor(Role.PARTNER), investigation.trajectory).exists()
    assert list(queries.files_visible_to(town.actor(Role.INSPECTOR))) == [file]


def test_a_corrected_version_is_registered_on_its_page(town: Town, signed_in: SignedIn) -> None:
    report = report_in(town, dated=TODAY)
    kept = finding_in(town, report)
    finding_in(town, report, number="2", text="Het was rommelig.")
    typed = {"version": "corrected", "title": "Rapport, tweede druk", "reason": "Uitspraak van de rechter.",
             "court_reference": "ECLI:NL:RBGEL:2022:396", "carried_over": [kept.pk]}  # fmt: skip

    shown = text(signed_in(town.user(Role.COORDINATOR)).post(page(town, "report_version", report), typed, follow=True))

    assert "Rapport, tweede druk" in shown
    assert "ECLI:NL:RBGEL:2022:396" in shown
    assert "Het was rommelig." not in shown
    assert page(town, "report", report) in shown


def test_a_correction_without_a_reason_keeps_what_was_typed(town: Town, signed_in: SignedIn) -> None:
    report = report_in(town)

    answer = signed_in(town.user(Role.COORDINATOR)).post(
        page(town, "report_version", report), {"version": "corrected", "title": "Tweede druk", "reason": ""}
    )

    assert 'value="Tweede druk"' in text(answer)
    assert Report.objects.count() == 1


def test_a_final_report_replaces_its_draft_and_moves_the_investigation(town: Town) -> None:
    draft = report_in(town, version=V.DRAFT, dated=TODAY)

    final = replace(town, draft, version=V.FINAL, reason="")

    final.investigation.refresh_from_db()
    assert final.investigation.status == InvestigationStatus.FINAL
    assert [one.pk for one in queries.report_versions(town.actor(Role.MANAGER), draft)] == [draft.pk, final.pk]


def test_reports_of_one_trajectory_have_different_labels_on_the_trail(town: Town) -> None:
    trajectory = trajectory_in(town)
    first = report_in(town, investigation_in(town, trajectory), dated=TODAY)
    report_in(town, investigation_in(town, trajectory, bodies=[town.audit_office]), dated=TODAY)
    report_in(town, first.investigation, dated=TODAY, title="Deelrapport")

    stops = slots.collect_by_id("stops", actor=coordinator(town), trajectory_ids=[trajectory.pk], now=NOW)
    labels = [stop.label for stop in stops[trajectory.pk] if "Deelrapport" in stop.detail or stop.detail == "Rapport"]

    assert len(set(labels)) == 3
    assert any("Rekenkamer" in label for label in labels)
