"""Forms belong to the municipality and have versions: one in use is never changed (rule `templates`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from verbeterspoor.decisions.choices import ROWS, FieldKind, FormRefusal, Handling, Meaning, TemplateKind
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor, manages_people


def check_can_manage_forms(actor: Actor, municipality_id: int) -> None:
    """Let only an administrator of this municipality change its forms."""
    if actor.municipality_id != municipality_id or not manages_people(actor):
        raise NotAllowed(FormRefusal.NOT_ADMINISTRATOR.label)


def check_is_draft(version: Any) -> None:
    """Refuse to change a version that is or was in use: proposals were written on it."""
    if version.used_from is not None:
        raise NotAllowed(FormRefusal.IN_USE.label)


def check_form_works(kind: str, fields: Iterable[Any]) -> None:
    """Refuse a form without what the product needs: its subject, one place for points, and rows of a kind once."""
    fields = list(fields)
    kinds = Counter(field.kind for field in fields)
    if not any(field.meaning == Meaning.SUBJECT for field in fields):
        raise NotAllowed(FormRefusal.NEEDS_SUBJECT.label)
    if kind == TemplateKind.PROPOSAL and not kinds[FieldKind.POINTS]:
        raise NotAllowed(FormRefusal.NEEDS_POINTS.label)
    for row in sorted(ROWS - {FieldKind.CONSULTATIONS}):
        if kinds[row] > 1:
            raise NotAllowed(FormRefusal.ROWS_TWICE.label % {"kind": FieldKind(row).label})
    for field in fields:
        check_options(field.kind, field.meaning, field.options)


def check_options(kind: str, meaning: str, options: list[str]) -> None:
    """Ask at least two answers for a choice, unless the product knows them."""
    if kind == FieldKind.CHOICE and not meaning and len(options) < 2:
        raise NotAllowed(FormRefusal.NEEDS_OPTIONS.label)


def handling_words(field: Any) -> dict[str, str]:
    """Return what a municipality calls a discussion item and a consent item: hamerstuk, conformstuk, A-stuk."""
    if len(field.options) == len(Handling.values):
        return dict(zip(Handling.values, field.options, strict=True))
    return {value: str(label) for value, label in Handling.choices}
