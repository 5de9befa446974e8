"""What did an investigating body find: good examples, improvement points, recommendations, conclusions?

They form a tree, and the reaction of the board and the afterword of the body belong to one finding.
"""

import re
from dataclasses import dataclass, field

from ..answers import Finding, Quote
from ..flow import Block, Flow
from .headings import Section, is_prose

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
SECTIONS = (
    ("conclusion", re.compile(r"(?:hoofd|deel)?conclusies\b.*", re.IGNORECASE)),
    ("recommendation", re.compile(r"aanbevelingen\b.*", re.IGNORECASE)),
    ("improvement_point", re.compile(r"(?:verbeterpunten|aandachtspunten|wat (?:kan|moet) beter|verbetermaatregelen)\b.*", re.IGNORECASE)),
    ("good_example", re.compile(r"(?:goede (?:voorbeelden|praktijken)|good practices|sterke punten|wat gaat goed)\b.*", re.IGNORECASE)),
)  # fmt: skip
RESPONSE = re.compile(r"(?:bestuurlijke\s+|schriftelijke\s+)?reactie\b.{0,50}$|standpunt (?:van het )?college", re.IGNORECASE)
AFTERWORD = re.compile(r"nawoord\b.{0,50}$", re.IGNORECASE)
ADDRESSEE = re.compile(
    r"(?:\(?(?:gericht\s+aan|bestemd\s+voor|voor\s+wie|partners?|verantwoordelijk(?:e)?|geadresseerde?|actie(?:houder)?\s+door|"
    r"aan)\s*:\s*)(?P<name>[^()]+?)\)?\.?$",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"\((?P<name>[A-Z][^()]{3,60})\)\s*[.:]?$")
ADVISED = re.compile(r"\badvies\b|\badviescommissie", re.IGNORECASE)


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

    @property
    def target(self) -> Draft | None:
        return self.open.sub[-1] if self.open and self.open.sub else self.open

    def take(self, block: Block) -> None:
        labelled = self.labelled(block)
        if labelled:
            self.start(labelled)
        elif self.target and RESPONSE.match(block.body) and len(block.text) < 70:
            self.voice = "response"
        elif self.target and AFTERWORD.match(block.body) and len(block.text) < 70:
            self.voice = "afterword"
        elif self.open and self.is_sub(block):
            self.add_sub(block)
        elif block.start in self.headings:
            self.heading(block)
        elif self.section and self.is_item(block):
            self.item(block)
        else:
            self.text(block)

    def labelled(self, block: Block) -> Draft | None:
        """'Aanbeveling 1: …' at the head of a block that is a heading, or with a colon and a number."""
        match = LABEL.match(block.text)
        if not match or len(block.text) > 420:
            return None
        is_heading = block.start in self.headings
        if not (match["number"] and match["colon"] or is_heading and (match["colon"] or match["number"])):
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

    def is_sub(self, block: Block) -> bool:
        """Point a, b, c under the finding that is being told, in its order."""
        if not re.fullmatch(r"[a-h]", block.number) or self.open.type == "conclusion":
            return False
        return ord(block.number) == ord("a") + len(self.open.sub)

    def add_sub(self, block: Block) -> None:
        self.open.sub.append(Draft(self.open.type, block.number, block, block.body_start, block.body,
                                   "findings.sub-point", 0.9))  # fmt: skip
        self.voice = "body"

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

    def item(self, block: Block) -> None:
        draft = Draft(self.section, block.number or None, block, block.body_start, block.body,
                      f"findings.listed-{self.section.replace('_', '-')}", 0.85)  # fmt: skip
        self.start(draft)

    def text(self, block: Block) -> None:
        if not self.open:
            return
        named = ADDRESSEE.match(block.body)
        if named and len(block.text) < 160:
            self.open.addressee = named["name"].strip(" .")
        elif self.voice == "response":
            self.target.response.append(block)
        elif self.voice == "afterword":
            self.target.afterword.append(block)

    def addressee_in(self, text: str) -> str | None:
        match = IN_BRACKETS.search(text)
        return match["name"].strip() if match else None


def finished(flow: Flow, draft: Draft) -> Finding:
    return Finding(
        flow.quote(draft.start, draft.block.end), draft.rule, draft.certainty, draft.type, draft.number, draft.text,
        tuple(finished(flow, sub) for sub in draft.sub),
        voice(flow, draft.response), voice(flow, draft.afterword), draft.addressee,
    )  # fmt: skip


def voice(flow: Flow, blocks: list[Block]) -> Quote | None:
    return flow.quote(blocks[0].start, blocks[-1].end) if blocks else None
