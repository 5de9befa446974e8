"""Arguments, caveats and alternatives, each with the number of the decision point it serves."""

import re

from verbeterspoor.reading.answers import Argument
from verbeterspoor.reading.flow import Block, Flow

from .headings import NOTHING, Section

TYPES = (
    ("argument_against", re.compile(r"argument(?:en|atie)? tegen", re.IGNORECASE)),
    ("argument", re.compile(r"argument(?:en|atie)?(?: voor)?$", re.IGNORECASE)),
    ("caveat", re.compile(r"kanttekening(?:en)?|risico['’]?s(?: en kanttekeningen)?", re.IGNORECASE)),
    ("alternative", re.compile(r"alternatie(?:f|ven)", re.IGNORECASE)),
)


def find_arguments(flow: Flow, sections: list[Section]) -> list[Argument]:
    """Arguments, caveats and alternatives; what follows a numbered one without a number explains it."""
    found: list[Argument] = []
    for section in sections:
        kind = next((kind for kind, pattern in TYPES if pattern.fullmatch(section.name)), None)
        for blocks in weighed(section) if kind else ():
            first, last = blocks[0], blocks[-1]
            number = first.number or None
            serves = number.split(".")[0] if number and re.fullmatch(r"\d+(?:\.\d+)*", number) else None
            rule, certainty = ("arguments.numbered", 0.95) if number else ("arguments.paragraph", 0.75)
            text = "\n".join([first.body, *(block.text for block in blocks[1:])])
            quote = flow.quote(first.body_start, last.end)
            found.append(Argument(quote, rule, certainty, kind or "", number, text, serves))
    return found


def weighed(section: Section) -> list[list[Block]]:
    """The blocks of each thing that is weighed: a number with what follows it, or a paragraph without number."""
    groups: list[list[Block]] = []
    for block in section.blocks:
        if NOTHING.match(block.text):
            continue
        if groups and groups[-1][0].number and not block.number:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups
