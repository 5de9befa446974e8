"""The answer sheet of an example: what a good reader finds, with the page on which it stands in the PDF.

Headings, findings, decision points and arguments follow from the source text itself. Dates and promises are listed
in its third part; each must stand in the text word for word, and a date in the text that nobody listed is refused.
"""

import re

import pypdfium2

LABELS = {
    "Goed voorbeeld": "good_example",
    "Verbeterpunt": "improvement_point",
    "Aanbeveling": "recommendation",
    "Deelconclusie": "conclusion",
    "Hoofdconclusie": "conclusion",
}
FINDING = re.compile(rf"^({'|'.join(LABELS)}) ?(\d+)?: (.+)$")
REACTIONS = {"Reactie college": "response", "Nawoord rekenkamer": "afterword"}
ADDRESSED = "Gericht aan: "
UNNUMBERED = {"Kanttekeningen": "caveat", "Alternatieven": "alternative"}
NUMBERED = re.compile(r"^(\d+|[a-z])\. (.+)$")
WITHOUT_NUMBER = re.compile(r" \(RIS\d+\)$")
LETTERED = re.compile(r"^([a-z])\. (.+)$")
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
LOOKS_LIKE_A_DATE = re.compile(rf"\b(?:{MONTHS})\b|\b(?:19|20)\d\d\b")


class WrongSource(Exception):
    """The source text and its answers do not agree."""


class Pages:
    """The text of each page of the PDF, to tell where a quote stands."""

    def __init__(self, pdf: bytes):
        document = pypdfium2.PdfDocument(pdf)
        self.texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
        self.squeezed = [squeeze(text) for text in self.texts]
        self.last = 1

    def of(self, quote: str) -> int:
        """Give the page a quote begins on, looking from the page of the quote before it."""
        for wanted in (squeeze(quote), squeeze(quote)[:25]):
            for number in [*range(self.last, len(self.squeezed) + 1), *range(1, self.last)]:
                if wanted in self.squeezed[number - 1]:
                    self.last = number
                    return number
        raise WrongSource(f"not in the PDF: {quote}")


def squeeze(text: str) -> str:
    return re.sub(r"\W+", "", text)


def answer_sheet(source, pdf: bytes) -> dict:
    """Give the answers of one example in the form that readers are scored with."""
    pages = Pages(pdf)
    dates, unsure_dates = dates_of(source, Pages(pdf))
    sheet = {
        "document": f"{source.name}.pdf",
        "source": "written for Verbeterspoor, see examples/README.md",
        "pages": len(pages.texts),
        **{key: source.head.get(key) for key in ("kind", "organisation", "date", "subject")},
        "references": source.references,
        "portfolio_holder": source.head.get("portfolio_holder"),
        "headings": headings_of(source, pages),
        "decision_points": (listed_points if is_list(source) else decision_points_of)(source, Pages(pdf)),
        "findings": findings_of(source, Pages(pdf)),
        "dates": dates,
        "commitments": commitments_of(source, Pages(pdf)),
        "fields": fields_of(source),
        "arguments": arguments_of(source, Pages(pdf)),
        "attachments": [attachment(b.text, Pages(pdf)) for b in of_kind(source, "attachment")],
        "uncertain": unsure_of(source, Pages(pdf)) + unsure_dates,
    }
    return sheet | ({"outcomes": outcomes_of(source)} if is_list(source) else {})


def listed_points(source, pages: Pages) -> list:
    """Give an item of a decision list with its decision behind an arrow, and the points that were decided in it."""
    titles, texts, inside = {}, {}, ""
    for block in source.blocks:
        if block.kind in ("heading", "subpoint") and (item := NUMBERED.match(block.text)):
            inside = item[1] if block.kind == "heading" else inside[:1] + item[1]
            titles[inside] = WITHOUT_NUMBER.sub("", item[2])
        elif block.kind == "table":
            titles |= {row[0]: row[1] for row in block.rows[1:]}
        elif block.kind == "decision":
            number, words = block.text.split(" ", 1)
            texts[f"{inside}.{number.rstrip('.')}"] = words.removeprefix("Gewijzigd: ")
    found = []
    for one in outcomes_of(source):
        title = titles[one["number"]]
        sub = [
            {"number": p["number"], "text": text, "page": pages.of(text)}
            for p in one["points"]
            if (text := texts.get(f"{one['number']}.{p['number']}"))
        ]
        text = f"{title} → {one['text']}" if one["text"] else title
        found.append({"number": one["number"], "text": text, "page": pages.of(title), "sub": sub})
    return found


def is_list(source) -> bool:
    return source.head["kind"] == "decision_list"


def outcomes_of(source) -> list:
    """Give the outcome of each item of a decision list, with the outcome of each of its points."""
    found = []
    for kind, number, outcome, *rest in (a for a in source.answers if a[0] in ("outcome", "point")):
        told = None if outcome == "-" else outcome
        if kind == "point":
            found[-1]["points"].append({"number": number.split(".")[1], "kind": told})
        else:
            words, case = (None if cell == "-" else cell for cell in rest)
            found.append({"number": number, "kind": told, "text": words, "case_number": case, "points": []})
    return found


def of_kind(source, kind: str) -> list:
    return [block for block in source.blocks if block.kind == kind]


def headings_of(source, pages: Pages) -> list:
    if any(b.kind == "contents" for b in source.blocks):
        pages.last = 2 + [b.kind for b in source.blocks if b.kind in ("page", "contents")].index("contents")
    return [{"level": b.level, "text": b.text, "page": pages.of(b.text)} for b in of_kind(source, "heading")]


def fields_of(source) -> list:
    rows = [row for block in of_kind(source, "fields") for row in block.rows]
    return [{"label": label.rstrip(":"), "value": value} for label, value in rows]


def arguments_of(source, pages: Pages) -> list:
    """Give arguments with the number of the point they serve, and caveats and alternatives, which have none here."""
    found, section = [], ""
    for block in source.blocks:
        if block.kind == "heading":
            section = block.text
        elif block.kind == "argument":
            number, words = block.text.split(" ", 1)
            serves = number.split(".")[0]
            found.append(
                {"type": "argument", "number": number, "text": words, "serves": serves, "page": pages.of(words)}
            )
        elif block.kind == "paragraph" and section in UNNUMBERED:
            kind = UNNUMBERED[section]
            found.append(
                {"type": kind, "number": None, "text": block.text, "serves": None, "page": pages.of(block.text)}
            )
    return found


def attachment(text: str, pages: Pages) -> dict:
    number = re.match(r"(\d+)\. ", text)
    words = text[number.end() :] if number else text
    reference = re.search(r"\((RAAD-\d+)\)", text)
    return {
        "number": number[1] if number else None,
        "text": words,
        "reference": reference[1] if reference else None,
        "page": pages.of(words),
    }


def decision_points_of(source, pages: Pages) -> list:
    points = []
    for block in source.blocks:
        if block.kind not in ("decision", "subdecision"):
            continue
        number, words = block.text.split(" ", 1)
        point = {"number": number.rstrip("."), "text": words, "page": pages.of(words)}
        if block.kind == "decision":
            points.append({**point, "sub": []})
        else:
            points[-1]["sub"].append(point)
    return points


def findings_of(source, pages: Pages) -> list:
    """Read the findings with their sub-points; a reaction belongs to the point whose heading it stands under."""
    findings, current, waiting = [], None, None
    if any(b.kind == "contents" for b in source.blocks):
        pages.last = headings_of(source, pages)[0]["page"]
    for block in source.blocks:
        found = FINDING.match(block.text) if block.kind == "heading" else None
        lettered = LETTERED.match(block.text) if block.kind in ("heading", "subpoint") else None
        if found:
            current = {"type": LABELS[found[1]], "number": found[2], **point(found[3], pages), "sub": []}
            findings.append(current)
        elif lettered and findings:
            current = {"number": lettered[1], **point(lettered[2], pages)}
            findings[-1]["sub"].append(current)
        elif block.kind == "heading" and block.text in REACTIONS:
            waiting = REACTIONS[block.text]
        elif block.text.startswith(ADDRESSED) and findings:
            findings[-1]["addressee"] = block.text.removeprefix(ADDRESSED).rstrip(".")
        elif block.kind == "paragraph" and waiting:
            current[waiting], waiting = " ".join(block.text.split()[:15]), None
        elif block.kind == "heading" and block.level == 1:
            current = None
    return findings


def point(text: str, pages: Pages) -> dict:
    return {"text": text, "page": pages.of(text), "response": None, "afterword": None}


def dates_of(source, pages: Pages) -> tuple[list, list]:
    """Give each date once per page, longest wording first; repeats and what is no fixed day are uncertain."""
    asked = [a for a in source.answers if a[0] in ("date", "unsure-date")]
    asked += [["reference", number] for number in source.references]
    dates, unsure = [], []
    for number, text in enumerate(pages.texts, 1):
        seen, whole = set(), text
        for kind, quote, *rest in sorted(asked, key=lambda a: -len(a[1])):
            pattern = rf"(?<!\w){re.escape(quote)}(?!\w)"
            if not re.search(pattern, whole if kind == "unsure-date" else text):
                continue
            text = re.sub(pattern, "~", text)
            if kind == "reference":
                continue
            entry = {"quote": quote, **interval(rest[0]), "page": number}
            key = (entry["start"], entry["end"])
            if kind == "unsure-date":
                unsure.append({"field": "dates", **entry, "reason": rest[1]})
            elif key in seen:
                unsure.append({"field": "dates", **entry, "reason": "same day as another wording on this page"})
            else:
                dates.append(entry)
                seen.add(key)
        left = LOOKS_LIKE_A_DATE.search(text)
        if left:
            around = text[left.start() - 40 : left.end() + 20]
            raise WrongSource(f"{source.name}, page {number}: no answer for …{around}…")
    unused = {a[1] for a in asked if a[0] != "reference"} - {d["quote"] for d in dates + unsure}
    if unused:
        raise WrongSource(f"{source.name}: dates that stand on no page: {unused}")
    return dates, unsure


def interval(value: str, start: str = "start", end: str = "end") -> dict:
    """Read `2017-04-18`, `2017-04-18 15:00`, `2017-05-21..2017-06-10`, `..2020-02-29` or `-` (not fixed)."""
    day, _, time = value.partition(" ")
    first, dots, last = day.partition("..")
    if value == "-":
        return {start: None, end: None}
    found = {start: first or None, end: (last or None) if dots else first}
    return {**found, "time": time} if time else found


def commitments_of(source, pages: Pages) -> list:
    return [
        {
            "quote": (full := whole_quote(source, quote)),
            "what": what,
            "owner": None if owner == "-" else owner,
            **interval(due, "due_start", "due_end"),
            "page": pages.of(full),
        }
        for kind, quote, what, owner, due in (a for a in source.answers if a[0] == "promise")
    ]


def whole_quote(source, quote: str) -> str:
    """Fill in what `begin … end` leaves out; the quote must stand in one block, word for word."""
    begin, _, end = quote.partition(" … ")
    for block in source.blocks:
        at = block.text.find(begin)
        stop = block.text.find(end, at) if at >= 0 else -1
        if stop >= 0:
            return block.text[at : max(stop + len(end), at + len(begin))]
    raise WrongSource(f"{source.name}: not in the text: {quote}")


def unsure_of(source, pages: Pages) -> list:
    """Give what a reader may return or leave out without being wrong."""
    head = source.head
    titles = [text for text in (head["title"], head.get("subtitle"), "Inhoudsopgave") if text]
    out = [{"field": "headings", "text": text, "page": 1, "reason": "title of the document"} for text in titles]
    for _, field, quote, reason in (a for a in source.answers if a[0] == "unsure"):
        if field in ("references", "date"):
            out.append({"field": field, "value": quote, "reason": reason})
        else:
            key = "quote" if field == "commitments" else "text"
            text = whole_quote(source, quote)
            out.append({"field": field, key: text, "page": pages.of(text), "reason": reason})
    return out
