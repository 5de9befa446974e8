"""From one manuscript to a PDF (PDF/A-2a with PDF/UA-1), a Word and an OpenDocument text, with the same content.

    manuscript = Manuscript(
        title="Verbeterplan lokaal netwerk", subtitle="Almelo", as_of=today,
        facts=[Fact("Vastgesteld", adopted_date), Fact("Zaaknummer", "2017-004234")],
        blocks=[
            Heading("Acties"),
            Paragraph(["Zie ", Link("de bevindingen", "https://…"), " en ", Strong("let op"), "."]),
            Table(caption="Acties per partner", header=["Nr", "Actie", "Uiterlijk"], rows=rows, widths=[1, 6, 2]),
        ],
    )
    style = style_of(municipality)
    to_pdf(manuscript, style=style, language="nl", now=now)   # bytes; to_docx and to_odt the same

A `Letter` is a manuscript on the municipality's paper; `layout=Layout.FORM` is a proposal, `Layout.NOTE` a note.
Every text may be a lazy translation, a date, a number or None; it is put into words in the language asked for.
"""

from .content import (
    Block,
    BulletList,
    Emphasis,
    Fact,
    Facts,
    Heading,
    Item,
    Layout,
    Letter,
    Link,
    Manuscript,
    Numbered,
    NumberedList,
    PageBreak,
    Paragraph,
    Point,
    Quote,
    Rule,
    Said,
    Signature,
    Strong,
    Table,
    Text,
)
from .odt import to_odt
from .pdf import to_pdf
from .style import HouseStyle, style_of
from .word import to_docx

__all__ = [
    "Block",
    "BulletList",
    "Emphasis",
    "Fact",
    "Facts",
    "Heading",
    "HouseStyle",
    "Item",
    "Layout",
    "Letter",
    "Link",
    "Manuscript",
    "Numbered",
    "NumberedList",
    "PageBreak",
    "Paragraph",
    "Point",
    "Quote",
    "Rule",
    "Said",
    "Signature",
    "Strong",
    "Table",
    "Text",
    "style_of",
    "to_docx",
    "to_odt",
    "to_pdf",
]
