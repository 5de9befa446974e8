"""The head of a form with all its labels: those we know, and any other that is written as one."""

import re

from verbeterspoor.reading.ground import Ground
from verbeterspoor.reading.pages import Line
from verbeterspoor.reading.questions import fields
from verbeterspoor.reading.questions.about import first_day
from verbeterspoor.reading.questions.fields import Entry

from .answers import ReadField

LABELLED = re.compile(r"(?P<label>[A-Z][^:.!?;]{1,44}?)\s*(?::\s+|\?\s+|\s{2,})(?P<value>\S.*)$")
YES_NO = re.compile(r"(?P<yes>ja|wel)\b|(?P<no>nee|geen|niet|n\.?\s?v\.?\s?t\b)", re.IGNORECASE)
NOT_A_LABEL = re.compile(r"(?:geachte|beste|van mening|aldus|http|https|dit is)\b", re.IGNORECASE)
MOST_LABEL_WORDS = 6


def form_fields(ground: Ground) -> list[ReadField]:
    """Every field of the head in the order of its labels, then the fields with a place of their own in the text."""
    flow = ground.flow
    head = fields.with_whole_labels(fields.header_lines(flow))
    lines = [line for line in head if beside(line, head) or not is_heading(ground, line)]
    known = fields.pair(lines)
    used = {id(line) for entry in known for line in entry.lines}
    entries = known + other_entries([line for line in lines if id(line) not in used], known)
    places = fields.line_places(flow)
    entries.sort(key=lambda entry: (entry.lines[0].page, entry.lines[0].y, entry.lines[0].x0))
    found = [read_field(fields.field_answer(flow, entry, places)) for entry in entries if is_placed(entry, places)]
    return found + [read_field(field) for field in fields.standing_alone(flow)]


def beside(line: Line, lines: list[Line]) -> list[Line]:
    """What stands at the same height to the right of a line."""
    return [other for other in lines if other.page == line.page and abs(other.y - line.y) < 3 and other.x0 > line.x1]


def is_heading(ground: Ground, line: Line) -> bool:
    """Is this the line of a heading of the text?"""
    return any(line is first for block, _, _ in ground.heading_blocks for first in block.lines)


def is_placed(entry: Entry, places) -> bool:
    return any(id(line) in places for line in entry.lines)


def other_entries(lines: list[Line], known: list[Entry]) -> list[Entry]:
    """Labels that no template told us: before a colon, or in the column of the labels of a table."""
    columns = {round(entry.lines[0].x0) for entry in known if entry.rule == "fields.beside"}
    found: list[Entry] = []
    skip: set[int] = set()
    for line in lines:
        if id(line) in skip:
            continue
        match = LABELLED.match(line.text)
        if match and is_label(match["label"]):
            found.append(Entry("", match["label"], match["value"], (line,), "fields.any-label", 0.7))
            continue
        right = beside(line, lines)
        if line.size > 1 and len(right) == 1 and is_label(line.text) and (line.bold or round(line.x0) in columns):
            label = line.text.rstrip(" :")
            found.append(Entry("", label, right[0].text, (line, right[0]), "fields.any-label-beside", 0.75))
            skip.add(id(right[0]))
    return found


def is_label(text: str) -> bool:
    return len(text.split()) <= MOST_LABEL_WORDS and text[:1].isupper() and not NOT_A_LABEL.match(text)


def read_field(field) -> ReadField:
    said = YES_NO.match(field.value)
    yes = None if said is None else bool(said["yes"])
    return ReadField(
        field.quote,
        field.rule,
        field.certainty,
        field.label,
        field.value,
        field.key or None,
        yes,
        first_day(field.value),
    )
