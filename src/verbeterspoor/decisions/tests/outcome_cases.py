"""Proposals that wait for an outcome, and outcomes, as tests need them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.builders import a_submitted_proposal, an_executive_meeting
from tests.cast import NOW, Town
from verbeterspoor.decisions import actions
from verbeterspoor.decisions.choices import OutcomeKind
from verbeterspoor.decisions.models import DecisionPoint, Meeting, Outcome, Proposal, ReportBack
from verbeterspoor.decisions.rules import Result

HELD_DAY = date(2020, 2, 11)
LATER = date(2020, 3, 3)
TEXTS = ("Stel het verbeterplan vast.", "Informeer de raad met een brief.")
AMENDED = "Stel het verbeterplan vast, met een tussenstand vóór de zomer."
ACT = "Collegebesluit van 12 februari 2020"
CONFORM = Result(OutcomeKind.AS_PROPOSED)
HELD = Result(OutcomeKind.HELD, held_until=LATER)


def held_meeting(town: Town, on: date = HELD_DAY) -> Meeting:
    """Return a meeting of the executive that was yesterday."""
    return an_executive_meeting(town, on=on)


def submitted(town: Town, *texts: str, meeting: Meeting | None = None, council: int = 0, **facts: Any) -> Proposal:
    """Return a submitted proposal with these points; point number `council` goes to the council."""
    proposal = a_submitted_proposal(town, points=texts or TEXTS)
    proposal.points.filter(number=council).update(goes_to_council=True)
    Proposal.objects.filter(pk=proposal.pk).update(meeting=meeting, **facts)
    proposal.refresh_from_db()
    return proposal


def decide(
    town: Town, proposal: Proposal, results: Mapping[int, Result] | None = None, *, role: str = "secretariat",
    **how: Any,
) -> list[Outcome]:  # fmt: skip
    """Register outcomes by point number: every open point as proposed, unless said otherwise."""
    proposal.refresh_from_db()
    points = {point.number: point for point in proposal.points.all()}
    found = {points[n]: one for n, one in (results or dict.fromkeys(points, CONFORM)).items()}
    decision = actions.Decision(**(how or {"day": HELD_DAY}))
    return actions.record_outcomes(proposal=proposal, results=found, decision=decision, by=town.actor(role), now=NOW)


def revise(town: Town, point: DecisionPoint, result: Result, **facts: Any) -> Outcome:
    """Revise a decided point by a decision of today."""
    said = {
        "act": "Collegebesluit van 12 februari 2020",
        "day": NOW.date(),
        "reason": "De begroting wijzigde.",
        **facts,
    }
    role = said.pop("role", "secretariat")
    point.proposal.refresh_from_db()
    return actions.revise_outcome(
        point=point, revision=actions.Revision(**said), result=result, by=town.actor(role), now=NOW
    )


def tell(town: Town, proposal: Proposal, role: str = "secretariat") -> ReportBack:
    """Tell the outcome; return what was told inside."""
    proposal.refresh_from_db()
    return actions.tell_outcome(proposal=proposal, by=town.actor(role), now=NOW)[0]
