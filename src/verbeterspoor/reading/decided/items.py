"""Where does each item of a running decision list begin? Items are numbered, or have a label or a heading each.

The hard part: the decisions under an item are numbered too. An item looks like the first item (same letters, same
indent); a point comes right after the point before it, once the decision has been opened.
"""

import re
from dataclasses import dataclass, field

from verbeterspoor.reading.dutch_dates import MONTHS
from verbeterspoor.reading.flow import Block
from verbeterspoor.reading.ground import Ground

from .labels import DECIDES, OPENER, label_at

NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?$|[A-Z](?:\.\d{1,2})?$")
CODED = re.compile(r"(?P<code>[A-Z](?:\.\d{1,2})?|\d{1,2}\.\d{1,2}|\d{1,2}[A-Z])\.?\s+(?=\S)")
A_DATE = re.compile(rf"(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
LAST_PART = re.compile(r"(?:sluiting|aldus|de secretaris|de griffier|dit is een voorbeeld)\b", re.IGNORECASE)
TITLE_ENDS = re.compile(r"[.;]$")


@dataclass
class Item:
    """An item: its number, the block that opens it, where its title begins, and the blocks that follow."""

    number: str | None
    opening: Block
    title_start: int
    title: str
    blocks: list[Block] = field(default_factory=list)


def number_of(block: Block) -> tuple[str, int]:
    """The number of an item and where the words after it begin; ('', 0) when the block carries none."""
    coded = CODED.match(block.text)
    if coded:
        return coded["code"], coded.end()
    number, end = block.number, block.marker[2]
    if block.marker[0] or not NUMBER.match(number) or A_DATE.match(block.body) or len(block.body) < 3:
        return "", 0
    return number, end


def rank(number: str) -> tuple:
    """Numbers in their order: 2 before 10, 3.1 before 3.2, 5 before 5A, A before B."""
    return tuple((int(part[1] or 0), part[2]) for part in re.finditer(r"(\d*)([A-Z]?)(?:\.|$)", number) if part[0])


def style_of(block: Block, plain: bool) -> tuple:
    mark = block.text[: block.marker[2]].strip()[-1:] in (".", ")", ":")
    return (round(block.x0 / 6), mark) if plain else (block.bold, round(block.size), round(block.x0 / 6))


def numbered_items(ground: Ground) -> list[Item]:
    """Items that open with their number."""
    plain, blocks = ground.flow.plain, ground.flow.blocks
    items: list[Item] = []
    style: tuple = ()
    point = -1  # the number of the last point; -1 while no decision is open
    for k, block in enumerate(blocks):
        number, start = number_of(block)
        own = style_of(block, plain)
        opens = bool(number) and (
            not items or (own == style and rank(number) > rank(items[-1].number or "") and len(number.split("."))
                          == len((items[-1].number or "").split(".")))
        )  # fmt: skip
        if opens and not (point >= 0 and number == str(point + 1) and not is_title(ground, blocks, k, style)):
            style = style or own
            items.append(Item(number, block, start, block.text[start:]))
            point = -1
        elif items and LAST_PART.match(block.text) and not number:
            break
        elif items:
            items[-1].blocks.append(block)
            point = point_after(block, number, point)
    return items


def point_after(block: Block, number: str, point: int) -> int:
    """Follow the numbers of the points of an open decision."""
    label = label_at(block.text)
    if OPENER.match(block.text) or (label and label.key in ("decision", "proposed")):
        return 0
    if label:
        return -1
    return int(number) if point >= 0 and number.isdigit() else point


def is_title(ground: Ground, blocks: tuple[Block, ...], k: int, style: tuple) -> bool:
    """Is this the title of an item, though its number could also be that of the next point?"""
    if not ground.flow.plain and style[0]:
        return True  # titles are bold, and only what looks the same comes here
    if TITLE_ENDS.search(blocks[k].text):
        return False
    for after in blocks[k + 1 : k + 4]:
        if label_at(after.text) or OPENER.match(after.text) or DECIDES.match(after.text):
            return True
        if number_of(after)[0]:
            return False
    return False


def labelled_items(ground: Ground) -> list[Item]:
    """Items that open with their subject behind a label."""
    items: list[Item] = []
    for block in ground.flow.blocks:
        label = label_at(block.text)
        if label and label.key == "title" and label.value:
            items.append(Item(None, block, label.start, label.value))
        elif items:
            items[-1].blocks.append(block)
    return items


def headed_items(ground: Ground) -> list[Item]:
    """Items that open with a heading without a number."""
    items: list[Item] = []
    for block in ground.flow.blocks:
        if block.start in ground.heading_starts and not label_at(block.text) and not OPENER.match(block.text):
            items.append(Item(block.number or None, block, block.marker[2], block.body))
        elif items:
            items[-1].blocks.append(block)
    return items
