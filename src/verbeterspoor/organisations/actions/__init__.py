"""The verbs of organisations: register municipalities, units, bodies and roles."""

from .bodies import add_municipality, add_organisation, add_unit
from .demo_clock import move_demo_clock
from .people import add_person, end_role, grant_role, renew_password

__all__ = [
    "add_municipality",
    "add_organisation",
    "add_person",
    "add_unit",
    "end_role",
    "grant_role",
    "move_demo_clock",
    "renew_password",
]
