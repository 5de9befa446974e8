"""Who is acting, and which municipality exists for them."""

import pytest

from tests.cast import TODAY, Town
from verbeterspoor.organisations import queries
from verbeterspoor.organisations.choices import Role


def test_somebody_is_nobody_in_another_municipality(town: Town, other_town: Town) -> None:
    user = town.user(Role.COORDINATOR)

    assert queries.actor_at(user=user, municipality=other_town.municipality, today=TODAY) is None


@pytest.mark.parametrize("role", [Role.PARTNER, Role.INSPECTOR, Role.AUDITOR, Role.COUNCIL_CLERK, Role.ADMINISTRATOR])
def test_only_roles_of_the_executive_are_inside(town: Town, role: Role) -> None:
    assert not town.actor(role).is_inside


def test_a_partner_acts_for_one_organisation(town: Town) -> None:
    assert town.actor(Role.PARTNER).organisation_ids == {town.partner.pk}
