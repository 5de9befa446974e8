"""Documents for the tests: PDFs made on the spot, and where the real ones stand if they are there."""

import io
import os
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, SimpleDocTemplate, Spacer, Table

REPOSITORY = Path(__file__).resolve().parents[4]
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=10)
LABEL = ParagraphStyle("label", parent=BODY, fontName="Helvetica-Bold")


def corpus() -> Path:
    """The folder of real documents with answers; tests that need it are skipped where it is absent."""
    places = [Path(p) for p in (os.environ.get("VERBETERSPOOR_CORPUS", ""),) if p]
    places += [REPOSITORY / ".." / "shared" / "corpus", REPOSITORY / ".." / ".." / "shared" / "corpus"]
    for place in places:
        if (place / "score.py").is_file():
            return place
    pytest.skip("the corpus of real documents is not here (set VERBETERSPOOR_CORPUS)")


def pdf_of(story) -> bytes:
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=A4, title="test").build(story)
    return target.getvalue()


def pdf_of_paragraphs(paragraphs: list[tuple[str, str]]) -> bytes:
    """A PDF of (style, text) pairs: 'head' or 'body'."""
    styles = {"head": HEAD, "body": BODY}
    story = []
    for style, text in paragraphs:
        story += [Paragraph(text.replace("&", "&amp;").replace("<", "&lt;"), styles[style]), Spacer(1, 6)]
    return pdf_of(story)


def fields_table(fields: list[tuple[str, str]]) -> Table:
    """Labels in the left column, values in the right."""
    rows = [[Paragraph(label, LABEL), Paragraph(value, BODY)] for label, value in fields]
    return Table(rows, colWidths=[170, 280])


def pdf_of_lines(lines: list[tuple[float, float, str]], pages: int = 1, **options) -> bytes:
    """A PDF with text at (x, distance from the top), in that order in the file."""
    return pdf_of_pages([lines] * pages, **options)


def pdf_of_pages(pages: list[list[tuple[float, float, str]]], **options) -> bytes:
    """A PDF whose pages have these texts at (x, distance from the top)."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, **options)
    for lines in pages:
        for x, y, text in lines:
            canvas.setFont("Helvetica", 10)
            canvas.drawString(x, A4[1] - y, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def pdf_in_two_columns(paragraphs: list[tuple[str, str]]) -> bytes:
    styles = {"head": HEAD, "body": BODY}
    target = io.BytesIO()
    width, height = A4
    frames = [Frame(left, 60, width / 2 - 75, height - 120) for left in (60, width / 2 + 15)]
    document = BaseDocTemplate(target, pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=frames))
    document.build([part for style, text in paragraphs for part in (Paragraph(text, styles[style]), Spacer(1, 6))])
    return target.getvalue()
