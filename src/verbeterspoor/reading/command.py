"""`verbeterspoor read FILE [--json]`: show what the reader finds in a document."""

import argparse
import json
import sys
from pathlib import Path

from .answers import Answer, Reading
from .errors import UnreadableDocument
from .reader import read

WORDS = {
    "kind": "Soort", "organisation": "Organisatie", "date": "Datum", "subject": "Onderwerp",
    "portfolio_holder": "Portefeuillehouder",
    "college_proposal": "collegevoorstel", "council_proposal": "raadsvoorstel", "council_letter": "raadsbrief",
    "information_note": "informatienota", "decision_list": "besluitenlijst", "motion": "motie",
    "amendment": "amendement", "court_of_audit_report": "rekenkamerrapport", "inspection_report": "inspectierapport",
    "improvement_plan": "verbeterplan", "minutes": "verslag", "other": "onbekend",
    "recommendation": "aanbeveling", "improvement_point": "verbeterpunt", "good_example": "goed voorbeeld",
    "conclusion": "conclusie", "argument": "argument", "argument_against": "argument tegen",
    "caveat": "kanttekening", "alternative": "alternatief",
    "before": "voor", "until": "tot", "by": "uiterlijk", "within": "binnen", "from": "vanaf", "after": "na",
    "day": "dag", "working_day": "werkdag", "week": "week", "month": "maand", "quarter": "kwartaal", "year": "jaar",
}  # fmt: skip
REFUSALS = {
    "empty": "Dit bestand is leeg.",
    "damaged": "Dit bestand is beschadigd en kan niet worden geopend.",
    "encrypted": "Dit bestand is beveiligd met een wachtwoord.",
    "image_only": "Dit bestand bevat alleen afbeeldingen van bladzijden, zonder tekst.",
    "unsupported": "Dit soort bestand kan niet worden gelezen. Geef een PDF, DOCX, ODT of TXT.",
    "active_content": "Dit bestand bevat scripts, bijlagen of opdrachten en wordt om veiligheid geweigerd.",
    "wrong_name": "De naam van het bestand past niet bij wat erin staat.",
}


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="verbeterspoor read", description="Lees een document.")
    parser.add_argument("file", metavar="BESTAND")
    parser.add_argument("--json", action="store_true", help="geef alle antwoorden als JSON")
    options = parser.parse_args(argv)
    try:
        reading = read(Path(options.file))
    except UnreadableDocument as error:
        print(f"{options.file}: {REFUSALS.get(error.code, error.message)}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{options.file}: {error.strerror}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(reading.as_dict(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines_for_people(reading)))
    return 0


def lines_for_people(reading: Reading):
    yield f"{reading.document} ({reading.pages} bladzijde{'n' if reading.pages != 1 else ''})"
    for name in Reading.SCALARS:
        answer = getattr(reading, name)
        if answer:
            yield f"{WORDS[name]}: {WORDS.get(answer.value, answer.value) if name == 'kind' else answer.value}"
    if reading.references:
        yield "Kenmerken: " + ", ".join(value.value for value in reading.references)
    yield from part("Velden", (f"{a.label}: {a.value}" for a in reading.fields))
    yield from part("Koppen", ("  " * (a.level - 1) + a.text + place(a) for a in reading.headings))
    yield from part("Besluitpunten", tree(reading.decision_points))
    yield from part("Argumenten", (argument_line(a) for a in reading.arguments))
    yield from part("Bevindingen", tree(reading.findings))
    yield from part("Data", (f"{a.quote.text} = {when(a, a.start, a.end)}{place(a)}" for a in reading.dates))
    yield from part("Toezeggingen", (commitment_line(a) for a in reading.commitments))
    yield from part("Bijlagen", (f"{a.number or '-'} {a.text}" for a in reading.attachments))


def part(title: str, lines):
    lines = list(lines)
    if lines:
        yield ""
        yield title
        yield from ("  " + line for line in lines)


def place(answer: Answer) -> str:
    return f" [blz. {answer.page}]"


def tree(points, depth: int = 0):
    for point in points:
        kind = WORDS.get(getattr(point, "type", ""), "")
        head = " ".join(word for word in ("  " * depth + (point.number or "-"), kind and f"({kind})") if word)
        yield f"{head} {point.text}{place(point)}"
        for name, word in (("addressee", "voor"), ("response", "reactie"), ("afterword", "nawoord")):
            value = getattr(point, name, None)
            if value:
                yield "  " * depth + f"    {word}: {getattr(value, 'text', value)}"
        yield from tree(point.sub, depth + 1)


def argument_line(argument) -> str:
    serves = f", bij besluitpunt {argument.serves}" if argument.serves else ""
    return f"{argument.number or '-'} ({WORDS[argument.type]}{serves}) {argument.text}"


def when(answer, start, end) -> str:
    if answer.relative and not (start or end):
        anchor = f" na {answer.relative.anchor}" if answer.relative.anchor else ""
        return f"{answer.relative.amount} {WORDS[answer.relative.unit]}{anchor}"
    if not (start or end):
        return "geen dag vast te stellen"
    days = str(end) if start == end else f"{start or '…'} tot en met {end or '…'}"
    bound = f" ({WORDS[answer.bound]})" if answer.bound else ""
    return days + (f" {answer.time} uur" if answer.time else "") + bound


def commitment_line(answer) -> str:
    term = (
        when(answer, answer.due_start, answer.due_end)
        if (answer.due_start or answer.due_end or answer.relative)
        else "-"
    )
    return f"{answer.what} | wie: {answer.owner or '-'} | wanneer: {term}{place(answer)}"
