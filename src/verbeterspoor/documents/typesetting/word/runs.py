"""Writes pieces of text into a Word paragraph: bold, italic, and links."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from verbeterspoor.documents.typesetting.plain import Run


def add_runs(paragraph: Paragraph, runs: list[Run]) -> None:
    for run in runs:
        if run["kind"] == "link":
            _add_link(paragraph, run)
        else:
            _mark(paragraph.add_run(run["text"]), run)


def _mark(written: WordRun, run: Run) -> None:
    """Make a piece of text bold or italic; None leaves it to the style."""
    written.bold, written.italic = run["strong"] or None, run["emphasis"] or None


def _add_link(paragraph: Paragraph, link: Run) -> None:
    """Add words that lead somewhere; python-docx has no call for it."""
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), paragraph.part.relate_to(link["to"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(link["text"])
    _mark(run, link)
    run.font.underline, run.font.color.rgb = True, RGBColor(0x0B, 0x55, 0x63)
    made.append(run._r)
    paragraph._p.append(made)
