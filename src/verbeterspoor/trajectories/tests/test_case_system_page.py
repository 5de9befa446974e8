"""The pages about the case system: what is missing, the package, its receipt, and what waits on Mijn taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests import builders
from tests.cast import NOW, TODAY, Town, person
from verbeterspoor.accounts.models import User
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.trajectories import actions
from verbeterspoor.trajectories.models import CasePackage, Retention, Trajectory
from verbeterspoor.trajectories.slots import turns

from .archive_cases import SECRET, a_record, going_along

pytestmark = pytest.mark.rule("case-system")
SignedIn = Callable[[User], Client]


@pytest.fixture
def trajectory(town: Town) -> Iterator[Trajectory]:
    """A trajectory with a report and a secret letter that go along."""
    with going_along(a_record(case_number="", mend_url="/hier-typen"), a_record(title="Brief", limits=(SECRET,))):
        yield builders.a_trajectory(town)


@pytest.fixture
def coordinator(town: Town, signed_in: SignedIn) -> Client:
    """The browser of the coordinator."""
    return signed_in(town.user(Role.COORDINATOR))


def address(town: Town, name: str, thing: Trajectory | CasePackage) -> str:
    where = {"gemeente": town.municipality.slug, "public_id": thing.public_id}
    return reverse(f"trajectories:{name}", kwargs=where)


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def test_it_says_what_is_missing_and_where_to_mend_it(town: Town, trajectory: Trajectory, coordinator: Client) -> None:
    shown = text(coordinator.get(address(town, "case_system", trajectory)))

    for way_out in ("edit", "retention", "close"):
        assert address(town, way_out, trajectory) in shown
    assert "/hier-typen" in shown
    assert address(town, "package_make", trajectory) not in shown


def test_a_reader_sees_no_button_that_cannot_work(town: Town, trajectory: Trajectory, signed_in: SignedIn) -> None:
    builders.a_package(town, trajectory)
    shown = text(signed_in(town.user(Role.AUTHOR)).get(address(town, "case_system", trajectory)))

    for button in ("package_make", "retention", "close", "edit"):
        assert address(town, button, trajectory) not in shown


def test_a_package_is_asked_for_and_followed(
    town: Town, trajectory: Trajectory, coordinator: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    Trajectory.objects.update(case_number="Z-1")
    with django_capture_on_commit_callbacks(execute=True) as nudged:
        coordinator.post(address(town, "package_make", trajectory))

    assert len(nudged) == 1
    page = address(town, "case_system", trajectory)
    assert f'data-refresh="{address(town, "package_progress", trajectory)}"' in text(coordinator.get(page))
    coordinator.post(address(town, "package_make", trajectory))
    assert CasePackage.objects.count() == 1


def test_the_fragment_goes_on_when_it_is_ready(town: Town, trajectory: Trajectory, coordinator: Client) -> None:
    builders.a_package(town, trajectory)

    assert "data-then" in text(coordinator.get(address(town, "package_progress", trajectory)))


def test_it_is_downloaded_as_a_zip(town: Town, trajectory: Trajectory, coordinator: Client) -> None:
    answer = coordinator.get(address(town, "package_file", builders.a_package(town, trajectory)))

    assert b"".join(answer).startswith(b"PK")  # type: ignore[call-overload]
    assert answer["Content-Disposition"] == 'attachment; filename="lokaal-netwerk-zaaksysteem-1.zip"'
    assert answer["Cache-Control"] == "private, no-store"


def test_another_coordinator_does_not_get_the_secret_papers(
    town: Town, trajectory: Trajectory, signed_in: SignedIn
) -> None:
    package = builders.a_package(town, trajectory)
    other = signed_in(person("Tweede", town.municipality, Role.COORDINATOR))

    assert other.get(address(town, "package_file", package)).status_code == 404
    shown = text(other.get(address(town, "package", package)))
    assert ">Rapport<" in shown
    assert ">Brief<" not in shown


def test_the_receipt_is_typed_over(town: Town, trajectory: Trajectory, coordinator: Client) -> None:
    package = builders.a_package(town, trajectory)
    typed = {"received_date": "2020-02-12", "reference": "ONT-7", "received_by": "Informatiebeheer"}

    coordinator.post(address(town, "package", package), typed)

    package.refresh_from_db()
    assert package.received_reference == "ONT-7"
    assert "ONT-7" in text(coordinator.get(address(town, "case_system", trajectory)))


def test_a_receipt_of_tomorrow_keeps_what_was_typed(town: Town, trajectory: Trajectory, coordinator: Client) -> None:
    package = builders.a_package(town, trajectory)
    typed = {"received_date": "2020-02-13", "reference": "ONT-7", "received_by": "Informatiebeheer"}

    shown = text(coordinator.post(address(town, "package", package), typed))

    assert 'value="ONT-7"' in shown
    assert "nog komen" in shown


def test_retention_is_set_with_a_reason(town: Town, trajectory: Trajectory, coordinator: Client) -> None:
    page = address(town, "retention", trajectory)
    assert 'value="25.1"' in text(coordinator.get(page))

    coordinator.post(page, {"category": "25.1.1", "years": "3", "reason": ""})
    assert not Retention.objects.exists()
    coordinator.post(page, {"category": "25.1.1", "years": "3", "reason": "Verscherpt toezicht"})

    retention = Retention.objects.get()
    assert (retention.nomination, retention.period) == ("blijvend_bewaren", "")


def test_a_category_of_ones_own_list_needs_its_term(town: Town, trajectory: Trajectory, coordinator: Client) -> None:
    typed = {"category": "other", "other_category": "Hotspot", "nomination": "vernietigen", "reason": "Zo besloten"}

    shown = text(coordinator.post(address(town, "retention", trajectory), typed))
    assert "1 en 150" in shown
    coordinator.post(address(town, "retention", trajectory), {**typed, "years": "20"})
    assert Retention.objects.get().period == "P20Y"


def test_closing_and_opening_again(town: Town, trajectory: Trajectory, coordinator: Client) -> None:
    coordinator.post(address(town, "close", trajectory), {"day": "2020-02-12", "note": "Alles aantoonbaar"})
    trajectory.refresh_from_db()
    assert trajectory.closed_date == TODAY

    assert address(town, "reopen", trajectory) in text(coordinator.get(address(town, "case_system", trajectory)))
    coordinator.post(address(town, "reopen", trajectory))
    trajectory.refresh_from_db()
    assert trajectory.closed_date is None


def waiting(town: Town, role: str = Role.COORDINATOR) -> list[str]:
    return [turn.button for turn in turns(town.actor(role), NOW)]


def test_a_closed_trajectory_waits_until_its_receipt_came(town: Town, trajectory: Trajectory) -> None:
    before = builders.a_package(town, trajectory, now=NOW - timedelta(days=2))
    by = town.actor(Role.COORDINATOR)
    receipt = {"reference": "ONT-1", "received_by": "Informatiebeheer", "by": by, "now": NOW}
    actions.register_package_receipt(package=before, received_date=TODAY, **receipt)
    assert waiting(town) == []

    trajectory.refresh_from_db()
    actions.close_trajectory(trajectory=trajectory, day=TODAY, note="Klaar", by=by, now=NOW)
    assert waiting(town) == ["Make the package"]
    trajectory.refresh_from_db()
    package = builders.a_package(town, trajectory)
    assert waiting(town) == ["Type the receipt"]
    assert waiting(town, Role.AUTHOR) == []
    actions.register_package_receipt(package=package, received_date=TODAY, **receipt)
    assert waiting(town) == []


def test_a_package_of_somebody_who_left_is_not_made(town: Town, trajectory: Trajectory) -> None:
    leaving = person("Vertrekker", town.municipality, Role.COORDINATOR)
    by = organisations.actor_at(user=leaving, municipality=town.municipality, today=TODAY)
    Trajectory.objects.update(case_number="Z-1")
    trajectory.refresh_from_db()
    assert by
    actions.ask_for_package(trajectory=trajectory, by=by, now=NOW)
    User.objects.filter(pk=leaving.pk).update(is_active=False)
    package = actions.claim_package(now_real=NOW)

    assert package
    assert not actions.make_claimed_package(package=package, now=NOW, real_now=lambda: NOW)
    assert CasePackage.objects.get().status == "failed"
