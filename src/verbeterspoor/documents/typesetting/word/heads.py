"""Writes what stands around the text: title and facts, or the paper of a letter and its signatures."""

from __future__ import annotations

import io
from typing import Any

from django.utils.translation import override, pgettext
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.text.paragraph import Paragraph

from verbeterspoor.documents.typesetting.logo import as_png
from verbeterspoor.documents.typesetting.style import HouseStyle

from .blocks import Writer
from .runs import add_runs
from .tables import add_open_table, fill


def add_title(writer: Writer, content: dict[str, Any], style: HouseStyle) -> None:
    """Write the title with what stands above and below it."""
    document = writer.document
    if content["layout"] != "report":
        _add_logo(document.add_paragraph(), style, Cm(1.6))
    if content["status"]:
        document.add_paragraph(content["status"]).runs[0].bold = True
    document.add_heading(content["title"], 0)
    if content["subtitle"]:
        document.add_paragraph(content["subtitle"], style="Subtitle")
    if content["layout"] == "form":
        _add_form(writer, content["facts"])
    else:
        writer.add_facts(content["facts"])
    if content["cover"]:
        document.add_page_break()


def _add_form(writer: Writer, facts: list[dict[str, Any]]) -> None:
    """Write the labels of a form in a column of their own, which names the rows."""
    if not facts:
        return
    table = add_open_table(writer.document, len(facts), (11, 20))
    table._tbl.tblPr.find(qn("w:tblLook")).set(qn("w:firstRow"), "0")
    for fact, row in zip(facts, table.rows, strict=True):
        row.cells[0].paragraphs[0].add_run(fact["label"]).bold = True
        fill(row.cells[0], [])
        fill(row.cells[1], fact["runs"])


def add_letter_head(writer: Writer, content: dict[str, Any], style: HouseStyle) -> None:
    """Write the paper of the municipality, whom the letter is to, and what it is about."""
    document = writer.document
    logo, address = add_open_table(document, 1, (10, 6)).rows[0].cells
    _add_logo(logo.paragraphs[0], style, Cm(2))
    _small(address.paragraphs[0], "\n".join(style.address))
    if style.return_address:
        _small(document.add_paragraph(), style.return_address)
    document.add_paragraph("\n".join(content["addressee"])).paragraph_format.space_after = Cm(1)
    if content["status"]:
        document.add_paragraph(content["status"]).runs[0].bold = True
    for fact in content["facts"]:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(4.5))
        paragraph.add_run(f"{fact['label']}\t").bold = True
        add_runs(paragraph, fact["runs"])
    with override(writer.language):
        document.add_heading(f"{pgettext('subject of a letter', 'Subject:')} {content['title']}", 0)
    for words in filter(None, (content["subtitle"], content["salutation"])):
        document.add_paragraph(words).paragraph_format.space_before = Pt(7)


def add_letter_end(writer: Writer, content: dict[str, Any]) -> None:
    """Write the closing, the places to sign side by side, and the attachments."""
    document = writer.document
    for words in filter(None, (content["closing"], content["on_behalf"])):
        document.add_paragraph(words).paragraph_format.keep_with_next = True
    if content["signatures"]:
        table = add_open_table(document, 1, (1,) * len(content["signatures"]))
        mandated = any(one["mandate"] for one in content["signatures"])
        for cell, one in zip(table.rows[0].cells, content["signatures"], strict=True):
            above = [one["mandate"]] if mandated else []
            cell.paragraphs[0].add_run("\n".join([*above, one["function"], "", "", "", one["name"]]))
    if content["enclosed"]:
        with override(writer.language):
            one, more = pgettext("below a letter", "Attachment"), pgettext("below a letter", "Attachments")
        document.add_paragraph().add_run(one if len(content["enclosed"]) == 1 else more).bold = True
        writer.add({"kind": "numbers", "items": content["enclosed"], "start": 1})


def _add_logo(paragraph: Paragraph, style: HouseStyle, height: Cm) -> None:
    """Draw the logo with what it says, or write the name."""
    if style.logo is None:
        paragraph.add_run(style.name).bold = True
        return
    drawn = paragraph.add_run().add_picture(io.BytesIO(as_png(style.logo)), height=height)
    if drawn.width > Cm(8):
        drawn.width, drawn.height = Cm(8), Emu(int(drawn.height * Cm(8) / drawn.width))
    drawn._inline.docPr.set("descr", style.logo.alt)


def _small(paragraph: Paragraph, words: str) -> None:
    paragraph.add_run(words).font.size = Pt(8)
