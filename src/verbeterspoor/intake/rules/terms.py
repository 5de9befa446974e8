"""What a date or commitment becomes as a term: its kind, its time as it was said, and who must do it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from verbeterspoor.intake.choices import CandidateKind, DocumentKind
from verbeterspoor.supervision.choices import TermKind, TermUnit

DEADLINE_FIELDS = frozenset({"latest_handling_date"})
DEADLINE_BOUNDS = frozenset({"before", "by", "until", "within"})
BODIES = r"(?:inspectie|rekenkamer|college|portefeuillehouder|raad)\w*"
BODY_AFTER = re.compile(rf"\b(?:van|door) ((?:de|het) {BODIES})\b", re.IGNORECASE)
OUR_OWN = frozenset({
    DocumentKind.COLLEGE_PROPOSAL, DocumentKind.COUNCIL_LETTER, DocumentKind.INFORMATION_NOTE,
    DocumentKind.IMPROVEMENT_PLAN,
})  # fmt: skip
"""Kinds of document in which the municipality itself speaks: a promise without a name is its own."""


@dataclass(frozen=True)
class TermDraft:
    """A term as it would be registered; a person sees and can correct every part first."""

    kind: str
    title: str
    said: str = ""
    start_date: date | None = None
    end_date: date | None = None
    time: time | None = None
    amount: int | None = None
    unit: str = ""
    anchor_text: str = ""
    owner_text: str = ""

    @property
    def has_time(self) -> bool:
        """Say whether there is a time at all; without one it cannot be a term."""
        return bool(self.start_date or self.end_date or self.amount)

    def same_time(self, other: TermDraft) -> bool:
        """Say whether two drafts mean the same days, or the same term counted from a moment."""
        mine, its = (self.amount, self.unit), (other.amount, other.unit)
        days = (self.start_date, self.end_date) == (other.start_date, other.end_date)
        return mine == its and (bool(self.amount) or days)

    @property
    def is_before(self) -> bool:
        """Say whether the text named the first day that is too late, as in "before 1 March"."""
        return bool(re.match(r"v[oó]+r\b", self.said, re.IGNORECASE))


def draft(kind: str, answer: Mapping[str, Any], quote: str, document: Mapping[str, Any]) -> TermDraft:
    """Return what a date or commitment would become as a term."""
    is_commitment = kind == CandidateKind.COMMITMENT
    amount, unit = _counted(answer.get("relative") or {})
    context = quote if is_commitment else answer.get("sentence") or quote
    return TermDraft(
        kind=_kind(is_commitment or "what" in answer, answer, context),
        title=shortened(answer.get("what") or answer.get("sentence") or quote),
        said=answer.get("said") or ("" if is_commitment else quote),
        start_date=_day(answer.get("due_start" if is_commitment else "start")),
        end_date=_day(answer.get("due_end" if is_commitment else "end")),
        time=time.fromisoformat(answer["time"]) if answer.get("time") else None,
        amount=amount,
        unit=unit,
        anchor_text=(answer.get("relative") or {}).get("anchor") or "",
        owner_text=_owner(answer, context, document, is_promise=is_commitment or "what" in answer),
    )


def _kind(is_promise: bool, answer: Mapping[str, Any], context: str) -> str:
    if answer.get("relative") and "evalua" in context.lower():
        return TermKind.EVALUATION.value
    if answer.get("field") in DEADLINE_FIELDS:
        return TermKind.DEADLINE.value
    if answer.get("time"):
        return TermKind.EVENT.value
    if is_promise:
        return TermKind.COMMITMENT.value
    return TermKind.DEADLINE.value if answer.get("bound") in DEADLINE_BOUNDS else TermKind.EVENT.value


def _owner(answer: Mapping[str, Any], context: str, document: Mapping[str, Any], *, is_promise: bool) -> str:
    """Return who is named, else the body whose doing it is, else the municipality whose own document this is.

    A date that nobody promised has an owner only when it is an appointment, with a time.
    """
    if answer.get("owner"):
        return str(answer["owner"])
    named = BODY_AFTER.search(context)
    if not is_promise:
        return named[1] if named and answer.get("time") else ""
    if named:
        return named[1]
    return str(document.get("organisation") or "") if document.get("kind") in OUR_OWN else ""


def _counted(relative: Mapping[str, Any]) -> tuple[int | None, str]:
    """Return number and unit of a relative term; one in another unit asks a person for a date."""
    amount, unit = relative.get("amount"), relative.get("unit") or ""
    if unit == "quarter" and amount:
        return 3 * amount, TermUnit.MONTH.value
    return (amount, unit) if amount and unit in TermUnit.values else (None, "")


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None


def shortened(text: str, length: int = 300) -> str:
    """Cut a text at a word, so that it fits a title."""
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def is_past_event(kind: str, end_date: date | None, today: date) -> bool:
    """Say whether something has simply happened already: it is registered as met, never as late."""
    return kind == TermKind.EVENT and end_date is not None and end_date < today
