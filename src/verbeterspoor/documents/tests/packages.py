"""Small office files made by hand, also such that no program would make."""

from __future__ import annotations

import io
import zipfile

import xlsxwriter
from reportlab.pdfgen.canvas import Canvas

ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Acties">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
)
WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body>'
    "</w:document>"
)


def package(parts: dict[str, str | bytes]) -> bytes:
    """Pack parts as an office file does."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return target.getvalue()


def ods(rows: str) -> bytes:
    return package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ODS.format(rows=rows)})


def ods_row(*cells: str, repeated: str = "") -> str:
    return f"<table:table-row {repeated}>{''.join(cells)}</table:table-row>"


def ods_cell(text: str, shape: str = "") -> str:
    return f"<table:table-cell {shape}><text:p>{text}</text:p></table:table-cell>"


def word(body: str) -> bytes:
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": WORD.format(body=body)})


def word_cell(text: str, shape: str = "") -> str:
    return f"<w:tc><w:tcPr>{shape}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def word_row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def xlsx(
    cells: dict[str, object],
    merged: dict[str, str] | None = None,
    *,
    hidden: str = "geheim",
    comment: str = "",
    box: str = "",
) -> bytes:
    """Make an Excel file with these cells on one sheet, and another sheet that is hidden."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"remove_timezone": True, "default_date_format": "d-m-yyyy"}) as book:
        sheet = book.add_worksheet("Acties")
        for place, text in (merged or {}).items():
            sheet.merge_range(place, text)
        for place, value in cells.items():
            sheet.write(place, value)
        if comment:
            sheet.write_comment("A1", comment)
        if box:
            sheet.insert_textbox("D4", box)
        other = book.add_worksheet("Verborgen")
        other.write("A1", hidden)
        other.hide()
    return target.getvalue()


def pdf_with_field(name: str, value: str) -> bytes:
    """Make a PDF with a form that was filled in."""
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawString(72, 700, "Formulier")
    canvas.acroForm.textfield(name=name, value=value, x=72, y=600)
    canvas.save()
    return target.getvalue()


def pdf_with_note(text: str) -> bytes:
    """Make a PDF with a note stuck on its page."""
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawString(72, 700, "Verslag")
    canvas.textAnnotation(text, Rect=[72, 600, 100, 620])
    canvas.save()
    return target.getvalue()
