"""The fields in the head of a form: label and value, also where they stand on different lines."""

import re
from dataclasses import dataclass, replace

from verbeterspoor.reading.answers import Field
from verbeterspoor.reading.flow import Block, Flow
from verbeterspoor.reading.pages import Line

from .headings import KNOWN

# Labels of Dutch templates, in the order in which they are tried; a new template adds its labels here.
LABELS = (
    ("subject", r"onderwerp|betreft"),
    ("latest_handling_date", r"(?:is er een )?uiterste (?:behandel|beslis)datum(?:\s*\?)?"),
    ("advice", r"advies"),
    ("main_programme", r"hoofdopgave|programma|opgave"),
    ("portfolio_holder", r"portefeuillehouders?(?:\(s\))?|portefeuillehouder\(s\)"),
    ("portfolio", r"portefeuilles?(?:\(s\))?"),
    ("public", r"openbaar(?:heid)?"),
    ("proposal_or_letter", r"raadsvoorstel of raadsbrief"),
    ("meeting_date", r"datum (?:raads|college|commissie)?vergadering"),
    ("date", r"datum(?: en tijd)?"),
    ("own_reference", r"ons kenmerk|kenmerk|documentnummer|registratienummer|nummer(?: raadsvoorstel)?|voorstelnummer"),
    ("ris_number", r"RIS[- ]?nummer"),
    ("case_number", r"zaaknummer"),
    ("your_reference", r"uw (?:kenmerk|brief)"),
    ("contact", r"contactpersoon|behandeld door|inlichtingen bij|steller"),
    ("service", r"dienst"),
    ("department", r"afdeling|sector|team"),
    ("fax", r"fax"),
    ("telephone", r"telefoon(?:nummer)?|tel\.?\s?nr\.?|doorkiesnummer"),
    ("email", r"e-?mail(?:adres)?"),
    ("addressee", r"aan"),
    ("sender", r"van"),
    ("publisher", r"uitgave|opgesteld door"),
    ("examined", r"onderzochte (?:gemeente|organisatie)"),
    ("kind_of_study", r"soort onderzoek"),
    ("agenda_item", r"agendapunt"),
    ("meeting", r"vergadering"),
    ("place", r"locatie|plaats"),
    ("attachments", r"aantal bijlagen|bijlage\(n\)|bijlage(?=$)"),
    ("mover", r"indieners?"),
)  # fmt: skip
LABEL = re.compile("|".join(f"(?P<{key}>{words})" for key, words in LABELS), re.IGNORECASE)
CAREFUL = {"addressee", "sender", "service", "department", "advice", "public", "meeting", "place", "main_programme",
           "portfolio", "your_reference", "contact", "publisher"}  # fmt: skip
ANYWHERE = {"geheimhouding": "secrecy"}
ACCEPTS = {
    "latest_handling_date": re.compile(r"(?:ja|nee|n\.?v\.?t|geen|\d{1,2}\b)", re.IGNORECASE),
    "date": re.compile(r".*\d"),
    "meeting_date": re.compile(r".*\d"),
    "email": re.compile(r"\S+@\S+"),
    "telephone": re.compile(r"[\d(+][\d ()+-]{4,}"),
    "ris_number": re.compile(r"RIS|\d{4,}", re.IGNORECASE),
}
RUNS_ON = {"subject", "latest_handling_date", "advice", "main_programme", "proposal_or_letter"}
SENTENCE = re.compile(r"[a-z]{2,}[.:]$")


@dataclass(frozen=True)
class Entry:
    key: str
    label: str
    value: str
    lines: tuple[Line, ...]
    rule: str
    certainty: float


def header_lines(flow: Flow) -> list[Line]:
    """The lines before the running text: up to the first real paragraph, at most forty of the first page."""
    lines: list[Line] = []
    for block in flow.blocks:
        if block.page > 1 or len(lines) > 40 or (lines and opens_text(block, lines)):
            break
        if len(block.text) > 160 and SENTENCE.search(block.text) and not match_label(block.lines[0].text):
            break
        if not lines or not re.match(r"geachte\b", block.text, re.IGNORECASE):
            lines.extend(block.lines)
        else:
            break
    return lines[:80]


def opens_text(block: Block, lines: list[Line]) -> bool:
    """Below a label: the name of a section, which no label shares."""
    name = block.text.rstrip(" :")
    if match_label(block.text) or not KNOWN.fullmatch(name):
        return False
    return any(match_label(line.text) for line in lines)


def match_label(text: str) -> tuple[str, str, str] | None:
    """(key, label, rest) when a line starts with a label that is written as one."""
    match = LABEL.match(text)
    if not match:
        return None
    key, label, rest = match.lastgroup or "", match.group(), text[match.end() :]
    if rest and not re.match(r"\s*[:?]|\s", rest):
        return None
    if not (label[:1].isupper() or (label.islower() and (not rest.strip() or rest.lstrip().startswith(":")))):
        return None
    colon = rest.lstrip().startswith(":")
    value = rest.lstrip(" :\t").strip()
    if (
        value
        and not colon
        and (key in CAREFUL and (value[:1].islower() and key not in ("addressee", "sender", "publisher")))
    ):
        return None
    return key, label.strip(), value


def read_fields(flow: Flow) -> tuple[list[Field], frozenset[int]]:
    """The fields, and the starts of the blocks that belong to the head of the form."""
    lines = with_whole_labels(header_lines(flow))
    entries = pair(lines)
    used = {id(line) for entry in entries for line in entry.lines}
    header = frozenset(block.start for block in flow.blocks if any(id(line) in used for line in block.lines))
    places = line_places(flow)
    fields = [field_answer(flow, entry, places) for entry in entries]
    return fields + standing_alone(flow), header


def line_places(flow: Flow) -> dict[int, tuple[int, int]]:
    """Where each line stands in the running text."""
    places = {}
    for block in flow.blocks:
        cursor = block.start
        for line in block.lines:
            at = flow.text.find(line.text[:12], cursor, block.end)
            at = cursor if at < 0 else at
            places[id(line)] = (at, min(at + len(line.text), block.end))
            cursor = min(at + len(line.text), block.end)
    return places


def field_answer(flow: Flow, entry: Entry, places) -> Field:
    spans = [places[id(line)] for line in entry.lines if id(line) in places]
    start, end = spans[0][0], spans[-1][1]
    after_label = len(entry.label) if len(spans) == 1 else 0
    for place, stop in spans[1:] or spans:
        at = flow.text.find(entry.value[:20], place + after_label, stop + 1)
        if at >= 0:
            start, end = at, max(stop, at)
            break
    quote = flow.quote(start, min(end, start + len(entry.value) + 4) if len(spans) < 3 else end)
    return Field(quote, entry.rule, entry.certainty, entry.label, entry.value, entry.key)


def pair(lines: list[Line]) -> list[Entry]:
    """Give every label its value: on its own line, beside it, or further on in the order of the labels."""
    waiting: list[tuple[str, str, Line]] = []
    entries: list[Entry] = []
    beside = values_beside(lines)
    taken = {id(line) for line in beside.values()}
    run = 0
    for line in lines:
        if id(line) in taken:
            continue
        found = match_label(line.text)
        if found and waiting and any(key == found[0] for key, _, _ in waiting):
            found = None
        if found and found[2]:
            key, label, value = found
            entries.append(Entry(key, label, value, (line,), "fields.same-line", 0.95))
        elif found and id(line) in beside:
            other = beside[id(line)]
            entries.append(Entry(found[0], found[1], other.text, (line, other), "fields.beside", 0.95))
        elif found:
            waiting = [*waiting, (found[0], found[1], line)] if run else [(found[0], found[1], line)]
            run += 1
            continue
        elif waiting:
            key, label, at = waiting.pop(first_that_accepts(waiting, line.text))
            rule = "fields.next-line" if run == 1 else "fields.in-order"
            entries.append(Entry(key, label, line.text.strip(), (at, line), rule, 0.9 if run == 1 else 0.8))
        elif entries and continues(entries[-1], line):
            entries[-1] = longer(entries[-1], line)
        run = 0
    return entries


def with_whole_labels(lines: list[Line]) -> list[Line]:
    """Join a label that runs over two lines of its column, so that it is recognised."""
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else None
        if before and before.size > 1 and abs(before.x0 - line.x0) < 3 and 0 < line.y - before.y < 1.6 * line.size:
            text = f"{before.text} {line.text}"
            found = match_label(text)
            if found and found[2] == "" and not match_label(before.text):
                whole[-1] = replace(before, text=text, offsets=(*before.offsets, before.end, *line.offsets))
                continue
        whole.append(line)
    return whole


def first_that_accepts(waiting, text: str) -> int:
    for k, (key, _, _) in enumerate(waiting):
        if key in ACCEPTS and ACCEPTS[key].match(text):
            return k
    for k, (key, _, _) in enumerate(waiting):
        if key not in ACCEPTS:
            return k
    return 0


def values_beside(lines: list[Line]) -> dict[int, Line]:
    """Label and value in two columns of a table: the value stands at the same height, to the right."""
    pairs: dict[int, Line] = {}
    if all(line.size == 1.0 for line in lines):
        return pairs
    for line in lines:
        found = match_label(line.text)
        if not found or found[2]:
            continue
        right = [
            o
            for o in lines
            if abs(o.y - line.y) < 3 and o.x0 > line.x1 and (match_label(o.text) or found)[0] == found[0]
        ]
        nearest = min(right, key=lambda o: o.x0, default=None)
        if nearest and id(nearest) not in {id(value) for value in pairs.values()}:
            pairs[id(line)] = nearest
    return pairs | values_below(lines, pairs)


def values_below(lines: list[Line], pairs: dict[int, Line]) -> dict[int, Line]:
    """A row of labels with a row of values below it, each under its label."""
    labels = [line for line in lines if id(line) not in pairs and (match_label(line.text) or (0, 0, 1))[2] == ""]
    found: dict[int, Line] = {}
    for label in labels:
        if not any(other is not label and abs(other.y - label.y) < 3 for other in labels):
            continue
        under = [o for o in lines if 0 < o.y - label.y < 3 * label.size and abs(o.x0 - label.x0) < 15]
        value = min(under, key=lambda o: o.y, default=None)
        if value and not match_label(value.text):
            found[id(label)] = value
    return found


def continues(entry: Entry, line: Line) -> bool:
    """A value that runs on: right below its first line, at the same indent."""
    last = entry.lines[-1]
    if entry.rule == "fields.same-line":
        return False
    close = 0 < line.y - last.y < 1.6 * max(last.size, 1.0) and abs(line.x0 - last.x0) < 3
    return close and last.size > 1.0 and line.size == last.size and entry.key in RUNS_ON


def longer(entry: Entry, line: Line) -> Entry:
    return Entry(entry.key, entry.label, f"{entry.value} {line.text.strip()}", (*entry.lines, line), entry.rule,
                 entry.certainty)  # fmt: skip


def standing_alone(flow: Flow) -> list[Field]:
    """Fields that have a place of their own in the body, such as secrecy in a note."""
    found = []
    for k, block in enumerate(flow.blocks):
        match = re.match(r"(geheimhouding)\s*:?\s*(.*)$", block.text, re.IGNORECASE)
        if not match or len(block.text) > 120:
            continue
        target = block
        value = match.group(2)
        if not value and k + 1 < len(flow.blocks):
            target = flow.blocks[k + 1]
            value = target.text
        if value and len(value) < 160:
            found.append(Field(flow.quote_block(target), "fields.section", 0.9, match.group(1), value.strip(),
                               ANYWHERE[match.group(1).lower()]))  # fmt: skip
    return found
