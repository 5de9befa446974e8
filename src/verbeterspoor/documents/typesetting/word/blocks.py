"""Writes each kind of block into a Word document, in a named style."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from .lists import add_list
from .runs import add_runs
from .tables import add_table

BESIDE = Cm(1)
"""How far the text of a point hangs beside its number."""


class Writer:
    """Writes blocks in order, and counts the tables."""

    def __init__(self, document: Document, language: str) -> None:
        self.document = document
        self.language = language
        self.tables = 0

    def add(self, block: dict[str, Any]) -> None:
        """Write one block."""
        document = self.document
        match block["kind"]:
            case "heading":
                document.add_heading(block["text"], block["level"])
            case "paragraph":
                add_runs(document.add_paragraph(), block["runs"])
            case "bullets" | "numbers":
                add_list(document, block, add_runs)
            case "points":
                self._add_points(block["items"])
            case "facts":
                self.add_facts(block["facts"])
            case "table":
                self.tables += 1
                add_table(document, block, self.tables, self.language)
            case "quote":
                document.add_paragraph(block["text"], style="Quote")
                if block["source"]:
                    document.add_paragraph(f"— {block['source']}")
            case "rule":
                add_line(document.add_paragraph())
            case "break":
                document.add_page_break()

    def add_facts(self, facts: Sequence[dict[str, Any]]) -> None:
        """Write labels with what they say."""
        for fact in facts:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(f"{fact['label']}: ").bold = True
            add_runs(paragraph, fact["runs"])

    def _add_points(self, points: Sequence[dict[str, Any]]) -> None:
        """Write the numbers that were given as text: Word would count, and a point keeps its number."""
        for point in points:
            paragraph = self.document.add_paragraph(style="List Paragraph")
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = BESIDE, -BESIDE
            paragraph.paragraph_format.tab_stops.add_tab_stop(BESIDE)
            paragraph.add_run(f"{point['label']}\t")
            add_runs(paragraph, point["runs"])
            for block in point["blocks"]:
                if block["kind"] in ("bullets", "numbers"):
                    add_list(self.document, block, add_runs, depth=2)
                else:
                    self.add(block)


def add_line(paragraph: Paragraph) -> None:
    """Draw a line below a paragraph."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "8"), ("space", "1"), ("color", "auto")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)
