"""Tables of trajectories: what holds everything together, and what of it went to the case system."""

from .case_system import CasePackage, Retention
from .trajectory import Party, Share, Trajectory, TrajectoryQuerySet

__all__ = [
    "CasePackage",
    "Party",
    "Retention",
    "Share",
    "Trajectory",
    "TrajectoryQuerySet",
]
