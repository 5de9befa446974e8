"""From a decision list to the outcome of each item and each of its points."""

from .answers import ReadDecisionList, ReadOutcome, ReadPointOutcome
from .reading import read_decision_list

__all__ = [
    "ReadDecisionList",
    "ReadOutcome",
    "ReadPointOutcome",
    "read_decision_list",
]
