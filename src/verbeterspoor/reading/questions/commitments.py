"""Who will do what by when? Sentences with an undertaking and a term that still lay ahead."""

from ..answers import Commitment
from ..flow import Flow
from .dates import Moments, Placed


def find_commitments(flow: Flow, placed: list[Placed], moments: Moments, headings: frozenset[int]) -> list[Commitment]:
    return []
