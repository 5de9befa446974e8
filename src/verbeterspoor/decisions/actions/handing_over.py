"""What a person carries in proposals and letters goes to a successor in one act (rule `handover-of-work`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import ngettext

from verbeterspoor.decisions.choices import LetterStatus, ProposalStatus
from verbeterspoor.decisions.models import Letter, Proposal, ProposalValue, ToldTo
from verbeterspoor.foundation.moves import UNIT, Handover, Part

WRITING = [ProposalStatus.DRAFT, ProposalStatus.SUBMITTED]
UNSENT = [LetterStatus.DRAFT, LetterStatus.READY, LetterStatus.SIGNED]


def _proposals(column: str) -> Callable[[Handover], QuerySet[Any]]:
    return lambda handover: Proposal.objects.filter(
        municipality_id=handover.municipality_id, status__in=WRITING, **{column: handover.old}
    )


def _letters(column: str) -> Callable[[Handover], QuerySet[Any]]:
    return lambda handover: Letter.objects.filter(
        municipality_id=handover.municipality_id, status__in=UNSENT, **{column: handover.old}
    )


def _answers(column: str) -> Callable[[Handover], QuerySet[Any]]:
    return lambda handover: ProposalValue.objects.filter(
        proposal__municipality_id=handover.municipality_id, proposal__status__in=WRITING, **{column: handover.old}
    )


def _unread(handover: Handover) -> QuerySet[Any]:
    mine = {"report_back__proposal__municipality_id": handover.municipality_id, "seen_at__isnull": True}
    known = ToldTo.objects.filter(user=handover.new).values_list("report_back_id", flat=True) if handover.new else []
    return ToldTo.objects.filter(user=handover.old, **mine).exclude(report_back_id__in=known)


def _part(code: str, column: str, rows: Callable[[Handover], QuerySet[Any]], words: Callable[[int], str]) -> Part:
    return Part(
        code=f"decisions.{code}",
        words=words,
        count=lambda handover: rows(handover).count(),
        move=lambda handover: rows(handover).update(**{column: handover.new}),
    )


def _said_proposals(number: int) -> str:
    return ngettext("%(n)s proposal to write", "%(n)s proposals to write", number) % {"n": number}


def _said_held_proposals(number: int) -> str:
    return ngettext("%(n)s proposal to answer for", "%(n)s proposals to answer for", number) % {"n": number}


def _said_letters(number: int) -> str:
    return ngettext("%(n)s letter to write", "%(n)s letters to write", number) % {"n": number}


def _said_held_letters(number: int) -> str:
    return ngettext("%(n)s letter to answer for", "%(n)s letters to answer for", number) % {"n": number}


def _said_answers(number: int) -> str:
    return ngettext("named in %(n)s proposal", "named in %(n)s proposals", number) % {"n": number}


def _said_outcomes(number: int) -> str:
    return ngettext("%(n)s outcome to read", "%(n)s outcomes to read", number) % {"n": number}


OF_A_PERSON = (
    _part("proposals", "author", _proposals("author"), _said_proposals),
    _part("held_proposals", "portfolio_holder", _proposals("portfolio_holder"), _said_held_proposals),
    _part("letters", "author", _letters("author"), _said_letters),
    _part("held_letters", "portfolio_holder", _letters("portfolio_holder"), _said_held_letters),
    _part("answers", "person", _answers("person"), _said_answers),
    _part("outcomes", "user", _unread, _said_outcomes),
)
OF_A_UNIT = (
    _part("unit_proposals", "unit", _proposals("unit"), _said_proposals),
    _part("unit_answers", "unit", _answers("unit"), _said_answers),
)
PARTS = {"person": OF_A_PERSON, UNIT: OF_A_UNIT}
