"""What is this document: its kind, its organisation, its date, its subject, its numbers, its portfolio holder?"""

import re
from datetime import date

from verbeterspoor.reading.answers import Field, Quote, Value
from verbeterspoor.reading.date_words import find_expressions
from verbeterspoor.reading.flow import Block, Flow
from verbeterspoor.reading.pages import Document

# The first lines of a document against these patterns; the first that fits decides.
KINDS = (
    ("amendment", r"(?:gewijzigd |ingetrokken )?amendement\b"),
    ("motion", r"(?:gewijzigde |aangehouden )?motie\b"),
    ("decision_list", r"(?:openbare |voorlopige )?besluitenlijst\b|B&W[- ]besluiten\b"),
    ("minutes", r"(?:concept)?(?:verslag|notulen)\b"),
    ("information_note", r"(?:raads)?informatienota\b|informatienotitie\b|memo\b"),
    ("council_letter", r"raads(?:informatie)?brief\b|collegebrief\b|commissiebrief\b|raadsmededeling\b"),
    ("college_proposal", r"collegevoorstel\b|B&W[- ]voorstel\b|voorstel aan (?:het )?college\b|collegeadvies\b"),
    ("council_proposal", r"raadsvoorstel\b|(?:geamendeerd |gewijzigd )?voorstel van (?:het college|de rekenkamer)\b|"
                         r"voorstel aan de (?:gemeente)?raad\b"),
    ("improvement_plan", r"(?:\w+\s)?verbeterplan\b|plan van aanpak\b"),
    ("court_of_audit_report", r".*\brekenkamer(?:commissie)?(?:rapport|onderzoek)\b|.*\brapport van de rekenkamer"),
    ("inspection_report", r"(?:inspectie|toezicht)rapport\b|.*\brapport van (?:de )?(?:toezicht|inspectie)\b|"
                          r"rapport(?:age)? .*\binspectie\b"),
    ("council_letter", r"aan de (?:gemeente)?raad\b|geachte (?:leden van de (?:gemeente)?raad|raads|commissieleden)"),
)  # fmt: skip
COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in KINDS)
PLACE = (
    r"((?:Den |De |'s-|’s-|Sint[- ]|Bergen op |Alphen aan den |Capelle aan den |Krimpen aan den )?[A-Z][\w’'-]+"
    r"(?:[- ](?:aan (?:den |de )?|op |en |bij |in )?[A-Z][\w-]+)?)"
)
NAMED = (
    (3.0, re.compile(rf"\b[Gg]emeente\s+{PLACE}")),
    (2.0, re.compile(rf"\bgemeenten\s+waaronder\s+{PLACE}")),
    (
        2.0,
        re.compile(
            rf"\b(?:gemeenteraad|burgemeester en wethouders|het college|de raad)\s+van\s+(?:de gemeente\s+)?{PLACE}"
        ),
    ),
)
NOT_A_PLACE = re.compile(r"(?:Nederland|Team|Raad|College|Postbus|Het|De|Den|Een|Sociaal|En)$")
REFERENCE = re.compile(
    r"\b[A-Z]{2,5}[/-][A-Z0-9]*\d{3,}[\w./-]*|\bRIS\s?\d{5,6}\b|\b\d{2}[A-Za-z]\.\d{5}\b|\b\d{5,}[-:\d.]*\d\b|\b[A-Z]{2,}(?:-[A-Z0-9]+){1,3}-\d+\b"
)
RIS = re.compile(r"\bRIS\s?\d{5,6}\b")
TITLE = re.compile(r"(?:(?:geamendeerd|gewijzigd)\s+)?(?:raads)?voorstel van .*|vergadering van .*", re.IGNORECASE)
DECIDED = re.compile(
    r"\baldus\b.*\b(?:besloten|aangenomen|vastgesteld)\b|\b(?:in vergadering )?bijeen op\b", re.IGNORECASE
)


def head_blocks(flow: Flow) -> list[Block]:
    return [block for block in flow.blocks[:60] if block.page == 1]


def find_kind(flow: Flow) -> Value | None:
    for k, block in enumerate(head_blocks(flow)):
        for kind, pattern in COMPILED if is_title(block.text) else ():
            if pattern.match(block.text) and (k < 30 or kind == "council_letter"):
                return Value(flow.quote_block(block), "kind.title-line", 0.9, kind)
    names = {block.body.rstrip(" :").casefold() for block in flow.blocks}
    if {"goede voorbeelden", "verbeterpunten"} <= names:
        return Value(flow.quote_block(flow.blocks[0]), "kind.sections", 0.7, "inspection_report")
    return Value(flow.quote_block(flow.blocks[0]), "kind.unknown", 0.3, "other") if flow.blocks else None


def is_title(text: str) -> bool:
    """Short enough for a title, and not a sentence."""
    return len(text) <= 260 and not (text.endswith(".") and len(text) > 60)


def find_organisation(flow: Flow, margin: str) -> Value | None:
    """The municipality that the document names most, counting its letterhead too."""
    weights: dict[str, float] = {}
    places: dict[str, tuple[int, int]] = {}
    for weight, pattern in NAMED:
        for text, inside in ((flow.text, True), (margin, False)):
            for match in pattern.finditer(text):
                name = clean_place(match.group(1))
                if name:
                    weights[name] = weights.get(name, 0) + weight
                    if inside:
                        places.setdefault(name, match.span(1))
    if not weights:
        return None
    name = max(weights, key=lambda key: weights[key])
    quote = flow.quote(*places[name]) if name in places else Quote(name, 1, 0, 0)
    return Value(quote, "organisation.most-named", min(0.5 + weights[name] / 20, 0.95), f"gemeente {name}")


def clean_place(name: str) -> str | None:
    name = re.split(r"\s+(?:Postbus|Team|Raad|In|De|Het|Ons|Datum|Spui)\b", name)[0].strip()
    return None if NOT_A_PLACE.match(name) or len(name) < 3 else name


def find_date(flow: Flow, fields: list[Field]) -> Value | None:
    """The date of the document itself: its date field, its first date line, or the day of the decision in it."""
    for field in fields:
        if field.key == "date":
            day = first_day(field.value)
            if day:
                return Value(field.quote, "date.field", 0.95, day.isoformat())
    for field in fields:
        day = first_day(field.value) if field.key == "meeting_date" else None
        if day:
            return Value(field.quote, "date.meeting", 0.6, day.isoformat())
    for k, block in enumerate(flow.blocks[:60]):
        if re.match(r"datum\b", block.text, re.IGNORECASE) and len(block.text) < 80:
            for near in flow.blocks[k : k + 2]:
                day = first_day(near.text)
                if day:
                    return Value(flow.quote_block(near), "date.label-row", 0.85, day.isoformat())
    for block in head_blocks(flow):
        match = re.match(r"[A-Z][\w’' -]{2,25},\s+(\d{1,2}\s+\w+\s+\d{4})$", block.text)
        day = first_day(match.group(1)) if match else None
        if day:
            return Value(flow.quote_block(block), "date.place-and-date", 0.85, day.isoformat())
    for block in flow.blocks:
        if len(block.text) < 400 and DECIDED.search(block.text):
            day = first_day(block.text)
            if day:
                return Value(flow.quote_block(block), "date.decision", 0.6, day.isoformat())
    return None


def decision_day(flow: Flow) -> date | None:
    for block in flow.blocks:
        if len(block.text) < 400 and DECIDED.search(block.text) and first_day(block.text):
            return first_day(block.text)
    return None


def first_day(text: str) -> date | None:
    for one in find_expressions(text):
        if one.shape == "day" and one.year:
            interval = one.meaning(one.year)
            return interval.start if interval else None
    return None


def find_subject(flow: Flow, fields: list[Field]) -> Value | None:
    for field in fields:
        if field.key == "subject":
            return Value(field.quote, "subject.field", 0.95, without_stray_quote(field.value.strip()))
    blocks = head_blocks(flow)
    for block in blocks[:20]:
        match = re.match(r"(?:amendement|motie)(?: [A-Z.\d]+)?\s*:\s*(.+)", block.text, re.IGNORECASE)
        if match:
            return Value(
                flow.quote(block.start + match.start(1), block.end),
                "subject.title-after-kind",
                0.85,
                match.group(1).strip(),
            )
        if TITLE.match(block.text) and len(block.text) < 260:
            return Value(flow.quote_block(block), "subject.title-line", 0.85, block.text)
    for k, block in enumerate(blocks[:-1]):
        if re.match(r"onderwerp$", block.text.rstrip(" :"), re.IGNORECASE):
            return Value(flow.quote_block(blocks[k + 1]), "subject.under-label", 0.8, blocks[k + 1].text)
    return biggest_line(flow, blocks)


def without_stray_quote(text: str) -> str:
    """A quotation mark that is never closed is dirt of a scan."""
    return text[1:] if text[:1] in "‘“" and not re.search("[’”]", text) else text


def biggest_line(flow: Flow, blocks: list[Block]) -> Value | None:
    titles = [b for b in blocks[:12] if len(b.text) > 3]
    named = [b for b in titles if is_title(b.text) and any(pattern.match(b.text) for _, pattern in COMPILED)]
    if flow.plain and named:
        return Value(flow.quote_block(named[0]), "subject.kind-line", 0.5, named[0].text)
    if not titles:
        return None
    size = max(block.size for block in titles)
    top = [block for block in titles if block.size == size][:1]
    k = titles.index(top[0])
    text = top[0].text
    if (
        re.fullmatch(r"\w+", text)
        and k + 1 < len(titles)
        and len(titles[k + 1].text) < 60
        and not match_date(titles[k + 1])
    ):
        return Value(
            flow.quote(top[0].start, titles[k + 1].end), "subject.title-lines", 0.5, f"{text} {titles[k + 1].text}"
        )
    return Value(flow.quote_block(top[0]), "subject.biggest-line", 0.5, text)


def match_date(block: Block) -> bool:
    return bool(re.match(r"datum\b", block.text, re.IGNORECASE))


def find_references(document: Document, flow: Flow, fields: list[Field]) -> list[Value]:
    """The document's own numbers: from its fields, its letterhead and its running headers."""
    found: dict[str, Value] = {}

    def add(value: str, quote: Quote, rule: str, certainty: float) -> None:
        value = value.strip(" .,;:()")
        if value and value not in found and len(found) < 6:
            found[value] = Value(quote, rule, certainty, value)

    for field in fields:
        if field.key in ("own_reference", "ris_number", "case_number"):
            for match in REFERENCE.finditer(field.value):
                add(match.group(), field.quote, "references.field", 0.9)
    for block in flow.blocks[:3]:
        titled = REFERENCE.search(block.text) if is_title(block.text) else None
        if titled and not RIS.match(titled.group()):
            place = flow.quote(block.start + titled.start(), block.start + titled.end())
            add(titled.group(), place, "references.title", 0.7)
    body = {id(line) for block in flow.blocks if len(block.text) > 120 for line in block.lines}
    for line in document.pages[0].lines[:40]:
        if id(line) in body or 0.4 < line.y / max(document.pages[0].height, 1) < 0.88:
            continue
        alone = RIS.match(line.text)
        if alone and line.text[0:1] == "R":
            add(alone.group(), Quote(line.text, 1, line.start, line.end), "references.letterhead", 0.85)
    add_label_row(document, add)
    add_stamp(document, fields, add)
    return list(found.values())


def add_label_row(document: Document, add) -> None:
    """A row of labels with the row of values below it, as in a letterhead that was scanned."""
    lines = document.pages[0].lines
    for k, line in enumerate(lines[:-1]):
        if re.match(r"ons kenmerk\s+\w", line.text, re.IGNORECASE) and len(line.text) < 90:
            for match in REFERENCE.finditer(lines[k + 1].text):
                below = lines[k + 1]
                add(match.group(), Quote(below.text, 1, below.start, below.end), "references.label-row", 0.7)


def add_stamp(document: Document, fields: list[Field], add) -> None:
    """An empty RIS number field is filled by a stamp: six digits on a line of their own."""
    lines = document.pages[0].lines
    if any(re.fullmatch(r"RIS[- ]?nummer\s*:?", line.text, re.IGNORECASE) for line in lines):
        for line in lines:
            if re.fullmatch(r"\d{6}", line.text):
                add(line.text, Quote(line.text, 1, line.start, line.end), "references.stamp", 0.6)


def find_portfolio_holder(fields: list[Field]) -> Value | None:
    for field in fields:
        if field.key == "portfolio_holder":
            return Value(field.quote, "portfolio_holder.field", 0.95, field.value)
    return None
