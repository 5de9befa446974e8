"""What did an investigating body find: good examples, improvement points, recommendations, conclusions?

They form a tree, and the reaction of the board and the afterword of the body belong to one finding.
"""

import re
from dataclasses import dataclass, field

from verbeterspoor.reading import finding_words as words
from verbeterspoor.reading.answers import Finding, Quote
from verbeterspoor.reading.flow import Block, Flow

from .headings import KNOWN


@dataclass
class Draft:
    """A finding while it is being told; the voices hold places in the running text."""

    type: str
    number: str | None
    block: Block
    start: int
    text: str
    rule: str
    certainty: float
    sub: list["Draft"] = field(default_factory=list)
    response: list[tuple[int, int]] = field(default_factory=list)
    afterword: list[tuple[int, int]] = field(default_factory=list)
    addressee: str | None = None


def find_findings(flow: Flow, headings: frozenset[int]) -> list[Finding]:
    walker = Walker(headings)
    for k, block in enumerate(flow.blocks):
        walker.take(block, flow.blocks[k + 1] if k + 1 < len(flow.blocks) else None)
    return [finished(flow, draft) for draft in walker.drafts]


class Walker:
    """Reads the blocks in order and remembers which finding is being told, and in which voice."""

    def __init__(self, headings: frozenset[int]):
        self.headings = headings
        self.drafts: list[Draft] = []
        self.open: Draft | None = None
        self.section: str | None = None
        self.opening: Block | None = None
        self.party: str | None = None
        self.voice = "body"
        self.mark: str | None = None

    def take(self, block: Block, after: Block | None) -> None:
        labelled = self.labelled(block)
        if labelled:
            self.start(labelled)
        elif self.open and voice_heading(block) and not self.is_general(block):
            self.voice = voice_heading(block)
        elif self.open and is_sub(self.open, block):
            self.open.sub.append(draft_of(block, self.open.type, "findings.sub-point", 0.9))
            self.voice = "body"
        elif block.start in self.headings:
            self.heading(block, after)
        elif self.section and self.is_item(block):
            self.start(draft_of(block, self.section, f"findings.listed-{self.section.replace('_', '-')}", 0.85))
        elif self.open:
            self.text(self.open, block)

    def is_general(self, block: Block) -> bool:
        """A reaction to a list of findings as a whole, under a heading of its own, belongs to none of them."""
        if block.start not in self.headings or not self.opening or is_deeper(block, self.opening):
            return False
        listed = [draft for draft in self.drafts if draft.start > self.opening.start]
        told = any(draft.response for draft in listed)
        return len(listed) > 1 and not told and listed[-1].rule.startswith("findings.listed")

    def labelled(self, block: Block) -> Draft | None:
        """'Aanbeveling 1: …' at the head of a block that is a heading, or with a colon and a number."""
        match = words.LABEL.match(block.text)
        if not match or len(block.text) > 420:
            return None
        is_heading = block.start in self.headings
        if not ((match["number"] and match["colon"]) or (is_heading and (match["colon"] or match["number"]))):
            return None
        kind = next(kind for kind, _ in words.LABELS if match[kind])
        text = match["text"].strip()
        if not text:
            return None
        start = block.start + match.start("text")
        return Draft(kind, match["number"], block, start, text, f"findings.labelled-{kind.replace('_', '-')}", 0.95)

    def start(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.open, self.voice = draft, "body"
        draft.addressee = addressee_in(draft.text) or self.party

    def heading(self, block: Block, after: Block | None) -> None:
        """A deeper heading inside a section is a finding or a party; any other heading ends the section."""
        name = block.body.rstrip(" :.")
        if self.section and self.opening and is_deeper(block, self.opening) and not KNOWN.fullmatch(name):
            if words.PARTY_NAME.match(name) and after and after.marker[1]:
                self.open, self.party = None, name
            else:
                self.start(draft_of(block, self.section, f"findings.headed-{self.section.replace('_', '-')}", 0.75))
            return
        found = next(((kind, m) for kind, pattern in words.SECTIONS if (m := pattern.match(name))), None)
        self.section = found[0] if found else None
        whom = words.FOR_WHOM.match(found[1]["rest"]) if found and found[0] != "conclusion" else None
        self.party = whom["name"] if whom else None
        self.opening, self.open, self.voice, self.mark = block, None, "body", None

    def is_item(self, block: Block) -> bool:
        """A numbered or bulleted item of the list in this section, with the kind of mark that the list began with."""
        bullet, number, _ = block.marker
        if not (bullet or number) or len(block.body.split()) < 3:
            return False
        mark = "number" if number else bullet
        self.mark = self.mark or mark
        return mark == self.mark

    def text(self, draft: Draft, block: Block) -> None:
        """A paragraph under a finding: to whom it is addressed, or what is answered to it."""
        target = draft.sub[-1] if draft.sub else draft
        named = words.ADDRESSEE.match(block.body)
        if named and len(block.text) < 160:
            draft.addressee = named["name"].strip(" .")
            return
        start = block.start
        for voice, opening in words.VOICES:
            match = opening.match(block.text)
            if match:
                self.voice, start = voice, block.start + match.end()
        if self.voice != "body":
            getattr(target, self.voice).append((start, block.end))


def voice_heading(block: Block) -> str:
    """The voice that a line announces: 'Reactie college' or 'Nawoord rekenkamer', with nothing behind it."""
    if len(block.text) >= 70 or re.search(r":\s+\S", block.text):
        return ""
    return "response" if words.RESPONSE.match(block.body) else "afterword" if words.AFTERWORD.match(block.body) else ""


def draft_of(block: Block, kind: str, rule: str, certainty: float) -> Draft:
    """A finding from a list item or heading; a party before a colon is its addressee, not its text."""
    return Draft(kind, block.number or None, block, block.body_start, block.body, rule, certainty)


def addressee_in(text: str) -> str | None:
    """The party that the finding itself names: between brackets at its end, or before a colon."""
    match = words.IN_BRACKETS.search(text) or words.BEFORE_COLON.match(text)
    return match["name"].strip() if match else None


def is_deeper(block: Block, opening: Block) -> bool:
    """Does this heading stand below the heading of the section: by its number, or by smaller or lighter letters?"""
    if block.number and re.fullmatch(r"[\d.]+", block.number):
        return not opening.number or block.number.startswith(opening.number + ".")
    if opening.size > 1.04 * block.size:
        return True
    return abs(opening.size - block.size) < 0.5 and opening.bold and not block.bold


def is_sub(draft: Draft, block: Block) -> bool:
    """Is this point a, b or c under the finding that is being told, in its order?"""
    if not re.fullmatch(r"[a-h]", block.number) or draft.type == "conclusion":
        return False
    return ord(block.number) == ord("a") + len(draft.sub)


def finished(flow: Flow, draft: Draft) -> Finding:
    return Finding(
        flow.quote(draft.start, draft.block.end), draft.rule, draft.certainty, draft.type, draft.number, draft.text,
        tuple(finished(flow, sub) for sub in draft.sub),
        voice(flow, draft.response), voice(flow, draft.afterword), draft.addressee,
    )  # fmt: skip


def voice(flow: Flow, places: list[tuple[int, int]]) -> Quote | None:
    return flow.quote(places[0][0], places[-1][1]) if places else None
