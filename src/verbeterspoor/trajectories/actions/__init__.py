"""The verbs of trajectories: open and change one, let parties take part, share, and say who coordinates."""

from .coordinating import COORDINATED, name_coordinator
from .merging import PARTIES
from .registering import add_party, change_trajectory, open_trajectory, share_with_party, stop_sharing

__all__ = [
    "COORDINATED",
    "PARTIES",
    "add_party",
    "change_trajectory",
    "name_coordinator",
    "open_trajectory",
    "share_with_party",
    "stop_sharing",
]
