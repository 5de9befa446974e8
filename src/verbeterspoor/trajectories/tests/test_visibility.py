"""One rule of visibility with two faces: `rules.can_see` and `visible_to` agree for everybody."""

from datetime import datetime

import pytest

from tests.cast import Town
from verbeterspoor.organisations.choices import Role
from verbeterspoor.trajectories import actions, queries, rules
from verbeterspoor.trajectories.choices import PartyRole
from verbeterspoor.trajectories.models import Trajectory

WHO = [*Role, "unit", "other_partner"]


@pytest.fixture
def trajectories(town: Town, other_town: Town, now: datetime) -> list[Trajectory]:
    """One with nobody, one with a partner, one with a unit, one with an inspectorate, one of another town."""
    by = town.actor(Role.COORDINATOR)
    made = [actions.open_trajectory(municipality=town.municipality, title=f"{n}", by=by, now=now) for n in range(4)]
    bodies = [{"organisation": town.partner}, {"unit": town.unit}, {"organisation": town.inspectorate}]
    for trajectory, body in zip(made[1:], bodies, strict=True):
        actions.add_party(trajectory=trajectory, role=PartyRole.PARTNER, by=by, now=now, **body)
    elsewhere = other_town.actor(Role.COORDINATOR)
    made.append(actions.open_trajectory(municipality=other_town.municipality, title="x", by=elsewhere, now=now))
    return made


@pytest.mark.parametrize("who", WHO)
def test_rule_and_query_agree(town: Town, trajectories: list[Trajectory], who: str) -> None:
    actor = town.actor(who)

    seen = set(Trajectory.objects.visible_to(actor))
    allowed = {
        one
        for one in trajectories
        if rules.can_see(
            actor,
            one,
            party_organisation_ids={p.organisation_id for p in one.parties.all() if p.organisation_id},
            party_unit_ids={p.unit_id for p in one.parties.all() if p.unit_id},
        )
    }
    assert seen == allowed


@pytest.mark.parametrize(
    ("who", "count"),
    [
        (Role.COORDINATOR, 4),
        (Role.PARTNER, 1),
        ("unit", 1),
        ("other_partner", 0),
        (Role.INSPECTOR, 1),
        (Role.COUNCIL_CLERK, 0),
        (Role.ADMINISTRATOR, 0),
    ],
)
def test_everybody_sees_what_is_theirs(town: Town, trajectories: list[Trajectory], who: str, count: int) -> None:
    assert Trajectory.objects.visible_to(town.actor(who)).count() == count


def test_a_trajectory_of_another_municipality_does_not_exist(town: Town, trajectories: list[Trajectory]) -> None:
    with pytest.raises(Trajectory.DoesNotExist):
        queries.get_visible(town.actor(Role.COORDINATOR), trajectories[-1].public_id)
