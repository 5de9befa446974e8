"""The verbs of trajectories: open and change one, let parties take part, share, close, and send to the archive."""

from .closing import close_trajectory, reopen_trajectory, set_retention
from .coordinating import COORDINATED, name_coordinator
from .merging import PARTIES
from .packaging import ask_for_package, claim_package, give_up_packages, make_claimed_package, register_package_receipt
from .registering import add_party, change_trajectory, open_trajectory, share_with_party, stop_sharing

__all__ = [
    "COORDINATED",
    "PARTIES",
    "add_party",
    "ask_for_package",
    "change_trajectory",
    "claim_package",
    "close_trajectory",
    "give_up_packages",
    "make_claimed_package",
    "name_coordinator",
    "open_trajectory",
    "register_package_receipt",
    "reopen_trajectory",
    "set_retention",
    "share_with_party",
    "stop_sharing",
]
