"""What becomes of a row of a table: new, changed, unchanged, or why it cannot be taken over yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from verbeterspoor.documents.choices import DateProblem
from verbeterspoor.documents.rules import personal_data_in
from verbeterspoor.documents.sheets import plain_title
from verbeterspoor.plans.choices import Refusal, RowFate, RowProblem, SheetColumn
from verbeterspoor.reading import CellDate, read_date_cell

MOST = {SheetColumn.TITLE: 300, SheetColumn.RESULT: 4000, SheetColumn.EVIDENCE: 4000, SheetColumn.ASSURANCE: 4000}
TEXTS = tuple(MOST)
ARTICLE = re.compile(r"^(?:de|het|een|the)\s+", re.IGNORECASE)
BETWEEN_BODIES = re.compile(r"\s*(?:[,;/&+\n]|\ben\b|\band\b|\bi\.?s\.?m\.?\b)\s*", re.IGNORECASE)
BEFORE_NUMBER = re.compile(
    r"^(?:bevindingen|bevinding|verbeterpunten|verbeterpunt|aanbevelingen|aanbeveling|vp|nr|punt)\b\.?\s*",
    re.IGNORECASE,
)
MEMORY = 5_000


@dataclass
class Known:
    """What a row is compared with: the actions of the plan, and everything a cell can name."""

    actions: Mapping[str, Any]
    numbers: Mapping[int, Any]
    served: Mapping[int, frozenset[int]]
    bodies: Mapping[str, list[Any]]
    goals: Mapping[str, Any]
    findings: Mapping[str, int]
    labels: Mapping[int, str]
    today: date
    dates: dict[str, CellDate] = field(default_factory=dict)


@dataclass
class Judged:
    """A row as it would be taken over."""

    row: int
    cells: dict[str, str]
    action: Any = None
    facts: dict[str, Any] = field(default_factory=dict)
    findings: tuple[int, ...] | None = None
    own_number: int | None = None
    problems: list[tuple[str, str]] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    is_skipped: bool = False
    assumed: bool = False
    proposed: int | None = None

    @property
    def fate(self) -> RowFate:
        """What becomes of this row."""
        if self.is_skipped:
            return RowFate.SKIPPED
        if self.problems:
            return RowFate.PROBLEM
        if self.action is None:
            return RowFate.NEW
        return RowFate.CHANGED if self.changes else RowFate.UNCHANGED

    def refuse(self, column: str, problem: Any, **facts: Any) -> None:
        """Add a problem with a cell, in words."""
        self.problems.append((str(column), str(problem.label) % facts if facts else str(problem.label)))


def judge_row(row: int, cells: dict[str, str], known: Known, *, confirmed: bool = False) -> Judged:
    """Judge one row; only columns that the table has are looked at, the others stay as they are."""
    judged = Judged(row, cells)
    _find_action(judged, known)
    for column, text in cells.items():
        if reader := READERS.get(column):
            reader(judged, text, known)
        if column in TEXTS:
            _look_for_client_data(judged, column, text, confirmed)
    _check_whole(judged)
    if judged.action is not None:
        judged.changes = _changes(judged, known)
    return judged


def _find_action(judged: Judged, known: Known) -> None:
    """Find the action a row is about: by its code, or else by its number."""
    code = judged.cells.get(SheetColumn.ID, "").strip().lower()
    number = judged.cells.get(SheetColumn.NUMBER, "").strip().removesuffix(".").removesuffix(",0").removesuffix(".0")
    if code:
        judged.action = known.actions.get(code)
        if judged.action is None:
            judged.refuse(SheetColumn.ID, RowProblem.UNKNOWN_CODE)
    elif number.isascii() and number.isdigit() and 0 < len(number) < 9:
        judged.action = known.numbers.get(int(number))
        judged.own_number = int(number) or None


def _read_text(column: str) -> Callable[[Judged, str, Known], None]:
    def read(judged: Judged, text: str, known: Known) -> None:
        if len(text) > MOST[column]:  # type: ignore[index]
            judged.refuse(column, RowProblem.TOO_LONG, length=len(text), most=MOST[column])  # type: ignore[index]
        judged.facts[column] = text

    return read


def _read_owner(judged: Judged, text: str, known: Known) -> None:
    body, action = None, judged.action
    wanted = plain_name(text)
    if wanted:
        found = known.bodies.get(wanted, [])
        current = (action.organisation or action.unit) if action else None
        if current is not None and plain_name(str(current)) == wanted:
            body = current
        elif len(found) == 1:
            body = found[0]
        else:
            several = [one for one in BETWEEN_BODIES.split(text) if known.bodies.get(plain_name(one))]
            unknown = RowProblem.SEVERAL_BODIES if len(several) > 1 else RowProblem.UNKNOWN_BODY
            judged.refuse(SheetColumn.OWNER, RowProblem.ALIKE_BODIES if found else unknown, text=text[:80])
    is_unit = body is not None and hasattr(body, "municipality_id")
    judged.facts |= {"organisation": None if is_unit else body, "unit": body if is_unit else None}


def plain_name(text: str) -> str:
    """Fold a name so that the same body has the same spelling."""
    return plain_title(ARTICLE.sub("", text.strip()))


def _read_goal(judged: Judged, text: str, known: Known) -> None:
    goal = known.goals.get(plain_title(text)) if text.strip() else None
    if text.strip() and goal is None:
        judged.refuse(SheetColumn.GOAL, RowProblem.UNKNOWN_GOAL, text=text[:80])
    judged.facts["goal"] = goal


def _read_findings(judged: Judged, text: str, known: Known) -> None:
    """Find every finding that is named, whole or by its number; `;`, a comma or a new line stands between them."""
    found: list[int] = []
    for one in filter(None, (part.strip() for part in re.split(r"[;\n]", text))):
        exact = finding_named(one, known)
        names = [one] if exact is not None else [part.strip() for part in re.split(r",|\ben\b|\band\b|&", one)]
        for name in filter(None, names):
            pk = finding_named(name, known)
            if pk is None:
                judged.refuse(SheetColumn.FINDINGS, RowProblem.UNKNOWN_FINDING, text=name[:80])
            else:
                found.append(pk)
    judged.findings = tuple(dict.fromkeys(found))


def finding_named(name: str, known: Known) -> int | None:
    """Return the finding that is called so."""
    wanted = " ".join(name.casefold().split())
    if wanted in known.findings:
        return known.findings[wanted]
    return known.findings.get(BEFORE_NUMBER.sub("", wanted).rstrip("."))


def _read_day(column: str) -> Callable[[Judged, str, Known], None]:
    def read(judged: Judged, text: str, known: Known) -> None:
        said = known.dates.get(text)
        if said is None:
            said = read_date_cell(text, near=known.today)
            if len(known.dates) < MEMORY:
                known.dates[text] = said
        if said.problem:
            judged.refuse(column, DateProblem(said.problem))
        judged.assumed |= said.year_assumed
        is_start = column == SheetColumn.START
        judged.facts[column] = said.start or said.day if is_start else said.day
        if column == SheetColumn.DUE:
            judged.facts["is_ongoing"] = said.is_ongoing

    return read


READERS: dict[str, Callable[[Judged, str, Known], None]] = {
    **{column: _read_text(column) for column in TEXTS},
    SheetColumn.OWNER: _read_owner,
    SheetColumn.GOAL: _read_goal,
    SheetColumn.FINDINGS: _read_findings,
    SheetColumn.START: _read_day(SheetColumn.START),
    SheetColumn.DUE: _read_day(SheetColumn.DUE),
    SheetColumn.REVIEW: _read_day(SheetColumn.REVIEW),
}


def _look_for_client_data(judged: Judged, column: str, text: str, confirmed: bool) -> None:
    """Name what looks like data of a client (rule `no-client-data`); only weak hits may stay when somebody looked."""
    hits = personal_data_in(text)
    strong = [hit for hit in hits if hit.is_strong]
    weak = [] if strong or confirmed else hits
    for problem, found in ((RowProblem.CLIENT_DATA, strong), (RowProblem.MAYBE_CLIENT_DATA, weak)):
        if found:
            judged.refuse(column, problem, hits=", ".join(f"{hit.kind.label} ({hit.excerpt})" for hit in found))


def _check_whole(judged: Judged) -> None:
    """Ask a title, and no due date before the start."""
    if not judged.cells.get(SheetColumn.TITLE, "").strip():
        judged.refuse(SheetColumn.TITLE, RowProblem.NO_TITLE)
    start = judged.facts.get("start_date", getattr(judged.action, "start_date", None))
    due = judged.facts.get("due_date", getattr(judged.action, "due_date", None))
    if start and due and due < start:
        judged.refuse(SheetColumn.DUE, Refusal.DUE_BEFORE_START)


def _changes(judged: Judged, known: Known) -> list[str]:
    """Return the names of what differs from the action as it is; spaces and line ends make no difference."""
    changed = [name for name, value in judged.facts.items() if not _same(getattr(judged.action, name), value)]
    if judged.findings is not None and frozenset(judged.findings) != known.served.get(judged.action.pk, frozenset()):
        changed.append("findings")
    return changed


def _same(former: Any, new: Any) -> bool:
    if isinstance(former, str) and isinstance(new, str):
        return former.split() == new.split()
    return bool(former == new)


def refuse_doubles(rows: Iterable[Judged]) -> None:
    """Refuse a second row about the same action, or a second new one with the same number."""
    seen: dict[Any, int] = {}
    for judged in rows:
        key = ("action", judged.action.pk) if judged.action is not None else ("number", judged.own_number)
        if judged.is_skipped or key[1] is None:
            continue
        if key in seen:
            judged.refuse(SheetColumn.NUMBER, RowProblem.SAME_ACTION, row=seen[key])
        else:
            seen[key] = judged.row
