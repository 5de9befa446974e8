"""What is a body asked to decide, or what has it decided?"""

import re

from verbeterspoor.reading.answers import DecisionPoint
from verbeterspoor.reading.enumeration import Point, points_of
from verbeterspoor.reading.flow import Block, Flow

from .decision_list import find_listed_decisions
from .headings import Section

DECISION_SECTION = re.compile(
    r"(?:voorgestelde? (?:raads)?besluit(?:en)?|beslispunten|(?:ontwerp)?besluit|voorstel(?: te beslissen)?|"
    r"te beslissen|"
    r"gevraagd besluit|wij stellen voor)\b",
    re.IGNORECASE,
)
RESOLVES = re.compile(
    r"(?:.*\b)?besl(?:uit|uiten|ist)\b[^.]{0,60}:$|"
    r".{0,80}\bstel(?:t|len)\b[^.]{0,60}\bvoor(?: om)?\s*:$",
    re.IGNORECASE,
)
REQUESTS = re.compile(r"(?:verzoekt|draagt|roept|nodigt|dringt)\b.{0,60}:$", re.IGNORECASE)
ENDS = re.compile(
    r"\*?\s*(?:aldus\b|de griffier|de voorzitter|de secretaris|en gaat over tot|toelichting\s*:|het college geeft|"
    r"hoogachtend)",
    re.IGNORECASE,
)


def find_decision_points(flow: Flow, sections: list[Section], headings: frozenset[int]) -> list[DecisionPoint]:
    """Points in a decision section, after 'besluit:', and requests of a motion."""
    listed = find_listed_decisions(flow)
    if listed:
        return listed
    found: list[DecisionPoint] = []
    for section in sections:
        if DECISION_SECTION.fullmatch(section.name) and not any(RESOLVES.match(b.text) for b in section.blocks):
            points = points_of(section.blocks, lambda b: bool(ENDS.match(b.text)), goes_on)
            found += answers(flow, points, "decision_points.section", 0.95) or whole(flow, section)
    found += after_line(flow, RESOLVES, "decision_points.after-besluit", 0.9, headings)
    found += after_line(flow, REQUESTS, "decision_points.request", 0.85, headings)
    return unique(found)


def after_line(flow: Flow, opening: re.Pattern, rule: str, certainty: float, headings: frozenset[int]):
    for k, block in enumerate(flow.blocks):
        if len(block.text) < 320 and opening.match(block.text) and not block.marker[0]:
            rest = flow.blocks[k + 1 :]
            if any(RESOLVES.match(later.text) for later in rest[:25] if len(later.text) < 320):
                continue

            def stop(b: Block) -> bool:
                return bool(ENDS.match(b.text)) or (b.start in headings and not b.marker[1])

            points = points_of(rest, stop, goes_on)
            yield from answers(flow, points, rule, certainty)


def goes_on(point: Point, block: Block) -> bool:
    """A paragraph without a mark belongs to the point when the point was not finished."""
    text = point.text
    return not re.search(r"[.;:!?]$", text) and len(point.blocks) < 4


def answers(flow: Flow, points: list[Point], rule: str, certainty: float) -> list[DecisionPoint]:
    return [
        DecisionPoint(
            flow.quote(point.blocks[0].body_start, point.blocks[-1].end), rule, certainty, point.number, point.text,
            tuple(answers(flow, point.sub, rule, certainty)),
        )
        for point in points
    ]  # fmt: skip


def whole(flow: Flow, section: Section) -> list[DecisionPoint]:
    """A decision section without numbers: each paragraph is a point."""
    blocks = [block for block in section.blocks if len(block.text.split()) > 3][:6]
    return [
        DecisionPoint(flow.quote_block(block), "decision_points.paragraph", 0.6, None, block.text) for block in blocks
    ]


def unique(points: list[DecisionPoint]) -> list[DecisionPoint]:
    seen, kept = set(), []
    for point in sorted(points, key=lambda p: (p.page, p.quote.start, -p.certainty)):
        if (point.page, point.quote.start) not in seen:
            seen.add((point.page, point.quote.start))
            kept.append(point)
    return kept
