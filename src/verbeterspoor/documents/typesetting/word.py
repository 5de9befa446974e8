"""Makes a Word document (DOCX) that a screen reader can follow: real headings, lists, captions and header rows."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import docx
from django.utils.timezone import localtime
from django.utils.translation import gettext, override, pgettext
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from .content import Manuscript
from .plain import Run, plain
from .style import HouseStyle
from .word_lists import add_list

REGIONS = {"nl": "nl-NL", "en": "en-GB"}
BODY = Pt(11)


def to_docx(manuscript: Manuscript, *, style: HouseStyle, language: str, now: datetime) -> bytes:
    """Return the manuscript as a Word document with the same content as its PDF; the same bytes every time."""
    content = plain(manuscript, language)
    document = docx.Document()
    _set_properties(document, content["title"], style, language, now)
    _set_page(document, content, style, language)
    if content["status"]:
        document.add_paragraph(content["status"]).runs[0].bold = True
    document.add_heading(content["title"], 0)
    if content["subtitle"]:
        document.add_paragraph(content["subtitle"], style="Subtitle")
    _add_facts(document, content["facts"])
    if content["cover"]:
        document.add_page_break()
    counted = 0
    for block in content["blocks"]:
        counted += block["kind"] == "table"
        _add_block(document, block, counted, language)
    written = io.BytesIO()
    document.save(written)
    return _at_a_fixed_time(written)


def _at_a_fixed_time(written: io.BytesIO) -> bytes:
    """Pack the document again without the time of packing: the same manuscript gives the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in made.namelist():
            packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), made.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _set_properties(document: Document, title: str, style: HouseStyle, language: str, now: datetime) -> None:
    properties = document.core_properties
    properties.title, properties.author = title[:255], style.name[:255]
    properties.language, properties.comments = REGIONS.get(language, language), ""
    properties.created = properties.modified = localtime(now).replace(tzinfo=None)
    normal = document.styles["Normal"]
    normal.font.size = BODY
    marked = OxmlElement("w:lang")
    marked.set(qn("w:val"), REGIONS.get(language, language))
    normal.element.get_or_add_rPr().append(marked)
    for name in ("Title", "Heading 1", "Heading 2"):
        document.styles[name].font.color.rgb = RGBColor.from_string(style.colour.lstrip("#").upper())


def _set_page(document: Document, content: dict[str, Any], style: HouseStyle, language: str) -> None:
    """Set A4 and the header and footer of each page."""
    section = document.sections[0]
    sides = (Cm(29.7), Cm(21)) if content["landscape"] else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if content["landscape"] else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = sides
    section.left_margin = section.right_margin = Cm(2.2)
    with override(language):
        as_of = gettext("as of %(day)s") % {"day": content["as_of"]} if content["as_of"] else ""
        page, of = pgettext("page 1 of 3", "Page"), pgettext("page 1 of 3", "of")
    section.header.paragraphs[0].text = " – ".join(filter(None, [style.name, as_of]))
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{content['title'][:90]} – {page} ")
    _add_field(footer, "PAGE")
    footer.add_run(f" {of} ")
    _add_field(footer, "NUMPAGES")


def _add_field(paragraph: Paragraph, code: str) -> None:
    """Add a number that Word keeps right by itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _add_block(document: Document, block: dict[str, Any], counted: int, language: str) -> None:
    match block["kind"]:
        case "heading":
            document.add_heading(block["text"], block["level"])
        case "paragraph":
            _add_runs(document.add_paragraph(), block["runs"])
        case "bullets" | "numbers":
            add_list(document, block, _add_runs)
        case "facts":
            _add_facts(document, block["facts"])
        case "table":
            _add_table(document, block, counted, language)
        case "quote":
            document.add_paragraph(block["text"], style="Quote")
            if block["source"]:
                document.add_paragraph(f"— {block['source']}")
        case "break":
            document.add_page_break()


def _add_facts(document: Document, facts: list[dict[str, Any]]) -> None:
    for fact in facts:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(f"{fact['label']}: ").bold = True
        _add_runs(paragraph, fact["runs"])


def _add_runs(paragraph: Paragraph, runs: list[Run]) -> None:
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


def _add_table(document: Document, block: dict[str, Any], counted: int, language: str) -> None:
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
    cells = table._cells
    across = len(block["header"])
    for place, cell in enumerate(cells):
        cell.width = widths[place % across]
    for cell, words in zip(cells[:across], block["header"], strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for number, row in enumerate(block["rows"], 1):
        for cell, runs in zip(cells[number * across : (number + 1) * across], row, strict=True):
            _fill(cell, runs)


def _fill(cell: _Cell, runs: list[Run]) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    _add_runs(paragraph, runs)


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
