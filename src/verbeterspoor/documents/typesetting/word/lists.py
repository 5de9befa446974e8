"""Writes lists into a Word document as real lists, each numbered list counting by itself from its own start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

DEEPEST = 3
"""Word's own styles for lists go three levels deep; what lies deeper stands at the third."""

COUNTING = 9000
"""The number under which our own way of counting is known in the document."""

Runs = list[dict[str, Any]]


def add_list(
    document: Document, block: dict[str, Any], add_runs: Callable[[Paragraph, Runs], None], depth: int = 1
) -> None:
    """Write each item in the list style of its depth, and the lists below it one deeper."""
    kind = "List Bullet" if block["kind"] == "bullets" else "List Number"
    level = min(depth, DEEPEST)
    counted = _new_count(document, block["start"], level) if block["kind"] == "numbers" else 0
    for item in block["items"]:
        paragraph = document.add_paragraph(style=kind if level == 1 else f"{kind} {level}")
        if counted:
            _count_with(paragraph, counted, level)
        add_runs(paragraph, item["runs"])
        for inner in item["inner"]:
            add_list(document, inner, add_runs, depth + 1)


def _count_with(paragraph: Paragraph, counted: int, level: int) -> None:
    numbers = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbers.get_or_add_ilvl().val = level - 1
    numbers.get_or_add_numId().val = counted


def _new_count(document: Document, start: int, level: int) -> int:
    """Begin a list that does not count on from the list before it, and return its number."""
    numbering = document.part.numbering_part.element
    if not numbering.xpath(f"w:abstractNum[@w:abstractNumId='{COUNTING}']"):
        numbering.insert(0, _ways_of_counting())
    begun = numbering.add_num(COUNTING)
    override = OxmlElement("w:lvlOverride")
    override.set(qn("w:ilvl"), str(level - 1))
    first = OxmlElement("w:startOverride")
    first.set(qn("w:val"), str(start))
    override.append(first)
    begun.append(override)
    return int(begun.numId)


def _ways_of_counting() -> Any:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%{level + 1}."/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{400 * (level + 1)}" w:hanging="400"/></w:pPr></w:lvl>'
        for level in range(DEEPEST)
    )
    return parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{COUNTING}">{levels}</w:abstractNum>')
