"""Who will do what by when? Sentences with an undertaking and a term that still lay ahead."""

from verbeterspoor.reading.answers import Commitment
from verbeterspoor.reading.flow import Flow

from .dates import Moments, Placed


def find_commitments(flow: Flow, placed: list[Placed], moments: Moments, headings: frozenset[int]) -> list[Commitment]:
    return []
