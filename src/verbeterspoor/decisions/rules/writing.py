"""On which page of writing a field of the form is filled in, and what is missing before a proposal can be submitted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from verbeterspoor.decisions.choices import FieldKind, Part, WritingStep

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


def steps_of(fields: Iterable[Any]) -> list[WritingStep]:
    """List the pages of writing that a form needs, in their order; the points always have theirs."""
    needed = {step_of(field) for field in fields} | {WritingStep.POINTS}
    return [step for step in WritingStep if step in needed]


def missing(lines: Iterable[Any]) -> list[Any]:
    """List what must be filled in and is not: the to-do list of a proposal, no error until it is submitted."""
    return [line for line in lines if line.field.is_required and not line.is_filled]
