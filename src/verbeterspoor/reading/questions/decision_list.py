"""A decision list in the form of a table: point, description, decision; motions belong to their point."""

import re
from dataclasses import dataclass, field

from verbeterspoor.reading.answers import DecisionPoint, Quote
from verbeterspoor.reading.flow import Flow
from verbeterspoor.reading.pages import Line
from verbeterspoor.reading.rows import table_rows

HEAD = re.compile(r"\b(?:omschrijving|onderwerp|agendapunt)\b.*\bbesluit\b", re.IGNORECASE)
ITEM = re.compile(r"(?P<code>[A-Z](?:\.\d{1,2})?|\d{1,2}(?:\.\d{1,2})?\.?)\s+(?P<text>\S.*)")
MOTION = re.compile(r"(?P<code>\d{5,7})\s+(?P<text>.*\b(?:motie|amendement)\b.*)", re.IGNORECASE)
UNDECIDED = re.compile(r"\s*(?:niet behandeld|niet ingediend|doorgeschoven)\b.*", re.IGNORECASE)
STATE = re.compile(r"(?P<state>ingetrokken|aangehouden)\s+(?P<text>(?:\w+\s+)?(?:motie|amendement)\b.*)", re.IGNORECASE)


@dataclass
class Row:
    code: str | None
    text: str
    result: str
    lines: list[Line]
    subs: list["Row"] = field(default_factory=list)


def find_listed_decisions(flow: Flow) -> list[DecisionPoint]:
    """The decided points of a decision list; points that were not dealt with are left out."""
    rows = table_rows(flow)
    heads = [k for k, row in enumerate(rows) if HEAD.search(" ".join(cell.text for cell in row))]
    if not heads:
        return []
    right = rows[heads[0]][-1].x0
    items = fold(gather(rows[heads[0] + 1 :], right))
    return [answer(item) for item in items if (item.result or item.subs) and not UNDECIDED.search(item.text)]


def gather(rows: list[list[Line]], right: float) -> list[Row]:
    """One row per point or motion; a line without a code goes on with the row before it."""
    found: list[Row] = []
    for row in rows:
        results = [cell for cell in row if cell.x0 > right - 20]
        texts = [cell for cell in row if cell.x0 <= right - 20]
        text = " ".join(cell.text for cell in texts)
        result = " ".join(cell.text for cell in results)
        match = MOTION.match(text) or ITEM.match(text)
        if match and (texts[0].x0 < right / 4):
            found.append(Row(match["code"].rstrip("."), match["text"], result, list(row)))
        elif texts and all(cell.bold for cell in texts) and not (found and right_below(found[-1].lines[-1], texts[0])):
            found.append(Row(None, text, result, list(row)))
        elif found:
            found[-1].text = f"{found[-1].text} {text}".strip()
            found[-1].result = found[-1].result or result
            found[-1].lines += row
    return found


def right_below(above: Line, line: Line) -> bool:
    return above.page == line.page and 0 <= line.y - above.y < 1.4 * line.size


def fold(rows: list[Row]) -> list[Row]:
    """Put motions under their point, and the decision on a point at the place where the point opened."""
    items: list[Row] = []
    for row in rows:
        if row.code and re.fullmatch(r"\d{5,7}", row.code):
            settle(row)
            if items and row.result:
                items[-1].subs.append(row)
        elif items and items[-1].code == row.code and row.code and not items[-1].result:
            items[-1].text, items[-1].result = row.text, row.result
        else:
            items.append(row)
    return items


def settle(row: Row) -> None:
    """A withdrawn or held motion has its result before its name."""
    state = STATE.match(row.text)
    if state:
        row.text, row.result = state["text"], state["state"].capitalize()
    elif not re.search(r"\w", row.result):
        row.result = ""


def answer(row: Row) -> DecisionPoint:
    text = f"{row.text} → {row.result}" if re.search(r"\w", row.result) else row.text
    first = row.lines[0]
    same_page = [line for line in row.lines if line.page == first.page]
    end = max(line.end for line in same_page)
    quote = Quote(text, first.page, first.start, end if end - first.start < 900 else first.end)
    subs = tuple(answer(sub) for sub in row.subs)
    return DecisionPoint(quote, "decision_points.table", 0.85, row.code, text, subs)
