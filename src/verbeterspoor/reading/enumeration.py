"""Numbered points with sub-points: I, 1, a, i and bullets, nested by the kind of mark and the indent."""

import re
from dataclasses import dataclass, field

from .flow import Block

ROMAN = re.compile(r"[IVX]{1,5}$")
SMALL_ROMAN = re.compile(r"(?:i{1,3}|iv|v|vi{1,3}|ix|x)$")


@dataclass
class Point:
    """A point while it is being gathered; `blocks` has its first block and what was joined to it."""

    number: str | None
    kind: str
    blocks: list[Block]
    sub: list["Point"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join([self.blocks[0].body, *(block.text for block in self.blocks[1:])]).strip()


def kind_of(block: Block, before: Point | None) -> str:
    """roman, decimal, deeper (1.1), letter, small_roman, bullet, or nothing."""
    bullet, number, _ = block.marker
    if ROMAN.fullmatch(number) and not (len(number) == 1 and number not in "IVX"):
        return "roman"
    if re.fullmatch(r"\d{1,2}[a-h]?", number):
        return "decimal"
    if re.fullmatch(r"\d{1,2}(?:\.\d{1,2})+", number):
        return "deeper"
    if SMALL_ROMAN.fullmatch(number) and not follows_letter(number, before):
        return "small_roman"
    if re.fullmatch(r"[A-Za-z]", number):
        return "letter" if number.islower() else "capital"
    return ("bullet " + bullet) if bullet else ""


def follows_letter(number: str, before: Point | None) -> bool:
    """After point h comes point i: a letter, not a roman number."""
    return bool(before and before.number and len(number) == 1 and len(before.number) == 1
                and ord(before.number) + 1 == ord(number))  # fmt: skip


def points_of(blocks, stop=None, joins=None) -> list[Point]:
    """The tree of points in these blocks, up to the first block for which `stop` is true."""
    roots: list[Point] = []
    path: list[Point] = []
    for block in blocks:
        if stop and stop(block):
            break
        last = last_letter(path)
        kind = kind_of(block, last)
        if not kind:
            if path and joins and joins(path[-1], block):
                path[-1].blocks.append(block)
            continue
        point = Point(block.number or None, kind, [block])
        if starts_again(roots, point):
            break
        path = parents(path, point)
        (path[-1].sub if path else roots).append(point)
        path.append(point)
    return roots


def starts_again(roots: list[Point], point: Point) -> bool:
    """A number that does not come after the last one opens another list."""
    if point.kind != "decimal" or not roots or roots[-1].kind != "decimal":
        return False
    last, new = (int((p.number or "0").rstrip("abcdefgh")) for p in (roots[-1], point))
    return new < last or (new == last and point.number == roots[-1].number)


def last_letter(path: list[Point]) -> Point | None:
    for point in reversed(path):
        if point.kind == "letter":
            return point
    return None


def parents(path: list[Point], point: Point) -> list[Point]:
    """The open points above this one: those before the first of the same kind."""
    for depth, above in enumerate(path):
        if above.kind == point.kind and not deeper_bullet(above, point):
            return path[:depth]
    return list(path)


def deeper_bullet(above: Point, point: Point) -> bool:
    return point.kind.startswith("bullet") and point.blocks[0].x0 > above.blocks[0].x0 + 8
