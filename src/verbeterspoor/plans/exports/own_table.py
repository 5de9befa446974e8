"""The actions and parts of an executor as Excel, to be filled in and sent back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from verbeterspoor.documents.sheets import Column, Kind, write_xlsx
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries
from verbeterspoor.plans.choices import ActionStatus, OwnColumn, PartStatus, Progress

KINDS = {
    OwnColumn.ID: Kind.ID, OwnColumn.TITLE: Kind.LONG_TEXT, OwnColumn.DUE: Kind.DAY, OwnColumn.AGREED: Kind.LONG_TEXT,
    OwnColumn.PROGRESS: Kind.CHOICE, OwnColumn.TEXT: Kind.LONG_TEXT, OwnColumn.FORECAST: Kind.DAY,
    OwnColumn.EVIDENCE: Kind.LONG_TEXT,
}  # fmt: skip


def own_table(actor: Actor, *, language: str, now: datetime) -> bytes:
    """Return what is open for this executor in this municipality; four columns are theirs to fill in."""
    with override(language):
        asked = {
            OwnColumn.TEXT: _("One or two sentences. No names of clients, no numbers, no addresses."),
            OwnColumn.FORECAST: _("Only when you run late: when do you expect to be ready?"),
            OwnColumn.EVIDENCE: _("Where can it be found?"),
            OwnColumn.PROGRESS: _("Leave this empty for an action you say nothing about."),
        }
        notes = [
            _("Fill in the last four columns and send the file back on the page My actions."),
            _("A row that you leave empty is passed over."),
        ]
        columns = [
            Column(one.label, KINDS.get(one, Kind.TEXT), explanation=asked.get(one, ""),
                   choices=[str(label) for label in Progress.labels] if one == OwnColumn.PROGRESS else ())
            for one in OwnColumn
        ]  # fmt: skip
        rows = list(_rows(actor))
        return write_xlsx(columns, rows, title=_("My actions"), language=language, now=now, notes=notes)


def _rows(actor: Actor) -> Iterator[list[Any]]:
    for action in queries.own_actions(actor).filter(status=ActionStatus.OPEN):
        due = action.due_date or (_("ongoing") if action.is_ongoing else None)
        yield _row(action.public_id, action.plan.trajectory.title, action.title, due, action.evidence_agreed)
    open_parts = queries.own_parts(actor).filter(
        status=PartStatus.OPEN, action__status__in=[ActionStatus.OPEN, ActionStatus.REPORTED_DONE]
    )
    for part in open_parts:
        title = _("%(part)s (part of “%(action)s”)") % {"part": part.title, "action": part.action.title}
        yield _row(part.public_id, part.action.plan.trajectory.title, title, part.due_date, part.evidence_agreed)


def _row(code: Any, trajectory: str, title: str, due: Any, agreed: str) -> list[Any]:
    return [str(code), trajectory, title, due, agreed, None, None, None, None]
