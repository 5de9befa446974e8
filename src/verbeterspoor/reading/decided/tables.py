"""A decision list in a table: one row per item, with a column of decisions; motions belong to their item."""

import re
from dataclasses import dataclass, field
from datetime import date

from verbeterspoor.reading.answers import Quote
from verbeterspoor.reading.flow import Flow
from verbeterspoor.reading.questions.decision_list import MOTION, STATE, right_below

from .answers import ReadOutcome, ReadPointOutcome
from .cells import Cell, columns_of, rows_of
from .points import common_kind, inline_points, named_points
from .titles import case_in, read_title, references_in
from .words import disclosure_in, manner_in, outcome_in

CODE = re.compile(r"(?P<code>[A-Z](?:\.\d{1,2})?|\d{1,2}(?:\.\d{1,2})?\.?)\s+(?P<text>\S.*)")
ALONE = re.compile(r"(?:[A-Z](?:\.\d{1,2})?|\d{1,3}(?:\.\d{1,2})?|\d{5,7})\.?")
MOTION_NUMBER = re.compile(r"\d{5,7}")
NOT_TREATED = re.compile(r"\s*[(–-]?\s*\b(?:niet behandeld|niet ingediend|doorgeschoven)\b\)?\.?", re.IGNORECASE)
AMENDED_TITLE = re.compile(r"(?:gewijzigd en )?geamendeerd\b", re.IGNORECASE)
WORDS = 3


@dataclass
class Row:
    """An item of the table with the texts of its columns."""

    code: str | None
    cells: dict[str, list[Cell]]
    titles: list[str]
    motions: list["Row"] = field(default_factory=list)
    earlier: str = ""

    @property
    def title(self) -> str:
        return " ".join(self.titles).strip()

    def text(self, key: str) -> str:
        return " ".join(cell.text for cell in self.cells.get(key, ())).strip()

    @property
    def result(self) -> str:
        text = self.text("decision")
        return text if re.search(r"\w", text) else ""


def table_outcomes(flow: Flow, year: int | None) -> list[ReadOutcome]:
    """The outcomes of the rows under a head that names a title and a decision; without such a head none."""
    rows = rows_of(flow)
    heads = [(k, columns) for k, row in enumerate(rows) if (columns := columns_of(row, flow.plain))]
    if not heads:
        return []
    first, columns = heads[0]
    again = {k for k, _ in heads}
    found: list[Row] = []
    for k, row in enumerate(rows[first + 1 :], start=first + 1):
        if k not in again:
            gather(found, row, columns.sorted(row), columns.starts, "number" in columns.keys)
    return [outcome_of(item, year) for item in folded(found)]


def gather(found: list[Row], row: list[Cell], cells: dict[str, list[Cell]], starts, numbered: bool) -> None:
    """Begin an item at a code, a heading in bold, or a whole row; anything else goes on with the item before it."""
    text = " ".join(cell.text for cell in cells.get("title", ()))
    number = " ".join(cell.text for cell in cells.get("number", ())).strip()
    if numbered:
        whole_number = ALONE.fullmatch(number)
        opens = whole_number or CODE.match(number)  # a narrow column runs together with the next one
        code, title = (number.rstrip("."), text) if whole_number else (None, f"{number} {text}".strip())
        if opens and not whole_number:
            code, title = opens["code"].rstrip("."), f"{opens['text']} {text}".strip()
    else:
        at_edge = bool(cells.get("title")) and cells["title"][0].x0 < starts[0] + 15
        opens = (MOTION.match(text) or CODE.match(text)) if at_edge else None
        code, title = (opens["code"].rstrip("."), opens["text"]) if opens else (None, text)
    if re.match(r"niet ingediend\b", text, re.IGNORECASE):
        return
    bold = bool(text) and all(cell.line.bold for cell in cells["title"])
    apart = not (found and right_below(last_line(found[-1]), cells["title"][0].line)) if text else False
    whole = bool(text and cells.get("decision")) and not numbered and not (found and found[-1].code)
    if opens or (bold and apart and not numbered) or (whole and not numbered):
        found.append(Row(code, dict(cells), [title]))
    elif found:
        found[-1].titles += [text] if text else []
        for key, more in cells.items():
            found[-1].cells[key] = [*found[-1].cells.get(key, ()), *more]


def last_line(row: Row):
    return max((cell.line for cells in row.cells.values() for cell in cells), key=lambda line: (line.page, line.y))


def folded(rows: list[Row]) -> list[Row]:
    """Put motions under their item, and the decision on an item at the row where the item opened."""
    items: list[Row] = []
    for row in rows:
        if row.code and MOTION_NUMBER.fullmatch(row.code) and items:
            items[-1].motions.append(row)
        elif items and row.code and items[-1].code == row.code and not items[-1].result:
            row.motions, row.earlier = items[-1].motions, items[-1].title
            items[-1] = row
        else:
            items.append(row)
    return items


def outcome_of(row: Row, year: int | None) -> ReadOutcome:
    """One row: its decision tells one kind for all points, or a kind for each point that it names."""
    title, result = row.title, row.result
    state = STATE.match(title)
    if state:
        title, result = state["text"], state["state"].capitalize()
    kind, until, points = decided(row, title, result, year)
    title = NOT_TREATED.sub("", title)
    read = read_title(row.earlier or title, year)
    disclosure, public_from = disclosure_in(row.text("openness"), year)
    case = row.text("case") if re.search(r"\d", row.text("case")) else ""
    words = read_title(title, year).words or read.words
    return ReadOutcome(
        quote_of_row(row), "decided.table", 0.9 if kind or points else 0.6, row.code, words, kind, tuple(points),
        result, until, case_in(case) or case or read.case_number,
        references_in(f"{row.earlier} {title} {case}"), row.text("holder") or read.holder,
        row.text("explanation") or None, disclosure or read.disclosure, public_from or read.public_from,
        manner_in(result), read.consent, tuple(outcome_of(motion, year) for motion in row.motions),
    )  # fmt: skip


def decided(
    row: Row, title: str, result: str, year: int | None
) -> tuple[str | None, date | None, list[ReadPointOutcome]]:
    """The kind of the whole item, until when it is held, and its points."""
    quote = quote_of_cells(row.cells["decision"]) if row.cells.get("decision") else quote_of_row(row)

    def quote_of(start: int, end: int) -> Quote:
        return Quote(result[start:end].strip(), quote.page, quote.start, quote.end)

    points = inline_points(result, quote_of, year) or named_points(result, quote_of, year)
    if points:
        return common_kind(points), None, points
    said = outcome_in(result, year)
    if said is None and NOT_TREATED.search(title):
        return "not_treated", None, []
    if said is None:
        return ("as_proposed" if len(result.split()) > WORDS else None), None, []
    amended = said.kind == "as_proposed" and AMENDED_TITLE.match(title)
    return ("amended" if amended else said.kind), said.until, []


def quote_of_row(row: Row) -> Quote:
    return quote_of_cells(row.cells.get("title") or next(iter(row.cells.values())))


def quote_of_cells(cells: list[Cell]) -> Quote:
    """The words of the cells as one quote on the page of the first."""
    page = cells[0].quote.page
    places = [cell.quote for cell in cells if cell.quote.page == page]
    text = " ".join(cell.text for cell in cells)
    return Quote(text, page, min(one.start for one in places), max(one.end for one in places))
