"""Writes tables into a Word document: with a caption and a header row that Word repeats, or without lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext, override
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.table import Table, _Cell

from verbeterspoor.documents.typesetting.plain import Run

from .runs import add_runs


def add_table(document: Document, block: dict[str, Any], counted: int, language: str) -> None:
    """Add a table with its caption above it, and a header row that Word repeats on each page."""
    if block["caption"]:
        with override(language):
            label = gettext("Table")
        caption = document.add_paragraph(f"{label} {counted}: {block['caption']}", style="Caption")
        caption.paragraph_format.keep_with_next = True
    room = document._block_width
    widths = [Emu(int(room * share)) for share in block["widths"]]
    table = document.add_table(rows=1 + len(block["rows"]), cols=len(block["header"]), style="Table Grid")
    table.autofit = False
    _mark_header(table, block)
    for column, width in zip(table.columns, widths, strict=True):
        column._gridCol.w = width
    cells = table._cells
    across = len(block["header"])
    for place, cell in enumerate(cells):
        cell.width = widths[place % across]
    for cell, words in zip(cells[:across], block["header"], strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for number, row in enumerate(block["rows"], 1):
        for cell, runs in zip(cells[number * across : (number + 1) * across], row, strict=True):
            fill(cell, runs)


def fill(cell: _Cell, runs: list[Run]) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    add_runs(paragraph, runs)


def _mark_header(table: Table, block: dict[str, Any]) -> None:
    """Say that the first row (and, where it is so, the first column) names the others, and what the table is about."""
    first = table.rows[0]._tr.get_or_add_trPr()
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    first.append(repeated)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstRow"), "1")
        look.set(qn("w:firstColumn"), "1" if block["row_headers"] else "0")
    title = OxmlElement("w:tblCaption")
    title.set(qn("w:val"), block["caption"])
    table._tbl.tblPr.append(title)


def add_open_table(document: Document, rows: int, widths: Sequence[float]) -> Table:
    """Add a table without lines, for what stands side by side; its first column may name the rows."""
    table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    room = document._block_width
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Emu(int(room * share / sum(widths)))
    return table
