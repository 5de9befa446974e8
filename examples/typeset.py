"""The same blocks as plain text, as PDF and as DOCX; the same bytes every time."""

import datetime as dt
import io
import json
import textwrap
import zipfile
from pathlib import Path

import docx
import typst
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

MADE = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)
WIDTH = 92
INDENT = {"subdecision": "   ", "decision": ""}
TEMPLATE = Path(__file__).with_name("document.typ")


def as_text(source) -> bytes:
    """Give the plain text, wrapped as a text export of an office document is."""
    parts = [source.head["title"], source.head.get("subtitle", "")]
    parts += [text_of(block) for block in source.blocks]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def text_of(block) -> str:
    if block.kind in ("page", "contents"):
        return ""
    if block.kind == "fields":
        return "\n".join(" ".join(row) for row in block.rows)
    if block.kind == "table":
        return "\n".join("  ".join(row) for row in block.rows)
    if block.kind == "heading":
        return block.text
    lead = "- " if block.kind == "bullet" else INDENT.get(block.kind, "")
    return textwrap.fill(
        block.text,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )


def as_pdf(source) -> bytes:
    """Give a tagged PDF (PDF/A-2a and PDF/UA-1) in Dutch, set in the fonts that typst carries itself."""
    example = {
        "title": source.head["title"],
        "subtitle": source.head.get("subtitle", ""),
        "running": source.head.get("running", ""),
        "made": [MADE.year, MADE.month, MADE.day],
        "blocks": [vars(block) for block in source.blocks],
    }
    return typst.compile(
        TEMPLATE,
        sys_inputs={"example": json.dumps(example)},
        ignore_system_fonts=True,
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(MADE.timestamp()),
    )


def as_docx(source) -> bytes:
    """Give a Word document with real heading, list and title styles, in Dutch."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author = source.head["title"], "Verbeterspoor (voorbeeld)"
    properties.language, properties.comments = "nl-NL", ""
    properties.created = properties.modified = MADE.replace(tzinfo=None)
    set_dutch(document)
    document.add_heading(source.head["title"], 0)
    if source.head.get("subtitle"):
        document.add_paragraph(source.head["subtitle"], style="Subtitle")
    for block in source.blocks:
        add_block(document, block)
    written = io.BytesIO()
    document.save(written)
    return without_clock(written.getvalue())


def set_dutch(document) -> None:
    """Mark the default run style as Dutch, so that screen readers and spelling checkers know."""
    run = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    run.append(language)


def add_block(document, block) -> None:
    if block.kind == "heading":
        document.add_heading(block.text, block.level)
    elif block.kind == "page":
        document.add_page_break()
    elif block.kind in ("fields", "table"):
        add_table(document, block)
    elif block.kind == "bullet":
        document.add_paragraph(block.text, style="List Bullet")
    elif block.kind != "contents":
        paragraph = document.add_paragraph(block.text)
        if block.kind not in ("paragraph", "attachment"):
            paragraph.paragraph_format.left_indent = Cm(1.5 if block.kind == "subdecision" else 0.8)


def add_table(document, block) -> None:
    table = document.add_table(rows=0, cols=len(block.rows[0]))
    if block.kind == "table":
        table.style = "Table Grid"
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def without_clock(package: bytes) -> bytes:
    """Pack a DOCX again with one fixed time, so that the same text gives the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (MADE.year, MADE.month, MADE.day, 12, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()
