"""Who sees findings, terms, papers and files: the rule and the queryset say the same, for every role."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest

from tests.cast import NOW, TODAY, Town
from verbeterspoor.documents import actions as documents
from verbeterspoor.documents.models import Paper
from verbeterspoor.documents.rules import can_see_paper
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import actions, queries, rules
from verbeterspoor.supervision.choices import ReportVersion
from verbeterspoor.supervision.models import Assessment, Finding, Report, Term
from verbeterspoor.trajectories.models import Party, Share, Trajectory

from .cases import coordinator, finding_in, investigation_in, report_in, share_report, term_in, trajectory_in
from .framework_cases import first_test

PEOPLE = [*[role.value for role in Role], "unit", "other_partner"]


def actor_of(town: Town, who: str) -> Actor:
    found = organisations.actor_at(user=town.user(who), municipality=town.municipality, today=TODAY)
    assert found is not None
    return found


def is_party(actor: Actor, trajectory: Trajectory) -> bool:
    parties = Party.objects.filter(trajectory=trajectory)
    return any(p.organisation_id in actor.organisation_ids or p.unit_id in actor.unit_ids for p in parties)


def has_share(actor: Actor, thing: Any) -> bool:
    shares = Share.objects.filter(shared_id=thing.public_id).select_related("party")
    return any(s.party.organisation_id in actor.organisation_ids or s.party.unit_id in actor.unit_ids for s in shares)


@pytest.mark.parametrize("who", PEOPLE)
def test_rule_and_queryset_agree_about_findings(town: Town, other_town: Town, who: str) -> None:
    shared = report_in(town)
    share_report(shared, Party.objects.get(organisation=town.partner))
    unshared = report_in(town, investigation_in(town, Trajectory.objects.get(), bodies=[town.audit_office]))
    draft = report_in(town, shared.investigation, version=ReportVersion.DRAFT)
    share_report(draft, Party.objects.get(organisation=town.partner))
    findings = [*[finding_in(town, report) for report in (shared, unshared, draft)], finding_in(other_town)]
    actor = actor_of(town, who)

    for finding in findings:
        trajectory = finding.report.investigation.trajectory
        by_rule = rules.can_see_finding(
            actor, municipality_id=trajectory.municipality_id, is_party=is_party(actor, trajectory),
            investigating_ids=queries.investigating_ids(finding), is_shared=has_share(actor, finding.report),
            is_draft=finding.report.version == ReportVersion.DRAFT,
        )  # fmt: skip
        assert Finding.objects.visible_to(actor).filter(pk=finding.pk).exists() == by_rule
        assert Report.objects.visible_to(actor).filter(pk=finding.report.pk).exists() == by_rule


@pytest.mark.parametrize("who", PEOPLE)
def test_rule_and_queryset_agree_about_terms(town: Town, other_town: Town, who: str) -> None:
    trajectory, elsewhere = (
        trajectory_in(town),
        Trajectory.objects.create(municipality=town.municipality, title="Elders", created_at=NOW),
    )
    owners: list[dict[str, Any]] = [{}, {"owner_organisation": town.partner}, {"owner_unit": town.unit},
                                    {"owner_organisation": town.inspectorate}]  # fmt: skip
    terms = [term_in(town, where, **owner) for where, owner in product([trajectory, elsewhere], owners)]
    actor = actor_of(town, who)

    for term in [*terms, term_in(other_town)]:
        by_rule = rules.can_see_term(
            actor, municipality_id=term.trajectory.municipality_id, is_party=is_party(actor, term.trajectory),
            owner_organisation_id=term.owner_organisation_id, owner_unit_id=term.owner_unit_id,
        )  # fmt: skip
        assert Term.objects.visible_to(actor).filter(pk=term.pk).exists() == by_rule


@pytest.mark.parametrize("who", PEOPLE)
def test_rule_and_queryset_agree_about_papers(town: Town, other_town: Town, who: str) -> None:
    trajectory = trajectory_in(town)
    papers = [paper_in(town, trajectory, "gedeeld"), paper_in(town, trajectory, "niet gedeeld")]
    party = Party.objects.get(organisation=town.partner)
    Share.objects.create(trajectory=trajectory, party=party, kind="document", shared_id=papers[0].public_id,
                         title="gedeeld", shared_at=NOW)  # fmt: skip
    actor = actor_of(town, who)

    for paper in [*papers, paper_in(other_town, trajectory_in(other_town), "ander")]:
        by_rule = can_see_paper(
            actor, municipality_id=paper.trajectory.municipality_id, is_party=is_party(actor, paper.trajectory),
            is_shared=has_share(actor, paper),
        )  # fmt: skip
        assert Paper.objects.visible_to(actor).filter(pk=paper.pk).exists() == by_rule
        assert queries.files_visible_to(actor).filter(pk=paper.file_id).exists() == by_rule


def paper_in(town: Town, trajectory: Trajectory, name: str) -> Paper:
    file = documents.store_file(municipality=town.municipality, data=name.encode(), name=f"{name}.txt",
                                media_type="text/plain", pages=1, by=coordinator(town), now=NOW)  # fmt: skip
    return documents.add_paper(trajectory=trajectory, title=name, file=file, by=coordinator(town), now=NOW)


def test_the_body_that_investigated_opens_the_file_of_its_report(town: Town) -> None:
    investigation = investigation_in(town)
    paper = paper_in(town, investigation.trajectory, "rapport")
    report_in(town, investigation, paper=paper)

    assert queries.files_visible_to(town.actor(Role.INSPECTOR)).get() == paper.file
    assert list(queries.papers_visible_to(town.actor(Role.INSPECTOR), investigation.trajectory)) == [paper]
    assert not queries.files_visible_to(town.actor(Role.PARTNER)).exists()


def test_a_finding_is_seen_by_the_body_of_any_of_its_reports(town: Town) -> None:
    investigation = investigation_in(town)
    finding = finding_in(
        town, report_in(town, investigation_in(town, investigation.trajectory, bodies=[town.audit_office]))
    )
    inspector = town.actor(Role.INSPECTOR)
    assert not Finding.objects.visible_to(inspector).exists()

    actions.add_origin(finding=finding, report=report_in(town, investigation), by=coordinator(town), now=NOW)

    assert Finding.objects.visible_to(inspector).get() == finding


def test_an_organisation_that_is_no_party_sees_nothing_even_when_it_investigated(town: Town) -> None:
    bodies = Organisation.objects.filter(pk=town.audit_office.pk)
    report_in(town, investigation_in(town, bodies=list(bodies)))

    assert not Report.objects.visible_to(town.actor(Role.AUDITOR)).exists()


@pytest.mark.parametrize("who", PEOPLE)
def test_rule_and_queryset_agree_about_tests(town: Town, other_town: Town, who: str) -> None:
    investigation = investigation_in(town)
    tests = [first_test(town, investigation=investigation), first_test(other_town)]
    actor = actor_of(town, who)

    for test in tests:
        trajectory = test.investigation.trajectory
        by_rule = rules.can_see_assessment(
            actor, municipality_id=trajectory.municipality_id, is_party=is_party(actor, trajectory),
            investigating_ids=queries.bodies_of(test.investigation),
        )  # fmt: skip
        assert Assessment.objects.visible_to(actor).filter(pk=test.pk).exists() == by_rule


@pytest.mark.rule("dual-wall")
@pytest.mark.parametrize("who", PEOPLE)
def test_rule_and_queryset_agree_about_what_lies_before_the_council(town: Town, other_town: Town, who: str) -> None:
    later, draft = datetime(2020, 2, 13, tzinfo=UTC), {"version": ReportVersion.DRAFT, "presented_at": NOW}
    reports = [report_in(town, trajectory_of(town), **facts) for facts in (
        {"presented_at": NOW}, {}, {"presented_at": later}, draft,
    )]  # fmt: skip
    findings = [finding_in(town, report) for report in reports]
    findings.append(finding_in(other_town, report_in(other_town, presented_at=NOW)))
    actor = actor_of(town, who)

    for finding in findings:
        report, town_id = finding.report, finding.report.investigation.trajectory.municipality_id
        by_rule = rules.CLERK in rules.outcome_relations(actor, town_id) and rules.is_before_the_council(
            version=report.version, presented_at=report.presented_at, now=NOW
        )
        assert queries.before_the_council(actor, NOW).filter(pk=finding.pk).exists() == by_rule


def trajectory_of(town: Town) -> Any:
    return investigation_in(town, Trajectory.objects.filter(municipality=town.municipality).first())
