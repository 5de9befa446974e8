"""Arguments, caveats and alternatives, each with the number of the decision point it serves."""

import re

from verbeterspoor.reading.answers import Argument
from verbeterspoor.reading.flow import Flow

from .headings import NOTHING, Section

TYPES = (
    ("argument_against", re.compile(r"argument(?:en|atie)? tegen", re.IGNORECASE)),
    ("argument", re.compile(r"argument(?:en|atie)?(?: voor)?$", re.IGNORECASE)),
    ("caveat", re.compile(r"kanttekening(?:en)?|risico['’]?s(?: en kanttekeningen)?", re.IGNORECASE)),
    ("alternative", re.compile(r"alternatie(?:f|ven)", re.IGNORECASE)),
)


def find_arguments(flow: Flow, sections: list[Section]) -> list[Argument]:
    found = []
    for section in sections:
        kind = next((kind for kind, pattern in TYPES if pattern.fullmatch(section.name)), None)
        if kind is None:
            continue
        for block in section.blocks:
            if NOTHING.match(block.text):
                continue
            number = block.number or None
            serves = number.split(".")[0] if number and re.fullmatch(r"\d+(?:\.\d+)*", number) else None
            rule, certainty = ("arguments.numbered", 0.95) if number else ("arguments.paragraph", 0.75)
            quote = flow.quote(block.body_start, block.end)
            found.append(Argument(quote, rule, certainty, kind, number, block.body, serves))
    return found
