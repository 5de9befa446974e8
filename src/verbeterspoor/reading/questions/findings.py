"""What did an investigating body find: good examples, improvement points, recommendations, conclusions?

They form a tree, and the reaction of the board and the afterword of the body belong to one finding.
"""

import re
from dataclasses import dataclass, field

from verbeterspoor.reading.answers import Finding, Quote
from verbeterspoor.reading.flow import Block, Flow

from .headings import Section

# A finding that is labelled: 'Aanbeveling 1: …', 'Goed voorbeeld 2 …'.
LABELS = (
    ("conclusion", r"hoofd-?conclusie|deelconclusie|conclusie"),
    ("recommendation", r"aanbeveling"),
    ("improvement_point", r"verbeterpunt|verbetermaatregel|aandachtspunt|punt van verbetering"),
    ("good_example", r"goed voorbeeld|goede praktijk|good practice|sterk punt|werkzaam voorbeeld"),
)
LABEL = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in LABELS) + r")"
    r"(?:\s+(?:nr\.?\s*)?(?P<number>\d{1,2}(?:\.\d{1,2})*|[A-Z])(?=\s*[:.–—-]|\s+[A-Z]|\s*$))?\s*(?P<colon>[:.–—-])?\s*(?P<text>.*)$",
    re.IGNORECASE,
)
# A section that lists findings.
SECTIONS = tuple(
    (kind, re.compile(rf"(?:{words})\b.*", re.IGNORECASE))
    for kind, words in (
        ("conclusion", "(?:hoofd|deel)?conclusies"),
        ("recommendation", "aanbevelingen"),
        ("improvement_point", "verbeterpunten|aandachtspunten|wat (?:kan|moet) beter|verbetermaatregelen"),
        ("good_example", "goede (?:voorbeelden|praktijken)|good practices|sterke punten|wat gaat goed"),
    )
)
RESPONSE = re.compile(
    r"(?:bestuurlijke\s+|schriftelijke\s+)?reactie\b.{0,50}$|standpunt (?:van het )?college", re.IGNORECASE
)
AFTERWORD = re.compile(r"nawoord\b.{0,50}$", re.IGNORECASE)
ADDRESSEE = re.compile(
    r"(?:\(?(?:gericht\s+aan|bestemd\s+voor|voor\s+wie|partners?|verantwoordelijk(?:e)?|geadresseerde?|actie(?:houder)?\s+door|"
    r"aan)\s*:\s*)(?P<name>[^()]+?)\)?\.?$",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"\((?P<name>[A-Z][^()]{3,60})\)\s*[.:]?$")


@dataclass
class Draft:
    type: str
    number: str | None
    block: Block
    start: int
    text: str
    rule: str
    certainty: float
    sub: list["Draft"] = field(default_factory=list)
    response: list[Block] = field(default_factory=list)
    afterword: list[Block] = field(default_factory=list)
    addressee: str | None = None


def find_findings(flow: Flow, sections: list[Section], headings: frozenset[int]) -> list[Finding]:
    walker = Walker(flow, headings)
    for block in flow.blocks:
        walker.take(block)
    return [finished(flow, draft) for draft in walker.drafts]


class Walker:
    """Reads the blocks in order and remembers which finding is being told, and in which voice."""

    def __init__(self, flow: Flow, headings: frozenset[int]):
        self.flow = flow
        self.headings = headings
        self.drafts: list[Draft] = []
        self.open: Draft | None = None
        self.section: str | None = None
        self.voice = "body"
        self.marks: set[str] = set()

    def take(self, block: Block) -> None:
        labelled = self.labelled(block)
        if labelled:
            self.start(labelled)
        elif self.open and RESPONSE.match(block.body) and len(block.text) < 70:
            self.voice = "response"
        elif self.open and AFTERWORD.match(block.body) and len(block.text) < 70:
            self.voice = "afterword"
        elif self.open and is_sub(self.open, block):
            self.open.sub.append(Draft(self.open.type, block.number, block, block.body_start, block.body,
                                       "findings.sub-point", 0.9))  # fmt: skip
            self.voice = "body"
        elif block.start in self.headings:
            self.heading(block)
        elif self.section and self.is_item(block):
            self.start(Draft(self.section, block.number or None, block, block.body_start, block.body,
                             f"findings.listed-{self.section.replace('_', '-')}", 0.85))  # fmt: skip
        elif self.open:
            self.text(self.open, block)

    def labelled(self, block: Block) -> Draft | None:
        """'Aanbeveling 1: …' at the head of a block that is a heading, or with a colon and a number."""
        match = LABEL.match(block.text)
        if not match or len(block.text) > 420:
            return None
        is_heading = block.start in self.headings
        if not ((match["number"] and match["colon"]) or (is_heading and (match["colon"] or match["number"]))):
            return None
        kind = next(kind for kind, _ in LABELS if match[kind])
        text = match["text"].strip()
        if not text:
            return None
        start = block.start + match.start("text")
        return Draft(kind, match["number"], block, start, text, f"findings.labelled-{kind.replace('_', '-')}", 0.95)

    def start(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.open, self.voice, self.marks = draft, "body", set()
        draft.addressee = self.addressee_in(draft.text)

    def heading(self, block: Block) -> None:
        self.open, self.voice = None, "body"
        name = block.body.rstrip(" :.")
        self.section = next((kind for kind, pattern in SECTIONS if pattern.match(name)), None)
        self.marks = set()

    def is_item(self, block: Block) -> bool:
        """A numbered or bulleted item of the list in this section."""
        bullet, number, _ = block.marker
        if not (bullet or number) or len(block.body.split()) < 3:
            return False
        mark = "number" if number else bullet
        if not self.marks:
            self.marks.add(mark)
        return mark in self.marks

    def text(self, draft: Draft, block: Block) -> None:
        """A paragraph under a finding: to whom it is addressed, or what is answered to it."""
        target = draft.sub[-1] if draft.sub else draft
        named = ADDRESSEE.match(block.body)
        if named and len(block.text) < 160:
            draft.addressee = named["name"].strip(" .")
        elif self.voice == "response":
            target.response.append(block)
        elif self.voice == "afterword":
            target.afterword.append(block)

    def addressee_in(self, text: str) -> str | None:
        match = IN_BRACKETS.search(text)
        return match["name"].strip() if match else None


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


def voice(flow: Flow, blocks: list[Block]) -> Quote | None:
    return flow.quote(blocks[0].start, blocks[-1].end) if blocks else None
