"""Findings move within their tree, and one that was registered by mistake is withdrawn but stays readable."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions, queries
from verbeterspoor.supervision.models import Finding

from .cases import coordinator, finding_in, report_in
from .test_pages import page, text

SignedIn = Callable[[User], Client]


def move(town: Town, finding: Finding, parent: Finding | None, version: int = 1) -> Finding:
    return actions.move_finding(finding=finding, parent=parent, version=version, by=coordinator(town), now=NOW)


def withdraw(town: Town, finding: Finding, reason: str = "Dubbel ingevoerd.", version: int = 1) -> Finding:
    return actions.withdraw_finding(finding=finding, reason=reason, version=version, by=coordinator(town), now=NOW)


@pytest.mark.rule("finding-tree")
def test_a_finding_moves_below_another_and_back_to_the_top(town: Town) -> None:
    report = report_in(town)
    first, second = finding_in(town, report), finding_in(town, report, number="2")

    assert move(town, second, first).parent == first
    assert move(town, second, None, version=2).parent is None


@pytest.mark.rule("finding-tree")
def test_a_finding_never_stands_below_itself_elsewhere_or_too_deep(town: Town) -> None:
    report = report_in(town)
    top = finding_in(town, report)
    point = finding_in(town, report, number="a", parent=top)
    deepest = finding_in(town, report, number="i", parent=point)
    other = finding_in(town, report, number="2")
    elsewhere = finding_in(town, report_in(town, report.investigation))

    for finding, parent in [(top, deepest), (top, top), (other, deepest), (top, other), (other, elsewhere)]:
        with pytest.raises(NotAllowed):
            move(town, finding, parent)


def test_two_people_moving_the_same_finding_do_not_overwrite_each_other(town: Town) -> None:
    report = report_in(town)
    first, second = finding_in(town, report), finding_in(town, report, number="2")
    move(town, second, first)

    with pytest.raises(Conflict):
        move(town, second, None)


def test_a_withdrawn_finding_no_longer_counts_and_stays_readable(town: Town, signed_in: SignedIn) -> None:
    finding = withdraw(town, finding_in(town))
    trajectory, by = finding.report.investigation.trajectory, coordinator(town)
    client = signed_in(town.user(Role.MANAGER))

    assert not queries.tops_of(by, trajectory).exists()
    assert queries.verdict_counts(by, [trajectory.pk]) == {}
    assert "Dubbel ingevoerd." in text(client.get(page(town, "finding", finding)))
    assert finding.text in text(client.get(page(town, "findings", trajectory)))


def test_a_finding_is_not_withdrawn_without_a_reason_twice_or_before_its_points(town: Town) -> None:
    top = finding_in(town)
    point = finding_in(town, top.report, number="a", parent=top)
    for finding, reason in [(top, "Dubbel."), (point, " ")]:
        with pytest.raises(NotAllowed):
            withdraw(town, finding, reason)

    withdraw(town, point)
    with pytest.raises(NotAllowed):
        withdraw(town, point, version=2)
    withdraw(town, top)


def test_a_withdrawn_finding_stands_again_with_a_reason(town: Town) -> None:
    finding = withdraw(town, finding_in(town))
    facts = {"finding": finding, "version": 2, "by": coordinator(town), "now": NOW}
    with pytest.raises(NotAllowed):
        actions.restore_finding(reason=" ", **facts)

    actions.restore_finding(reason="Toch niet dubbel.", **facts)

    assert list(Finding.objects.standing()) == [finding]
    with pytest.raises(NotAllowed):
        actions.restore_finding(reason="Nog eens.", **{**facts, "version": 3})


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_only_a_coordinator_moves_and_withdraws(town: Town, role: Role) -> None:
    finding, by = finding_in(town), town.actor(role)

    with pytest.raises(NotAllowed):
        actions.move_finding(finding=finding, parent=None, version=1, by=by, now=NOW)
    with pytest.raises(NotAllowed):
        actions.withdraw_finding(finding=finding, reason="x", version=1, by=by, now=NOW)


def test_a_finding_is_moved_and_withdrawn_on_its_pages(town: Town, signed_in: SignedIn) -> None:
    report, client = report_in(town), signed_in(town.user(Role.COORDINATOR))
    first, second = finding_in(town, report), finding_in(town, report, number="2", text="Punt twee")

    client.post(page(town, "finding_move", second), {"parent": first.pk, "version": 1})
    second.refresh_from_db()
    assert second.parent == first

    shown = text(client.post(page(town, "finding_withdraw", second), {"reason": "Dubbel.", "version": 2}, follow=True))
    assert "Dubbel." in shown
    again = client.post(page(town, "finding_withdraw", second), {"reason": "Toch niet.", "version": 3}, follow=True)
    assert "weer mee" in text(again)


def test_a_refusal_keeps_what_was_typed(town: Town, signed_in: SignedIn) -> None:
    finding = finding_in(town)

    answer = signed_in(town.user(Role.COORDINATOR)).post(
        page(town, "finding_withdraw", finding), {"reason": "Dubbel ingevoerd.", "version": 9}
    )

    assert "Dubbel ingevoerd." in text(answer)
    assert Finding.objects.standing().exists()


def test_the_plan_does_not_ask_an_action_for_a_withdrawn_finding(town: Town, signed_in: SignedIn) -> None:
    report = report_in(town)
    finding_in(town, report, text="Blijft staan")
    withdraw(town, finding_in(town, report, number="2", text="Was een vergissing"))
    trajectory = report.investigation.trajectory
    address = reverse("plans:plan", kwargs={"gemeente": town.municipality.slug, "public_id": trajectory.public_id})

    shown = text(signed_in(town.user(Role.COORDINATOR)).get(address))

    assert "Was een vergissing" not in shown


@pytest.mark.parametrize(("number", "full"), [("b", "1b"), ("1b", "1b"), ("2", "12"), ("10", "110"), ("1.2", "1.2")])
def test_the_full_number_says_the_point_above_once(town: Town, number: str, full: str) -> None:
    top = finding_in(town, number="1")

    assert finding_in(town, top.report, number=number, parent=top).full_number == full
