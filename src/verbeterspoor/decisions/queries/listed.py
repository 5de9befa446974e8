"""Read the decision list of another system: which proposals stand on it, and what it says was decided on each point."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from verbeterspoor.decisions.choices import OutcomeKind, ProposalStatus
from verbeterspoor.decisions.models import DecisionPoint, Meeting, Proposal
from verbeterspoor.decisions.rules import Result
from verbeterspoor.documents.models import StoredFile
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.reading import (
    Candidate,
    Match,
    ReadDecisionList,
    ReadPointOutcome,
    likely_points,
    likely_proposals,
    load,
    read_decision_list,
)

from .outcomes import meetings_held, open_points

REGISTERED = frozenset(OutcomeKind.values)
"""What a list says that can be registered; an item that was rejected or not treated is left to the secretariat."""


def exact(told: ReadPointOutcome) -> str:
    """Return the text with the full stop that the list prints behind it: what is told back is exact."""
    stopped = f"{told.text}."
    return stopped if stopped in " ".join(told.quote.text.split()) else told.text


@dataclass(frozen=True)
class ListedPoint:
    """A point that waits for an outcome, with what the list says of it and where."""

    point: DecisionPoint
    told: ReadPointOutcome

    @property
    def label(self) -> str:
        """Say the outcome as the list tells it."""
        return str(OutcomeKind(self.told.kind).label)

    @property
    def result(self) -> Result:
        """Return the outcome as it would be registered."""
        held = self.told.until if self.told.kind == OutcomeKind.HELD else None
        return Result(self.told.kind, exact(self.told) if self.told.kind == OutcomeKind.AMENDED else "", held)


@dataclass(frozen=True)
class Listed:
    """A proposal that likely stands on the list: its item, by which rule it was found, and its open points."""

    proposal: Proposal
    number: str
    title: str
    rule: str
    case_number: str
    points: list[ListedPoint]


@dataclass(frozen=True)
class ListRead:
    """A decision list as it was read: its day, the meeting of that day, what can be registered, and what else is on."""

    day: date | None
    meeting: Meeting | None
    listed: list[Listed]
    others: list[str]


def get_list_file(actor: Actor, public_id: uuid.UUID) -> StoredFile:
    """Return a stored file of this municipality, or raise DoesNotExist."""
    return StoredFile.objects.get(municipality_id=actor.municipality_id, public_id=public_id)


@lru_cache(maxsize=8)
def _read(sha256: str, name: str, key: int) -> ReadDecisionList:
    """Read a stored file once: its bytes never change."""
    with StoredFile.objects.get(pk=key).content.open("rb") as content:
        return read_decision_list(load(content.read(), name))


def read_list(actor: Actor, file: StoredFile, now: datetime, day: date | None = None) -> ListRead:
    """Propose per submitted proposal that this person may see what the list says of its open points."""
    read = _read(file.sha256, file.name, file.pk)
    waiting = Proposal.objects.visible_to(actor).filter(status=ProposalStatus.SUBMITTED).select_related("trajectory")
    proposals = {proposal.pk: proposal for proposal in waiting.order_by("pk")}
    candidates = [Candidate(one.pk, one.subject, one.case_number) for one in proposals.values()]
    matches = likely_proposals(read.outcomes, candidates)
    listed = [_listed(match, proposals[match.key]) for match in matches if match.key is not None]
    known = [one for one in listed if one.points]
    days = date.fromisoformat(read.date.value) if read.date else day
    return ListRead(days, _meeting_on(actor, days, now), known, _others(matches, known))


def _listed(match: Match[int], proposal: Proposal) -> Listed:
    """Put what the list says beside each point that still waits."""
    points = open_points(proposal)
    told = likely_points(match.outcome, [(point.number, point.text) for point in points])
    found = [
        ListedPoint(point, told[point.number]) for point in points
        if point.number in told and told[point.number].kind in REGISTERED
    ]  # fmt: skip
    outcome = match.outcome
    return Listed(proposal, outcome.number or "", outcome.title, match.rule, outcome.case_number or "", found)


def _others(matches: Iterable[Match[int]], known: list[Listed]) -> list[str]:
    """Return the titles of items from which nothing is proposed."""
    used = {(one.number, one.title) for one in known}
    return [match.outcome.title for match in matches if (match.outcome.number or "", match.outcome.title) not in used]


def _meeting_on(actor: Actor, day: date | None, now: datetime) -> Meeting | None:
    """Return the meeting of the executive on the day of the list, if it is in the calendar."""
    held = meetings_held(Proposal(municipality_id=actor.municipality_id), now)
    return next((one for one in held if day_of(one.starts_at) == day), None)
