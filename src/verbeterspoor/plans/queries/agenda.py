"""The agenda of a steering meeting, computed from facts: what is late, silent, at risk, waiting, disputed, unserved.

A row is plain data, so that closing a meeting can keep the list exactly as it was shown; the sentence is made when it
is read, in the language of the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from verbeterspoor.foundation import dates
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import (
    AgendaKind,
    CommentKind,
    CopyStatus,
    Progress,
    ReportStatus,
    RequestStatus,
    Signal,
)
from verbeterspoor.plans.models import Action, ChangeRequest, Comment, Plan, ProgressReport
from verbeterspoor.supervision.models import Finding

from .gaps import findings_without_action
from .signals import LOOKED_AT, sentence, signal_counts


@dataclass(frozen=True)
class Section:
    """One part of the agenda: how many things there are, and the first of them."""

    kind: str
    total: int
    rows: list[dict[str, Any]] = field(default_factory=list)
    page: Page[Any] | None = None

    @property
    def label(self) -> str:
        """What this part is about."""
        return str(AgendaKind(self.kind).label)

    @property
    def more(self) -> int:
        """How many are not listed here."""
        return max(self.total - len(self.rows), 0)


def agenda(plan: Plan, *, today: date, most: int, only: str = "", page: Any = 1) -> list[Section]:
    """Return the agenda of a plan: the first rows of every part, or one part page by page."""
    if only:
        things, row = _part(plan, AgendaKind(only), today)
        shown = Paginator(things, most).get_page(page)
        (listed,) = _with_reasons([(only, list(shown.object_list))])
        return [Section(only, shown.paginator.count, [row(thing) for thing in listed], shown)]
    parts = [(str(kind.value), *_part(plan, kind, today)) for kind in AgendaKind]
    totals = signal_counts(Action.objects.filter(plan=plan), today=today)
    totals |= {kind: things.count() for kind, things, _row in parts if kind not in totals}
    first = _with_reasons([(kind, list(things[:most]) if totals[kind] else []) for kind, things, _row in parts])
    return [
        Section(kind, totals[kind], [row(thing) for thing in listed])
        for (kind, _things, row), listed in zip(parts, first, strict=True)
    ]


def _part(plan: Plan, kind: AgendaKind, today: date) -> tuple[QuerySet[Any], Callable[[Any], dict[str, Any]]]:
    """Return what one part lists, and how a thing becomes a row."""
    if kind in Signal.values:
        return _with_signal(plan, str(kind.value), today), lambda one: _signal_row(one, str(kind.value), today)
    about: dict[str, Any] = {"action__plan": plan}
    if kind == AgendaKind.REQUESTS:
        found = ChangeRequest.objects.filter(**about, status=RequestStatus.WAITING).order_by("asked_at", "pk")
        return found.select_related("action__organisation", "action__unit"), _request_row
    if kind == AgendaKind.REPORTS:
        sent = ProgressReport.objects.filter(**about, status=ReportStatus.SUBMITTED).order_by("submitted_at", "pk")
        return sent.select_related("action__organisation", "action__unit"), _report_row
    if kind == AgendaKind.COPIES:
        copies = ProgressReport.objects.filter(**about, copy_status=CopyStatus.DISPUTED).order_by("submitted_at", "pk")
        return copies.select_related("action__organisation", "action__unit"), _copy_row
    if kind == AgendaKind.DISPUTED:
        said = Comment.objects.filter(**about, kind=CommentKind.NOT_RIGHT, parent=None, resolved_at=None)
        said = said.select_related("action__organisation", "action__unit")
        return said.order_by("written_at", "pk"), lambda one: {**_about(one.action), "text": one.text}
    return findings_without_action(plan.trajectory).order_by("report_id", "position", "pk"), _finding_row


def _with_signal(plan: Plan, signal: str, today: date) -> QuerySet[Any]:
    found = Action.objects.filter(plan=plan).with_signal(signal, today=today)
    return found.order_by("due_date", "number", "pk").values_list("pk", flat=True)


def _with_reasons(parts: list[tuple[str, list[Any]]]) -> list[list[Any]]:
    """Put in place of the keys of actions with a signal those actions, with what their sentence tells, in one query.

    Looking that up for every action, and not only for those that are listed, takes seconds.
    """
    keys = {pk for kind, listed in parts if kind in Signal.values for pk in listed}
    found = Action.objects.filter(pk__in=keys).with_signal_facts().select_related("organisation", "unit")
    said = ("public_id", "number", "title", "organisation__name", "unit__name")
    known = {action.pk: action for action in found.only(*LOOKED_AT, *said)} if keys else {}
    return [[known[pk] for pk in listed if pk in known] if kind in Signal.values else listed for kind, listed in parts]


def _about(action: Action) -> dict[str, Any]:
    owner = str(action.organisation or action.unit or "")
    return {"thing": str(action.public_id), "number": str(action.number), "title": action.title, "owner": owner}


def _signal_row(action: Action, signal: str, today: date) -> dict[str, Any]:
    signs = [one for one in rules.signals(action, today=today) if one.signal == signal]
    return {**_about(action), "signs": [_kept(one) for one in signs]}


def _kept(sign: rules.Sign) -> dict[str, Any]:
    """Return a signal as plain data."""
    until = sign.until.isoformat() if sign.until else None
    return {**asdict(sign), "signal": str(sign.signal.value), "until": until, "by": str(sign.by or "")}


def _signal(kept: dict[str, Any]) -> rules.Sign:
    """Return the signal that was kept."""
    until = date.fromisoformat(kept["until"]) if kept["until"] else None
    return rules.Sign(**{**kept, "signal": Signal(kept["signal"]), "until": until})


def _request_row(request: ChangeRequest) -> dict[str, Any]:
    day = request.proposed_date.isoformat() if request.proposed_date else ""
    return {**_about(request.action), "request": str(request.public_id), "day": day, "text": request.reason,
            "proposal": request.proposed_text}  # fmt: skip


def _report_row(report: ProgressReport) -> dict[str, Any]:
    day = dates.local_day(report.submitted_at).isoformat() if report.submitted_at else ""
    return {**_about(report.action), "progress": report.progress, "day": day, "text": report.text}


def _copy_row(report: ProgressReport) -> dict[str, Any]:
    return {**_about(report.action), "text": report.copy_answer}


def _finding_row(finding: Finding) -> dict[str, Any]:
    return {"thing": str(finding.public_id), "number": finding.full_number, "title": finding.text, "owner": ""}


def why(kind: str, row: Mapping[str, Any]) -> str:
    """Say in a sentence why something is on the agenda."""
    if kind in Signal.values:
        return " ".join(sentence(_signal(one)) for one in row["signs"])
    if kind == AgendaKind.REQUESTS:
        what = row["proposal"]
        if row["day"]:
            what = _("a later date, %(day)s") % {"day": dates.said_without_weekday(date.fromisoformat(row["day"]))}
        return _("Asked: %(what)s. %(why)s") % {"what": what.rstrip("."), "why": row["text"]}
    if kind == AgendaKind.REPORTS:
        progress = str(Progress(row["progress"]).label).lower()
        return _("Reported: %(progress)s. %(text)s") % {"progress": progress, "text": row["text"]}
    return str(row.get("text", ""))


def as_facts(sections: list[Section], *, today: date) -> dict[str, Any]:
    """Return the agenda as it is kept when a meeting closes: the numbers and the list as shown."""
    kept = [{"kind": one.kind, "total": one.total, "rows": one.rows} for one in sections]
    return {"day": today.isoformat(), "sections": kept}


def kept_agenda(facts: dict[str, Any]) -> list[Section]:
    """Return the agenda that was kept when a meeting closed."""
    return [Section(one["kind"], one["total"], one["rows"]) for one in facts.get("sections", [])]
