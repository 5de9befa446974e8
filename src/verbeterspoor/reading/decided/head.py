"""The head of a decision list: which body, on what day, provisional or final?"""

import re

from verbeterspoor.reading.answers import Value
from verbeterspoor.reading.flow import Block, Flow
from verbeterspoor.reading.ground import Ground
from verbeterspoor.reading.questions import about

BODIES = (
    ("cabinet", r"\bministerraad\b"),
    ("executive", r"\bcollege\b|\bb(?:&|en )w\b|\bburgemeester en wethouders\b|\bcollegevergadering\b"),
    ("committee", r"\b(?:raads)?commissie\b|\bcommissievergadering\b|\bpolitiek beraad\b"),
    ("board", r"\b(?:algemeen|dagelijks) bestuur\b|\bgedeputeerde staten\b|\bprovinciale staten\b"),
    ("council", r"\b(?:gemeente)?raad\b|\braadsvergadering\b|\bbesluitenlijst raad\b"),
)  # fmt: skip
COMPILED = tuple((code, re.compile(words, re.IGNORECASE)) for code, words in BODIES)
PROVISIONAL = re.compile(r"\b(?:voorlopige?|concept)", re.IGNORECASE)
FINAL = re.compile(r"\bdefinitieve?\b|\bvastgestelde besluitenlijst\b", re.IGNORECASE)
TITLE = re.compile(r"besluitenlijst|besluiten|uitslagenlijst|afsprakenlijst|vergadering", re.IGNORECASE)
DEPTH = 14


def find_body(flow: Flow) -> Value | None:
    """The body whose list this is: named in the title line, else in the first lines."""
    head = flow.blocks[:DEPTH]
    for blocks, certainty in (([b for b in head if TITLE.search(b.text) and is_short(b)], 0.9), (head, 0.7)):
        for block in blocks:
            for code, pattern in COMPILED:
                if pattern.search(block.text) and is_short(block):
                    return Value(flow.quote_block(block), "decided.body", certainty, code)
    return None


def is_short(block: Block) -> bool:
    return len(block.text) < 200


def find_day(ground: Ground) -> Value | None:
    """The day of the meeting: in the title, in a date field, else the date of the document."""
    for block in ground.flow.blocks[:DEPTH]:
        day = about.first_day(block.text) if is_short(block) else None
        if day:
            return Value(ground.flow.quote_block(block), "decided.day", 0.9, day.isoformat())
    return about.find_date(ground.flow, ground.fields)


def find_status(flow: Flow) -> str | None:
    """provisional or final, where the head says it."""
    head = " ".join(block.text for block in flow.blocks[:DEPTH] if is_short(block))
    return "provisional" if PROVISIONAL.search(head) else "final" if FINAL.search(head) else None
