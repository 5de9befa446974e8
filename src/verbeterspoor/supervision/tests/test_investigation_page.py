"""The page of an investigation: where it stands, what comes next, and its steps are the buttons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import NOW, TODAY, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.supervision import queries, rules
from verbeterspoor.supervision.choices import InvestigationStatus, ReportVersion
from verbeterspoor.trajectories.models import Party

from .cases import investigation_in, report_in, share_report, term_in
from .test_pages import page, text
from .test_visibility import PEOPLE, actor_of, has_share, is_party

SignedIn = Callable[[User], Client]


def test_a_step_is_registered_and_the_page_says_what_comes_next(town: Town, signed_in: SignedIn) -> None:
    investigation = investigation_in(town)
    typed = {"step": "start", "happened_date": "2020-02-03", "who": "TSD", "note": "Gesprekken begonnen."}

    answer = signed_in(town.user(Role.COORDINATOR)).post(page(town, "investigation_step", investigation), typed,
                                                         follow=True)  # fmt: skip

    investigation.refresh_from_db()
    assert investigation.status == InvestigationStatus.FIELDWORK
    assert "Het veldwerk loopt" in text(answer)
    assert "Gesprekken begonnen." in text(answer)


def test_a_day_to_come_is_refused_at_its_field_and_what_was_typed_stays(town: Town, signed_in: SignedIn) -> None:
    investigation = investigation_in(town)
    typed = {"step": "start", "happened_date": "2099-02-03", "note": "Gesprekken begonnen."}

    answer = signed_in(town.user(Role.COORDINATOR)).post(page(town, "investigation_step", investigation), typed)

    investigation.refresh_from_db()
    assert investigation.status == InvestigationStatus.ANNOUNCED
    assert "Gesprekken begonnen." in text(answer)
    assert 'href="#id_happened_date"' in text(answer)


def test_a_step_is_corrected_and_taken_back(town: Town, signed_in: SignedIn) -> None:
    investigation = investigation_in(town, started_date=TODAY)
    change = investigation.changes.get(step="start")
    client, address = signed_in(town.user(Role.COORDINATOR)), page(town, "step_mend", change)

    client.post(address, {"act": "correct", "happened_date": "2020-02-01", "reason": "Een week eerder."})
    investigation.refresh_from_db()
    assert str(investigation.started_date) == "2020-02-01"

    answer = client.post(address, {"act": "take_back", "reason": "Ander onderzoek."}, follow=True)
    investigation.refresh_from_db()
    assert investigation.status == InvestigationStatus.ANNOUNCED
    assert "Ander onderzoek." in text(answer)


def test_a_correction_asks_why(town: Town, signed_in: SignedIn) -> None:
    change = investigation_in(town, started_date=TODAY).changes.get(step="start")

    answer = signed_in(town.user(Role.COORDINATOR)).post(
        page(town, "step_mend", change), {"act": "correct", "happened_date": "2020-02-01", "reason": ""}
    )

    assert 'href="#id_reason"' in text(answer)


def test_an_investigation_is_changed_unless_somebody_else_did(town: Town, signed_in: SignedIn) -> None:
    investigation = investigation_in(town)
    client, address = signed_in(town.user(Role.COORDINATOR)), page(town, "investigation_edit", investigation)
    typed = {"title": "Hulp na Veilig Thuis", "bodies": [town.inspectorate.pk], "units": [town.unit.pk], "version": 1}

    client.post(address, typed)
    late = client.post(address, {**typed, "title": "Te laat getypt"})

    investigation.refresh_from_db()
    assert (investigation.title, investigation.investigators) == (
        "Hulp na Veilig Thuis",
        [town.inspectorate, town.unit],
    )
    assert "Te laat getypt" in text(late)


def test_an_own_study_is_registered_for_a_unit(town: Town, signed_in: SignedIn) -> None:
    trajectory = investigation_in(town).trajectory
    typed = {"title": "Eigen onderzoek", "units": [town.unit.pk], "trigger": "own", "announced_date": "2020-01-06"}

    answer = signed_in(town.user(Role.COORDINATOR)).post(
        page(town, "investigation_new", trajectory), typed, follow=True
    )

    assert "Eigen onderzoek" in text(answer)


def test_an_investigation_by_nobody_keeps_what_was_typed(town: Town, signed_in: SignedIn) -> None:
    trajectory = investigation_in(town).trajectory

    answer = signed_in(town.user(Role.COORDINATOR)).post(page(town, "investigation_new", trajectory), {"title": "Leeg"})

    assert 'value="Leeg"' in text(answer)
    assert 'href="#id_bodies' in text(answer)


def test_terms_of_an_investigation_stand_on_its_page(town: Town, signed_in: SignedIn) -> None:
    investigation = investigation_in(town)
    term_in(town, investigation.trajectory, investigation=investigation, title="Reageer op het concept")

    shown = text(signed_in(town.user(Role.MANAGER)).get(page(town, "investigation", investigation)))

    assert "Reageer op het concept" in shown
    assert 'name="step"' not in shown


def test_the_body_reads_along_without_notes_of_the_town(town: Town, signed_in: SignedIn) -> None:
    investigation = investigation_in(town)
    signed_in(town.user(Role.COORDINATOR)).post(
        page(town, "investigation_step", investigation),
        {"step": "start", "happened_date": "2020-02-03", "note": "Onder ons."},
    )

    shown = text(signed_in(town.user(Role.INSPECTOR)).get(page(town, "investigation", investigation)))

    assert "Veldwerk" in shown
    assert "Onder ons." not in shown


@pytest.mark.parametrize("who", PEOPLE)
def test_rule_and_queryset_agree_about_investigations(town: Town, other_town: Town, who: str) -> None:
    shared = report_in(town)
    party = Party.objects.get(organisation=town.partner)
    share_report(shared, party)
    draft_only = investigation_in(town, shared.investigation.trajectory, bodies=[town.audit_office])
    share_report(report_in(town, draft_only, version=ReportVersion.DRAFT), party)
    actor = actor_of(town, who)

    for investigation in [shared.investigation, draft_only, investigation_in(other_town)]:
        bodies = set(Organisation.objects.filter(pk__in=[body.pk for body in investigation.bodies.all()]))
        by_rule = rules.can_see_investigation(
            actor, municipality_id=investigation.trajectory.municipality_id,
            is_party=is_party(actor, investigation.trajectory), investigating_ids={body.pk for body in bodies},
            sees_report=any(
                rules.can_see_report(
                    actor, municipality_id=investigation.trajectory.municipality_id,
                    is_party=is_party(actor, investigation.trajectory), investigating_ids={body.pk for body in bodies},
                    is_shared=has_share(actor, report), is_draft=report.version == ReportVersion.DRAFT,
                )
                for report in investigation.reports.all()
            ),
        )  # fmt: skip
        assert queries.visible_investigations(actor).filter(pk=investigation.pk).exists() == by_rule


def test_a_step_of_another_town_does_not_exist(town: Town, other_town: Town, signed_in: SignedIn) -> None:
    change = investigation_in(town).changes.get()

    assert signed_in(other_town.user(Role.COORDINATOR)).get(page(other_town, "step_mend", change)).status_code == 404
    assert change.registered_at == NOW
