"""When a letter contradicts what was decided, and what must be there before it is finished, signed or handed over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from verbeterspoor.decisions.choices import (
    CARRIED,
    ContradictionKind,
    Disclosure,
    LetterBasis,
    LetterRefusal,
    LetterStatus,
    OutcomeKind,
    SigningAs,
    TemplateKind,
)
from verbeterspoor.foundation.dates import said_without_weekday
from verbeterspoor.foundation.errors import NotAllowed

ADAPTABLE = frozenset({ContradictionKind.AMENDED, ContradictionKind.REVISED})
"""Contradictions that go away by adapting the text; the others by a new outcome, or by dropping the point."""

SIGNERS: dict[str, tuple[SigningAs, ...]] = {
    LetterBasis.DECISION: (SigningAs.MAYOR, SigningAs.SECRETARY),
    LetterBasis.PORTFOLIO_HOLDER: (SigningAs.PORTFOLIO_HOLDER,),
}
"""Who signs by what the letter rests on (Gemeentewet 59a and 169(2))."""

NUMBERED = frozenset({TemplateKind.COUNCIL_LETTER})
"""Kinds that carry a number from when they are ready; a note may have one."""


@dataclass(frozen=True)
class Contradiction:
    """One reason why a letter contradicts what was decided: the point and the outcome it is about."""

    kind: ContradictionKind
    point: Any = None
    outcome: Any = None

    @property
    def sentence(self) -> str:
        """Say it in a sentence, with the way out."""
        day = self.outcome.held_until if self.outcome else None
        facts = {
            "number": self.point.number if self.point else "",
            "text": self.outcome.text if self.outcome and not _is_secret(self.point) else "…",
            "day": said_without_weekday(day) if day else "",
        }
        return str(self.kind.label) % facts

    @property
    def can_be_adapted(self) -> bool:
        """Say whether adapting the text resolves it."""
        return self.kind in ADAPTABLE


def contradictions(
    letter: Any, points: Iterable[Any], outcomes: Iterable[Any], adaptations: Iterable[Any]
) -> list[Contradiction]:
    """List every reason why a letter contradicts what was decided (rule `letter-follows-decision`).

    `points` are those the letter rests on, `outcomes` every outcome of these points, also revised ones. A letter that
    rests on the portfolio holder's signature alone contradicts no decision. A letter that lapsed binds nobody.
    """
    if letter.basis != LetterBasis.DECISION or letter.status == LetterStatus.LAPSED:
        return []
    chosen = sorted(points, key=lambda point: point.number)
    if not chosen:
        return [Contradiction(ContradictionKind.WITHOUT_POINTS)]
    known, adapted = list(outcomes), {one.outcome_id for one in adaptations}
    found = []
    for point in chosen:
        reason = _about(letter, point, [one for one in known if one.point_id == point.pk], adapted)
        if reason:
            found.append(reason)
        if _is_secret(point) and letter.disclosure != Disclosure.SECRET:
            found.append(Contradiction(ContradictionKind.SECRET, point))
    return found


def _about(letter: Any, point: Any, outcomes: Sequence[Any], adapted: Collection[int]) -> Contradiction | None:
    """Say what stands between a letter and one of its points, if anything."""
    current = next((one for one in outcomes if one.is_current), None)
    if current is None:
        return Contradiction(ContradictionKind.NOT_DECIDED, point)
    if current.kind == OutcomeKind.HELD:
        kind = ContradictionKind.HELD_UNTIL if current.held_until else ContradictionKind.HELD
        return Contradiction(kind, point, current)
    if current.kind not in CARRIED:
        return Contradiction(ContradictionKind.WITHDRAWN, point, current)
    if current.pk in adapted:
        return None
    if current.kind == OutcomeKind.AMENDED:
        return Contradiction(ContradictionKind.AMENDED, point, current)
    was_revised = any(one.revised_date for one in outcomes if not one.is_current)
    if was_revised and current.recorded_at > letter.created_at:
        return Contradiction(ContradictionKind.REVISED, point, current)
    return None


def _is_secret(point: Any) -> bool:
    """Say whether a point is secret now; lifted secrecy binds no more."""
    return point.disclosure == Disclosure.SECRET and not (point.secrecy and point.secrecy.lifted_date)


def check_agrees(reasons: Sequence[Contradiction]) -> None:
    """Refuse what a letter may not undergo while it contradicts what was decided, with every reason."""
    if reasons:
        said = " ".join(reason.sentence for reason in reasons)
        raise NotAllowed(str(LetterRefusal.CONTRADICTS.label) % {"reasons": said})


def check_being_written(letter: Any) -> None:
    """Let a letter be changed only while it is being written: once ready its text is fixed."""
    if letter.status != LetterStatus.DRAFT:
        raise NotAllowed(LetterRefusal.TEXT_IS_FIXED.label)


def letter_gaps(letter: Any, kind: str, missing: Iterable[Any]) -> list[str]:
    """List what must still be done before a letter is ready to sign, each in a sentence."""
    said = []
    names = ", ".join(field.label for field in missing)
    if names:
        said.append(str(LetterRefusal.SECTIONS_MISSING.label) % {"sections": names})
    if kind in NUMBERED and not letter.number:
        said.append(str(LetterRefusal.NEEDS_NUMBER.label))
    if letter.basis == LetterBasis.PORTFOLIO_HOLDER and not letter.portfolio_holder_id:
        said.append(str(LetterRefusal.NEEDS_HOLDER.label))
    return said


def check_letter_openness(disclosure: str, public_from: date | None, secrecy: Any) -> None:
    """Let a letter be public later only with a day, and secret only by secrecy that a body imposed."""
    if disclosure == Disclosure.LATER and public_from is None:
        raise NotAllowed(LetterRefusal.LATER_NEEDS_A_DAY.label)
    if disclosure == Disclosure.SECRET and secrecy is None:
        raise NotAllowed(LetterRefusal.SECRET_NEEDS_SECRECY.label)


def check_signatures(basis: str, signatures: Sequence[Any], *, signed: date, decided: date | None, today: date) -> None:
    """Let a letter be signed by exactly those who must, on a day that can be, by mandate only with its decision."""
    if {one.signing_as for one in signatures} != set(SIGNERS[basis]) or len(signatures) != len(SIGNERS[basis]):
        raise NotAllowed(LetterRefusal.WRONG_SIGNATURES.label)
    if any(not one.name.strip() for one in signatures):
        raise NotAllowed(LetterRefusal.NEEDS_NAME.label)
    if any(one.by_mandate and not one.mandate.strip() for one in signatures):
        raise NotAllowed(LetterRefusal.NEEDS_MANDATE.label)
    if signed > today:
        raise NotAllowed(LetterRefusal.SIGNED_IN_FUTURE.label)
    if decided and signed < decided:
        day = said_without_weekday(decided)
        raise NotAllowed(str(LetterRefusal.SIGNED_BEFORE_DECISION.label) % {"day": day})


def check_embargo_passed(letter: Any, now: datetime, moment: str) -> None:
    """Keep a letter from the council until its embargo ends (rule `dual-wall`)."""
    if letter.embargo_until and now < letter.embargo_until:
        raise NotAllowed(str(LetterRefusal.UNDER_EMBARGO.label) % {"moment": moment})
