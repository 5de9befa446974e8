"""The cast: the same people in every test, each with one role; names say the role, never a real person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from verbeterspoor.accounts.models import User
from verbeterspoor.organisations import queries
from verbeterspoor.organisations.choices import BodyKind, Role
from verbeterspoor.organisations.models import Membership, Municipality, Organisation, Partnership, Unit
from verbeterspoor.organisations.rules import Actor

NOW = datetime(2020, 2, 12, 9, 0, tzinfo=UTC)
TODAY = date(2020, 2, 12)
SINCE = date(2016, 1, 1)


@dataclass
class Town:
    """A municipality with a partner, an inspectorate, a unit of its own and somebody in every role."""

    municipality: Municipality
    unit: Unit
    partner: Organisation
    other_partner: Organisation
    inspectorate: Organisation
    audit_office: Organisation
    people: dict[str, User]

    def user(self, role: str) -> User:
        """Return the person who holds a role; `unit` is the executor within the town hall."""
        return self.people[role]

    def actor(self, role: str) -> Actor:
        """Return the person who holds a role, as actor."""
        found = queries.actor_at(user=self.people[role], municipality=self.municipality, today=TODAY)
        assert found is not None
        return found


def person(name: str, municipality: Municipality, role: str, **body: object) -> User:
    """Make a person with one role, as demo account: no second factor stands between a test and its page."""
    email = f"{name}@{municipality.slug}.example".lower().replace(" ", ".")
    user = User.objects.create_user(email, password="een lang wachtwoord", name=name, is_demo=True)
    Membership.objects.create(user=user, municipality=municipality, role=role, since=SINCE, **body)
    return user


def town(slug: str = "voorbeeldstad") -> Town:
    """Build a municipality with its cast."""
    municipality = Municipality.objects.create(name=slug.title(), slug=slug)
    unit = Unit.objects.create(municipality=municipality, name="Sociaal Wijkteam")

    def body(name: str, kind: str) -> Organisation:
        organisation = Organisation.objects.create(name=f"{name} {slug}", kind=kind)
        Partnership.objects.create(municipality=municipality, organisation=organisation)
        return organisation

    partner, other = body("Veilig Thuis", BodyKind.PARTNER), body("Jeugdhulpaanbieder", BodyKind.PARTNER)
    inspectorate, auditor = body("Inspectie", BodyKind.INSPECTORATE), body("Rekenkamer", BodyKind.AUDIT_OFFICE)
    bodies: dict[str, dict[str, object]] = {
        Role.PARTNER: {"organisation": partner},
        Role.INSPECTOR: {"organisation": inspectorate},
        Role.AUDITOR: {"organisation": auditor},
    }
    people = {role.value: person(role.value, municipality, role, **bodies.get(role, {})) for role in Role}
    people["unit"] = person("unit", municipality, Role.PARTNER, unit=unit)
    people["other_partner"] = person("other partner", municipality, Role.PARTNER, organisation=other)
    return Town(municipality, unit, partner, other, inspectorate, auditor, people)
