"""Lists as Word puts them on the clipboard: paragraphs with a bullet or number typed before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from .lists import LooseItem, lists_of
from .tree import Block, Line, Run, line_of

LEVEL = re.compile(r"mso-list:\s*\S+\s+level(\d)")
MARK = re.compile(r"([·•▪●○§o–-]|\d{1,3}[.)])[ ]+(?=\S)")
NUMBER = re.compile(r"(\d{1,3})[.)]")
SYMBOLS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d", "·"))
"""Bullets in the Symbol and Wingdings fonts, which are no letters anywhere else."""


def is_word_item(attributes: dict[str, str]) -> bool:
    """Say whether a paragraph is an item of a list in Word."""
    listed = attributes.get("class", "").startswith("MsoListParagraph")
    return bool(LEVEL.search(attributes.get("style", ""))) or listed


def is_mark(attributes: dict[str, str]) -> bool:
    """Say whether an element holds the bullet or number Word typed itself."""
    return bool(re.search(r"mso-list:\s*ignore", attributes.get("style", ""), re.IGNORECASE))


def word_item(line: Line, mark: str | None, attributes: dict[str, str]) -> LooseItem | None:
    """Return the item a paragraph of Word is; without a bullet or number it is a paragraph like any other.

    A letter ("a.") stays in the text: a list of ours would show another.
    """
    if mark is None and line and (typed := MARK.match(line[0].text)):
        mark = typed[1]
        line = line_of([line[0].says(line[0].text[typed.end() :]), *line[1:]])
    if mark is None or not line:
        return None
    mark = mark.strip()
    number = NUMBER.fullmatch(mark)
    if len(mark) > 1 and not number:
        line = line_of([Run(f"{mark} "), *line])
    level = LEVEL.search(attributes.get("style", ""))
    return LooseItem(line, int(level[1]) if level else 1, int(number[1]) if number else None)


def lists_of_word(found: Iterable[Block | LooseItem]) -> Iterator[Block]:
    """Yield what was found, with items that follow each other made into lists."""
    for _kind, group in groupby(found, lambda one: isinstance(one, LooseItem)):
        same = list(group)
        yield from lists_of([one for one in same if isinstance(one, LooseItem)])
        yield from (one for one in same if not isinstance(one, LooseItem))
