"""The verbs of organisations: register municipalities, units, bodies and roles."""

from .bodies import add_municipality, add_organisation, add_unit
from .configuring import set_report_interval
from .demo_clock import move_demo_clock
from .handing_over import ROLES, hand_over_work, holds_role, what_moves
from .invitations import accept_invitation, invite_again, invite_person, mail_invitation, revoke_invitation
from .merging import INVITATIONS, PARTS, PEOPLE, merge_organisations, merge_units, what_merges
from .names import rename_municipality, rename_organisation, rename_person, rename_unit
from .people import end_role, grant_role, renew_password

__all__ = [
    "INVITATIONS",
    "PARTS",
    "PEOPLE",
    "ROLES",
    "accept_invitation",
    "add_municipality",
    "add_organisation",
    "add_unit",
    "end_role",
    "grant_role",
    "hand_over_work",
    "holds_role",
    "invite_again",
    "invite_person",
    "mail_invitation",
    "merge_organisations",
    "merge_units",
    "move_demo_clock",
    "rename_municipality",
    "rename_organisation",
    "rename_person",
    "rename_unit",
    "renew_password",
    "revoke_invitation",
    "set_report_interval",
    "what_merges",
    "what_moves",
]
