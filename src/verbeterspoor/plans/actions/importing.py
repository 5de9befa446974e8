"""Bring a table into a plan that is being written: all of its rows at once, or nothing."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from verbeterspoor.documents.sheets import Sheet
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries, rules
from verbeterspoor.plans.choices import ImportRefusal, ImportStatus, PlanStatus, RowFate, SheetColumn
from verbeterspoor.plans.models import Action, ImportDraft, ImportProfile, Plan

from .records import next_report_due, record_many

BATCH = 500
FACTS = ("title", "organisation", "unit", "goal", "result", "evidence_agreed", "assurance", "start_date", "due_date",
         "is_ongoing", "review_date")  # fmt: skip


class RowsRefused(NotAllowed):
    """Nothing was taken over; `rows` are those that cannot be taken over yet."""

    def __init__(self, rows: list[rules.Judged]) -> None:
        super().__init__(ImportRefusal.PROBLEMS_LEFT.label)
        self.rows = rows


def check_can_import(plan: Plan, by: Actor) -> None:
    """Let a coordinator bring a table into a plan that is not adopted; until the end nobody adopts it meanwhile."""
    rules.check_can_plan(by, plan.trajectory.municipality_id)
    if Plan.objects.select_for_update().get(pk=plan.pk).status == PlanStatus.ADOPTED:
        raise NotAllowed(ImportRefusal.ADOPTED.label)


@transaction.atomic
def bring_in(*, plan: Plan, name: str, sheets: Sequence[Sheet], by: Actor, now: datetime) -> ImportDraft:
    """Keep a table beside the plan until every row is right; the plan itself does not change yet."""
    check_can_import(plan, by)
    table = [
        {"name": sheet.name, "titles": list(sheet.titles),
         "rows": [[row.number, *(_cell(cell) for cell in row.cells)] for row in sheet.rows]}
        for sheet in sheets
        if sheet.rows
    ]  # fmt: skip
    if not table:
        raise NotAllowed(ImportRefusal.NO_ROWS.label)
    return ImportDraft.objects.create(
        plan=plan, name=name[:200], table=table, mapping={}, brought_by_id=by.public_id, brought_at=now
    )


def _cell(cell: Any) -> str:
    """Keep what a cell says; a day the file marks as one is kept as that day, however it was shown."""
    return f"{cell.day:%d-%m-%Y}" if cell.day else cell.text


@transaction.atomic
def choose_columns(*, draft: ImportDraft, sheet: int, columns: dict[str, int], by: Actor, now: datetime) -> None:
    """Say which column is what, and remember it for the next table with these titles; propose findings once."""
    _check_open(draft, by)
    if SheetColumn.TITLE not in columns:
        raise NotAllowed(ImportRefusal.NO_TITLE_COLUMN.label)
    if len(set(columns.values())) != len(columns):
        raise NotAllowed(ImportRefusal.ONE_COLUMN_TWICE.label)
    if draft.mapping.get("sheet", sheet) != sheet:
        draft.corrections = {}
    draft.mapping = {"sheet": sheet, "columns": columns}
    draft.mapping["proposed"] = queries.proposals_for(draft)
    ImportDraft.objects.filter(pk=draft.pk).update(mapping=draft.mapping, corrections=draft.corrections)
    ImportProfile.objects.update_or_create(
        municipality_id=by.municipality_id, signature=rules.signature_of(queries.titles_of(draft, sheet)),
        defaults={"mapping": columns, "used_at": now},
    )  # fmt: skip


def _check_open(draft: ImportDraft, by: Actor) -> None:
    """Go on only with a draft that was not taken over or put aside, of a plan that is still being written."""
    check_can_import(draft.plan, by)
    if ImportDraft.objects.select_for_update().only("status").get(pk=draft.pk).status != ImportStatus.OPEN:
        raise NotAllowed(ImportRefusal.FINISHED.label)


@transaction.atomic
def correct_row(
    *, draft: ImportDraft, row: int, cells: dict[str, str] | None = None, skip: bool = False, looked_at: bool = False,
    by: Actor,
) -> None:  # fmt: skip
    """Correct cells of one row, or pass the row over; what was corrected before stays unless it is typed again."""
    _check_open(draft, by)
    kept = ImportDraft.objects.only("corrections").get(pk=draft.pk).corrections
    decided = kept.get(str(row), {})
    kept[str(row)] = {
        "cells": {**decided.get("cells", {}), **(cells or {})},
        "skip": skip,
        "looked_at": looked_at or decided.get("looked_at", False),
    }
    ImportDraft.objects.filter(pk=draft.pk).update(corrections=kept)
    draft.corrections = kept


@transaction.atomic
def accept_proposals(*, draft: ImportDraft, rows: Iterable[int] | None = None, by: Actor, now: datetime) -> int:
    """Take over the proposed findings of these rows, or of all; return of how many."""
    _check_open(draft, by)
    chosen = None if rows is None else set(rows)
    judged = [one for one in queries.judged_rows(draft, today=day_of(now)) if one.proposed is not None]
    labels = queries.finding_labels(draft.plan)
    kept, number = dict(draft.corrections), 0
    for one in judged:
        if one.is_skipped or (chosen is not None and one.row not in chosen) or one.proposed not in labels:
            continue
        decided = kept.get(str(one.row), {})
        cells = {**decided.get("cells", {}), SheetColumn.FINDINGS.value: labels[one.proposed]}
        kept[str(one.row)] = {**decided, "cells": cells}
        number += 1
    ImportDraft.objects.filter(pk=draft.pk).update(corrections=kept)
    draft.corrections = kept
    return number


@transaction.atomic
def put_aside(*, draft: ImportDraft, by: Actor, now: datetime) -> None:
    """Put a table aside; what was in it is not kept."""
    _check_open(draft, by)
    _finish(draft, ImportStatus.PUT_ASIDE, now)


def _finish(draft: ImportDraft, status: str, now: datetime) -> None:
    ImportDraft.objects.filter(pk=draft.pk).update(status=status, finished_at=now, table=[], corrections={})


@transaction.atomic
def take_over(*, draft: ImportDraft, by: Actor, now: datetime) -> tuple[int, int]:
    """Take over every row that is new or changed, all or nothing; return how many are new and how many changed.

    Refused with every row that has a problem. As many queries for 5,000 rows as batches of them.
    """
    _check_open(draft, by)
    draft.refresh_from_db(fields=["mapping", "corrections", "table"])
    rows = queries.judged_rows(draft, today=day_of(now))
    wrong = [one for one in rows if one.fate == RowFate.PROBLEM]
    if wrong:
        raise RowsRefused(wrong)
    new = [one for one in rows if one.fate == RowFate.NEW]
    changed = [one for one in rows if one.fate == RowFate.CHANGED]
    if not new and not changed:
        raise NotAllowed(ImportRefusal.NOTHING_LEFT.label)
    _add(draft, new, by, now)
    _change(draft, changed, by, now)
    _finish(draft, ImportStatus.TAKEN_OVER, now)
    return len(new), len(changed)


def _add(draft: ImportDraft, rows: list[rules.Judged], by: Actor, now: datetime) -> None:
    """Add an action per new row, with its own number when that is free."""
    plan = draft.plan
    taken = set(plan.actions.values_list("number", flat=True)) | {one.own_number for one in rows if one.own_number}
    following = max(taken, default=0)
    actions = []
    for one in rows:
        following += one.own_number is None
        action = Action(plan=plan, public_id=uuid.uuid4(), number=one.own_number or following, created_at=now,
                        status_since=now, **one.facts)  # fmt: skip
        action.report_due_date = next_report_due(plan, action.start_date, None, None)
        actions.append(action)
    Action.objects.bulk_create(actions, batch_size=BATCH)
    _serve(actions, rows)
    record_many("action.added", actions, by, now, {"import": str(draft.public_id)})


def _change(draft: ImportDraft, rows: list[rules.Judged], by: Actor, now: datetime) -> None:
    """Change what differs in the actions that the plan had already."""
    actions = []
    for one in rows:
        action = one.action
        for name, value in one.facts.items():
            setattr(action, name, value)
        action.plan = draft.plan
        action.report_due_date = next_report_due(draft.plan, action.start_date, None, action.report_interval_days)
        action.version = F("version") + 1
        actions.append(action)
    Action.objects.bulk_update(actions, [*FACTS, "report_due_date", "version"], batch_size=200)
    redone = [(action, one) for action, one in zip(actions, rows, strict=True) if "findings" in one.changes]
    links = Action.findings.through.objects
    for start in range(0, len(redone), BATCH):
        links.filter(action__in=[action.pk for action, _one in redone[start : start + BATCH]]).delete()
    _serve([action for action, _one in redone], [one for _action, one in redone])
    record_many("action.changed", actions, by, now, {"import": str(draft.public_id)})


def _serve(actions: list[Action], rows: list[rules.Judged]) -> None:
    link = Action.findings.through
    link.objects.bulk_create(
        (link(action=action, finding_id=pk)
         for action, one in zip(actions, rows, strict=True) for pk in one.findings or ()),
        batch_size=BATCH,
    )  # fmt: skip
