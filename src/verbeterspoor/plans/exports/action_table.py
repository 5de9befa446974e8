"""The actions of a plan as a table: Excel, CSV or Word, with the same columns, ready to come back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import override

from verbeterspoor.documents.exports import CSV, DOCX, XLSX
from verbeterspoor.documents.sheets import Column, Kind, write_csv, write_xlsx
from verbeterspoor.documents.typesetting import Fact, Manuscript, Table, style_of, to_docx
from verbeterspoor.foundation import dates
from verbeterspoor.plans import queries
from verbeterspoor.plans.choices import ActionStatus, ReportStatus, SheetColumn, Signal
from verbeterspoor.plans.models import Action, ActionPart, ActionQuerySet, Plan, ProgressReport

TABLES = {"xlsx": XLSX, "csv": CSV, "docx": DOCX}
"""How a table of actions can leave: the end of the file's name, and its media type."""

CHUNK = 1_000
LONG, DAY = Kind.LONG_TEXT, Kind.DAY
KINDS = {
    SheetColumn.ID: Kind.ID, SheetColumn.NUMBER: Kind.NUMBER, SheetColumn.TITLE: LONG, SheetColumn.PARTS: LONG,
    SheetColumn.START: DAY, SheetColumn.DUE: DAY, SheetColumn.REVIEW: DAY, SheetColumn.RESULT: LONG,
    SheetColumn.EVIDENCE: LONG, SheetColumn.ASSURANCE: LONG, SheetColumn.STATUS: Kind.CHOICE, SheetColumn.SAID: LONG,
    SheetColumn.HEARD: Kind.MOMENT, SheetColumn.SIGNALS: LONG,
}  # fmt: skip
WIDTHS = {
    SheetColumn.NUMBER: 1, SheetColumn.TITLE: 4, SheetColumn.OWNER: 2.5, SheetColumn.RESULT: 3, SheetColumn.PARTS: 2.5,
    SheetColumn.EVIDENCE: 2.5, SheetColumn.SAID: 3, SheetColumn.SIGNALS: 2.5,
}  # fmt: skip


def action_table(
    plan: Plan, actions: ActionQuerySet, *, kind: str, language: str, today: date, now: datetime
) -> bytes | Iterator[bytes]:
    """Return the chosen actions as a file, in a constant number of queries; read in again, nothing has changed."""
    title = plan.title
    rows = _rows(plan, actions, language, today)
    if kind == "csv":
        return write_csv(_columns(), rows, language=language)
    if kind == "xlsx":
        return write_xlsx(_columns(), rows, title=title, language=language, now=now, notes=_notes(language))
    paper = Manuscript(
        title=title, subtitle=plan.trajectory.title, facts=[Fact(_("Case number"), plan.trajectory.case_number)],
        as_of=today, landscape=True, blocks=[_table(rows)],
    )  # fmt: skip
    return to_docx(paper, style=style_of(plan.trajectory.municipality), language=language, now=now)


def _notes(language: str) -> list[str]:
    with override(language):
        return [
            _("You can change rows, add new ones and read the table in again, as long as the plan is not adopted."),
            _("State, progress and what needs attention are shown; they are not read in."),
        ]


def _columns() -> list[Column]:
    asked = {
        SheetColumn.FINDINGS: _("The numbers of the findings, with ; between them."),
        SheetColumn.OWNER: _("One organisation or unit, by its name."),
        SheetColumn.DUE: _("For example 1-3-2020, Q3 2020 or ongoing."),
    }
    states = [str(label) for label in ActionStatus.labels]
    return [
        Column(
            one.label, KINDS.get(one, Kind.TEXT), explanation=asked.get(one, ""),
            choices=states if one == SheetColumn.STATUS else (),
        )
        for one in SheetColumn
    ]  # fmt: skip


def _table(rows: Iterable[list[Any]]) -> Table:
    """Lay the rows out for paper: without the code, which nobody reads; the number finds the action again."""
    shown = [one for one in SheetColumn if one != SheetColumn.ID]
    widths = [float(WIDTHS.get(one, 1.5)) for one in shown]
    cells = ([cell if cell is not None else "" for cell in row[1:]] for row in rows)
    return Table(_("Actions"), [one.label for one in shown], cells, widths=widths)


@dataclass(frozen=True)
class _Around:
    """What stands beside the actions, asked once."""

    findings: dict[int, list[str]]
    parts: dict[int, list[str]]


def _rows(plan: Plan, actions: ActionQuerySet, language: str, today: date) -> Iterator[list[Any]]:
    """Yield a row per action in the order asked, a thousand at a time from the database."""
    said = ProgressReport.objects.filter(action_id=OuterRef("pk"), part=None).exclude(status=ReportStatus.DRAFT)
    found = actions.annotate(said=Subquery(said.order_by("-submitted_at", "-pk").values("text")[:1]))
    found = found.select_related(None).select_related("organisation", "unit", "goal")
    around = _Around(_served(plan, actions), _parts(actions))
    for action in found.iterator(chunk_size=CHUNK):
        with override(language):
            row = _row(action, around, today)
        yield row


def _row(action: Any, around: _Around, today: date) -> list[Any]:
    signs = [f"{Signal(kind).label}: {words}" for kind, words in queries.signs_of(action, today=today)]
    due = action.due_date or (_("ongoing") if action.is_ongoing else None)
    cells = {
        SheetColumn.ID: str(action.public_id), SheetColumn.NUMBER: action.number, SheetColumn.TITLE: action.title,
        SheetColumn.FINDINGS: "; ".join(around.findings.get(action.pk, ())),
        SheetColumn.GOAL: str(action.goal or ""), SheetColumn.OWNER: str(action.organisation or action.unit or ""),
        SheetColumn.PARTS: "\n".join(around.parts.get(action.pk, ())), SheetColumn.START: action.start_date,
        SheetColumn.DUE: due, SheetColumn.REVIEW: action.review_date, SheetColumn.RESULT: action.result,
        SheetColumn.EVIDENCE: action.evidence_agreed, SheetColumn.ASSURANCE: action.assurance,
        SheetColumn.STATUS: ActionStatus(action.status).label, SheetColumn.SAID: action.said,
        SheetColumn.HEARD: action.last_report_at, SheetColumn.SIGNALS: "\n".join(signs),
    }  # fmt: skip
    return [cells[one] for one in SheetColumn]


def _served(plan: Plan, actions: ActionQuerySet) -> dict[int, list[str]]:
    labels, served = queries.finding_labels(plan), defaultdict(list)
    places = {pk: place for place, pk in enumerate(labels)}
    links = Action.findings.through.objects.filter(action__in=actions.order_by().values("pk"))
    for action_id, finding_id in links.values_list("action_id", "finding_id"):
        served[action_id].append(finding_id)
    return {one: [labels[pk] for pk in sorted(found, key=lambda pk: places[pk])] for one, found in served.items()}


def _parts(actions: ActionQuerySet) -> dict[int, list[str]]:
    parts, found = ActionPart.objects.filter(action__in=actions.order_by().values("pk")), defaultdict(list)
    for part in parts.select_related("organisation", "unit").order_by("action_id", "number"):
        day = f" ({dates.said_without_weekday(part.due_date)})" if part.due_date else ""
        found[part.action_id].append(f"{part.owner_name}: {part.title}{day}")
    return found
