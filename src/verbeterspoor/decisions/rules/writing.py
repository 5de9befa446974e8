"""On which page of writing a field of the form is filled in, and what is missing before a proposal can be submitted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from verbeterspoor.decisions.choices import (
    Disclosure,
    FieldKind,
    Part,
    ProposalStatus,
    Refusal,
    WritingRefusal,
    WritingStep,
)
from verbeterspoor.foundation.errors import NotAllowed

from .steps import AUTHOR, SECRETARIAT

ON_A_PAGE_OF_ITS_OWN = {
    FieldKind.POINTS: WritingStep.POINTS,
    FieldKind.ARGUMENTS: WritingStep.WEIGHING,
    FieldKind.CAVEATS: WritingStep.WEIGHING,
    FieldKind.ALTERNATIVES: WritingStep.WEIGHING,
    FieldKind.ATTACHMENTS: WritingStep.ATTACHMENTS,
    FieldKind.CONSULTATIONS: WritingStep.PROCESS,
}
IN_ITS_PLACE = {Part.HEADER: WritingStep.HEADER, Part.BODY: WritingStep.TEXT, Part.PROCESS: WritingStep.PROCESS}


def step_of(field: Any) -> WritingStep:
    """Say on which page of writing a field is filled in: rows have their own, the rest goes by its place."""
    return ON_A_PAGE_OF_ITS_OWN.get(field.kind) or IN_ITS_PLACE[field.part]


def is_rich(field: Any) -> bool:
    """Say whether the running text of a field has headings, lists and tables.

    The explanation for the public decision list has not: it is taken over word for word on another document.
    """
    return field.kind in {FieldKind.RICH, FieldKind.YES_TEXT} and not field.meaning


def steps_of(fields: Iterable[Any]) -> list[WritingStep]:
    """List the pages of writing that a form needs, in their order; the points always have theirs."""
    needed = {step_of(field) for field in fields} | {WritingStep.POINTS}
    return [step for step in WritingStep if step in needed]


def missing(lines: Iterable[Any]) -> list[Any]:
    """List what must be filled in and is not: the to-do list of a proposal, no error until it is submitted."""
    return [line for line in lines if line.field.is_required and not line.is_filled]


def check_can_write_in(held: Collection[str], status: str) -> None:
    """Let its author, a coordinator or the secretariat write in a proposal, as long as it is being written."""
    if not set(held) & {AUTHOR, SECRETARIAT}:
        raise NotAllowed(Refusal.STEP_NOT_YOURS.label)
    if status != ProposalStatus.DRAFT:
        raise NotAllowed(WritingRefusal.NOT_A_DRAFT.label)


def check_public_later(disclosure: str, public_from: Any) -> None:
    """Ask the day of what is public later (rule `embargo-secrecy-confidential`)."""
    if disclosure == Disclosure.LATER and not public_from:
        raise NotAllowed(WritingRefusal.NEEDS_DAY.label)


def check_complete(labels: Collection[str]) -> None:
    """Refuse to submit what is not complete, and name what is missing."""
    if labels:
        raise NotAllowed(WritingRefusal.INCOMPLETE.label % {"missing": ", ".join(labels)})


def check_reason(reason: str) -> None:
    """Ask why something is not pursued."""
    if not reason.strip():
        raise NotAllowed(WritingRefusal.NEEDS_REASON.label)
