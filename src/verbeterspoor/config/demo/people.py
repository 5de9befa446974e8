"""The people and bodies of the demo: one login per role, role names instead of persons."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from django.contrib.auth.hashers import make_password

from verbeterspoor.accounts.actions import create_account
from verbeterspoor.accounts.models import User
from verbeterspoor.decisions.actions import put_shipped_templates_to_use, put_usual_bodies_to_use
from verbeterspoor.organisations import actions, queries
from verbeterspoor.organisations.choices import BodyKind, Role
from verbeterspoor.organisations.models import Municipality, Organisation, Unit
from verbeterspoor.organisations.rules import Actor

PASSWORD = "verbeterspoor-demo"  # noqa: S105 - told on the first page of every demo
SINCE = date(2016, 1, 1)
OPENED_AT = datetime(2016, 1, 4, 8, 0, tzinfo=UTC)

NAMES = {
    Role.COORDINATOR: "Coördinator",
    Role.AUTHOR: "Steller",
    Role.PORTFOLIO_HOLDER: "Portefeuillehouder",
    Role.MANAGER: "Leidinggevende",
    Role.SECRETARIAT: "Bestuurssecretariaat",
    Role.COUNCIL_CLERK: "Griffier",
    Role.ADMINISTRATOR: "Beheerder",
    Role.INSPECTOR: "Inspecteur",
    Role.AUDITOR: "Onderzoeker rekenkamer",
}
STATE_INSPECTORATES = (
    "Inspectie voor de Gezondheidszorg",
    "Inspectie Jeugdzorg",
    "Inspectie van het Onderwijs",
    "Inspectie Veiligheid en Justitie",
    "Inspectie Sociale Zaken en Werkgelegenheid",
)
TSD = "Toezicht Sociaal Domein"
VEILIG_THUIS = {"wijchen": "Veilig Thuis Gelderland-Zuid", "almelo": "Veilig Thuis Twente"}
PARTNER_EMAIL = {
    VEILIG_THUIS["wijchen"]: "partner@veiligthuis.example",
    VEILIG_THUIS["almelo"]: "partner@veiligthuis-twente.example",
}
YOUTH_CARE = "Jeugdhulpaanbieder (voorbeeld)"
HEALTH = "Jeugdgezondheidszorg (voorbeeld)"


@dataclass
class DemoTown:
    """A municipality of the demo with its bodies, units and people."""

    municipality: Municipality
    bodies: dict[str, Organisation] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def actor(self, who: str) -> Actor:
        """Return somebody of this town as actor."""
        found = queries.actor_at(user=self.people[who], municipality=self.municipality, today=SINCE)
        assert found is not None, who
        return found


def open_town(
    name: str, slug: str, code: str, *, units: tuple[str, ...], veilig_thuis: str, audit_office: str
) -> DemoTown:
    """Open a municipality, with the bodies it works with and one person per role."""
    uri = f"https://identifier.overheid.nl/tooi/id/gemeente/{code}" if code else ""
    town = DemoTown(actions.add_municipality(name=name, slug=slug, tooi_uri=uri, now=OPENED_AT))
    put_shipped_templates_to_use(municipality=town.municipality, now=OPENED_AT)
    put_usual_bodies_to_use(municipality=town.municipality)
    for unit in units:
        town.units[unit] = actions.add_unit(municipality=town.municipality, name=unit, by=None, now=OPENED_AT)
    state = [_body(town, inspectorate, BodyKind.INSPECTORATE) for inspectorate in STATE_INSPECTORATES]
    _body(town, TSD, BodyKind.COLLABORATION, bodies=state)
    _body(town, audit_office, BodyKind.AUDIT_OFFICE)
    for partner in (veilig_thuis, YOUTH_CARE, HEALTH):
        _body(town, partner, BodyKind.PARTNER)
    for role, label in NAMES.items():
        body = {Role.INSPECTOR: TSD, Role.AUDITOR: audit_office}.get(role)
        seat = {"organisation": town.bodies[body]} if body else {}
        _person(town, role.value, f"{label} {name}", f"{role.value}@{slug}.example", role, **seat)
    partner_email = PARTNER_EMAIL[veilig_thuis]
    _person(town, "partner", f"Contactpersoon {veilig_thuis}", partner_email, Role.PARTNER,
            organisation=town.bodies[veilig_thuis])  # fmt: skip
    _person(town, "provider", f"Contactpersoon jeugdhulp {name}", f"jeugdhulp@{slug}.example", Role.PARTNER,
            organisation=town.bodies[YOUTH_CARE])  # fmt: skip
    _person(town, "unit", f"Teamleider {units[0]}", f"wijkteam@{slug}.example", Role.PARTNER, unit=town.units[units[0]])
    return town


@lru_cache(maxsize=1)
def password_hash() -> str:
    """Hash the password of the demo once: thirty-five times would take as many seconds as everything else together."""
    return make_password(PASSWORD)


def _body(town: DemoTown, name: str, kind: str, **more: Any) -> Organisation:
    """Let a town know a body."""
    body = actions.add_organisation(
        municipality=town.municipality, name=name, kind=kind, by=None, now=OPENED_AT, **more
    )
    town.bodies[name] = body
    return body


def _person(town: DemoTown, who: str, name: str, email: str, role: str, **seat: Any) -> None:
    """Give somebody a role; who works for several towns has one account."""
    user = User.objects.filter(email=email).first() or create_account(
        email=email, name=name, by=None, now=OPENED_AT, password_hash=password_hash(), is_demo=True
    )
    actions.grant_role(
        user=user, municipality=town.municipality, role=role, since=SINCE, by=None, now=OPENED_AT, **seat
    )
    town.people[who] = user
