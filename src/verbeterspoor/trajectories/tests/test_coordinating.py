"""Who coordinates a trajectory: another coordinator can, and a successor takes all of them over."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from tests import builders
from tests.cast import TODAY, Town
from verbeterspoor.foundation import slots
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.queries import history_of_trajectory
from verbeterspoor.organisations import actions as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.trajectories import actions
from verbeterspoor.trajectories.models import Trajectory


def hand_over(town: Town, now: datetime, to: str) -> dict[str, int]:
    return organisations.hand_over_work(
        old=town.user(Role.COORDINATOR), new=town.user(to), municipality=town.municipality,
        by=town.actor(Role.ADMINISTRATOR), now=now,
    )  # fmt: skip


@pytest.fixture
def trajectory(town: Town) -> Trajectory:
    return builders.a_trajectory(town)


@pytest.mark.rule("handover-of-work")
def test_a_successor_coordinates_every_trajectory(town: Town, trajectory: Trajectory, now: datetime) -> None:
    moved = hand_over(town, now, Role.AUTHOR)

    trajectory.refresh_from_db()
    assert (trajectory.coordinator, moved["trajectories.coordinated"]) == (town.user(Role.AUTHOR), 1)
    assert history_of_trajectory(trajectory.public_id)[0].type == "trajectories.trajectory.coordinator_named"


@pytest.mark.rule("handover-of-work")
def test_trajectories_of_a_coordinator_who_left_go_to_no_one_but_a_coordinator(
    town: Town, trajectory: Trajectory, now: datetime
) -> None:
    seat = organisations_seat(town)
    organisations.end_role(membership=seat, until=TODAY, by=town.actor(Role.ADMINISTRATOR), now=now)
    later = now.replace(day=20)

    with pytest.raises(NotAllowed, match="is no coordinator here"):
        hand_over(town, later, Role.AUTHOR)
    organisations.grant_role(
        user=town.user(Role.AUTHOR), municipality=town.municipality, role=Role.COORDINATOR, since=later.date(),
        by=town.actor(Role.ADMINISTRATOR), now=later,
    )  # fmt: skip
    hand_over(town, later, Role.AUTHOR)
    assert Trajectory.objects.get(pk=trajectory.pk).coordinator == town.user(Role.AUTHOR)


def organisations_seat(town: Town):
    return town.municipality.memberships.get(user=town.user(Role.COORDINATOR))


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.MANAGER, Role.PARTNER])
def test_others_name_no_coordinator(town: Town, trajectory: Trajectory, now: datetime, role: Role) -> None:
    with pytest.raises(NotAllowed):
        actions.name_coordinator(trajectory=trajectory, user=town.user(Role.COORDINATOR), by=town.actor(role), now=now)


def test_only_a_coordinator_can_be_named(town: Town, trajectory: Trajectory, now: datetime) -> None:
    with pytest.raises(NotAllowed, match="is no coordinator here"):
        actions.name_coordinator(
            trajectory=trajectory, user=town.user(Role.AUTHOR), by=town.actor(Role.COORDINATOR), now=now
        )


def test_a_coordinator_takes_over_from_the_page(town: Town, trajectory: Trajectory, now: datetime, signed_in) -> None:
    organisations.grant_role(
        user=town.user(Role.AUTHOR), municipality=town.municipality, role=Role.COORDINATOR, since=TODAY, by=None,
        now=now,
    )  # fmt: skip
    where = {"gemeente": town.municipality.slug, "public_id": trajectory.public_id}
    browser, url = signed_in(town.user(Role.AUTHOR)), reverse("trajectories:coordinator", kwargs=where)
    assert "Nu: coordinator." in browser.get(url).text
    browser.post(url, {"coordinator": town.user(Role.MANAGER).pk})
    assert Trajectory.objects.get(pk=trajectory.pk).coordinator == town.user(Role.COORDINATOR)
    browser.post(url, {"coordinator": town.user(Role.AUTHOR).pk})

    assert Trajectory.objects.get(pk=trajectory.pk).coordinator == town.user(Role.AUTHOR)


@pytest.mark.rule("handover-of-work")
def test_the_remaining_coordinators_see_what_has_no_coordinator(
    town: Town, trajectory: Trajectory, now: datetime
) -> None:
    organisations.grant_role(
        user=town.user(Role.AUTHOR), municipality=town.municipality, role=Role.COORDINATOR, since=TODAY, by=None,
        now=now,
    )  # fmt: skip
    organisations_seat_ends(town)

    [item] = [item for item in slots.collect("attention", actor=town.actor(Role.AUTHOR), now=now)
              if item.kind == "vacant"]  # fmt: skip
    assert item.title == trajectory.title
    assert "coordinator is no coordinator any more" in item.reason


def organisations_seat_ends(town: Town) -> None:
    town.municipality.memberships.filter(user=town.user(Role.COORDINATOR)).update(until=TODAY - timedelta(days=1))
