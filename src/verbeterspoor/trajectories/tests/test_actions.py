"""Opening, changing and sharing a trajectory."""

import uuid
from datetime import datetime

import pytest

from tests.cast import Town
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.history.queries import history_of_trajectory
from verbeterspoor.organisations.choices import Role
from verbeterspoor.trajectories import actions
from verbeterspoor.trajectories.choices import PartyRole, SharedKind
from verbeterspoor.trajectories.models import Trajectory


def opened(town: Town, now: datetime, role: str = Role.COORDINATOR) -> Trajectory:
    return actions.open_trajectory(municipality=town.municipality, title="Lokaal netwerk", by=town.actor(role), now=now)


def change(town: Town, now: datetime, trajectory: Trajectory, title: str, version: int = 1) -> Trajectory:
    return actions.change_trajectory(
        trajectory=trajectory, version=version, title=title, summary="", case_number="", started_date=None,
        by=town.actor(Role.COORDINATOR), now=now,
    )  # fmt: skip


def test_who_opens_a_trajectory_coordinates_it(town: Town, now: datetime) -> None:
    assert opened(town, now).coordinator == town.user(Role.COORDINATOR)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_nobody_but_a_coordinator_opens_one(town: Town, now: datetime, role: Role) -> None:
    with pytest.raises(NotAllowed):
        opened(town, now, role)

    assert not Trajectory.objects.exists()


def test_a_coordinator_of_another_municipality_changes_nothing(town: Town, other_town: Town, now: datetime) -> None:
    trajectory = opened(town, now)

    with pytest.raises(NotAllowed):
        actions.add_party(
            trajectory=trajectory, role=PartyRole.PARTNER, organisation=other_town.partner,
            by=other_town.actor(Role.COORDINATOR), now=now,
        )  # fmt: skip


def test_the_second_of_two_people_overwrites_nothing(town: Town, now: datetime) -> None:
    trajectory = opened(town, now)
    change(town, now, trajectory, "Van de eerste")

    with pytest.raises(Conflict):
        change(town, now, trajectory, "Van de tweede")
    assert Trajectory.objects.get().title == "Van de eerste"


@pytest.mark.rule("events")
def test_a_changed_title_is_remembered_with_the_old_one(town: Town, now: datetime) -> None:
    trajectory = change(town, now, opened(town, now), "Lokaal netwerk na Veilig Thuis")

    last, first = history_of_trajectory(trajectory.public_id)
    assert (last.codes, last.words["from"]) == ({"fields": ["title"]}, "Lokaal netwerk")
    assert first.type == "trajectories.trajectory.opened"


def test_taking_part_twice_changes_nothing(town: Town, now: datetime) -> None:
    trajectory, by = opened(town, now), town.actor(Role.COORDINATOR)
    asked = {"trajectory": trajectory, "role": PartyRole.PARTNER, "organisation": town.partner, "by": by, "now": now}

    assert actions.add_party(**asked) == actions.add_party(**asked)
    assert Event.objects.filter(type="trajectories.party.added").count() == 1


def test_a_stranger_to_the_municipality_cannot_take_part(town: Town, other_town: Town, now: datetime) -> None:
    trajectory, by = opened(town, now), town.actor(Role.COORDINATOR)

    for body in ({"organisation": other_town.partner}, {"unit": other_town.unit}, {}):
        with pytest.raises(NotAllowed):
            actions.add_party(trajectory=trajectory, role=PartyRole.PARTNER, by=by, now=now, **body)


def test_sharing_twice_is_sharing_once(town: Town, now: datetime) -> None:
    trajectory, by = opened(town, now), town.actor(Role.COORDINATOR)
    party = actions.add_party(trajectory=trajectory, role=PartyRole.PARTNER, unit=town.unit, by=by, now=now)
    asked = {"trajectory": trajectory, "party": party, "kind": SharedKind.PLAN, "shared_id": uuid.uuid4()}

    first = actions.share_with_party(**asked, title="Plan", by=by, now=now)
    assert actions.share_with_party(**asked, title="Plan", by=by, now=now) == first
    assert Event.objects.filter(type="trajectories.share.given").count() == 1


def test_nothing_is_shared_with_a_party_of_another_trajectory(town: Town, now: datetime) -> None:
    trajectory, other, by = opened(town, now), opened(town, now), town.actor(Role.COORDINATOR)
    party = actions.add_party(trajectory=other, role=PartyRole.PARTNER, unit=town.unit, by=by, now=now)

    with pytest.raises(NotAllowed):
        actions.share_with_party(
            trajectory=trajectory,
            party=party,
            kind=SharedKind.PLAN,
            shared_id=uuid.uuid4(),
            title="Plan",
            by=by,
            now=now,
        )
