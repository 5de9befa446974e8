"""Sets what holds for the whole Word document: its properties, its styles, and what stands on each page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext, override, pgettext
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from verbeterspoor.documents.choices import Font
from verbeterspoor.documents.typesetting.style import HouseStyle

REGIONS = {"nl": "nl-NL", "en": "en-GB"}
FONTS = {Font.SANS.value: "Arial", Font.SERIF.value: "Cambria"}
"""What Word calls a font that looks like ours: a file for writing on carries no fonts."""

BLACK, SOFT = "000000", "47575D"
SIZES = {"report": (20, 14, 12), "form": (20, 12, 11), "note": (20, 12, 11), "letter": (10, 10, 10)}
"""Points for the title and the first two levels of headings, as in the PDF."""


def set_properties(document: Document, title: str, style: HouseStyle, language: str, now: datetime) -> None:
    """Say what the document is, of whom, in which language."""
    properties = document.core_properties
    properties.title, properties.author = title[:255], style.name[:255]
    properties.language, properties.comments = REGIONS.get(language, language), ""
    properties.created = properties.modified = localtime(now).replace(tzinfo=None)


def set_styles(document: Document, content: dict[str, Any], style: HouseStyle, language: str) -> None:
    """Give the named styles the look of the municipality, so that who writes on in it keeps that look."""
    normal = document.styles["Normal"]
    normal.font.size = Pt(10)
    normal.paragraph_format.space_after = Pt(7)
    marked = OxmlElement("w:lang")
    marked.set(qn("w:val"), REGIONS.get(language, language))
    normal.element.get_or_add_rPr().append(marked)
    font = FONTS.get(style.font, style.font)
    coloured = style.colour.lstrip("#").upper()
    sizes = (*SIZES[content["layout"]], 10, 10, 10)
    for name in ("Normal", "Title", "Subtitle", *(f"Heading {level}" for level in range(1, 6))):
        _set_font(document.styles[name], font)
    for level, name in enumerate(("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Heading 5")):
        heading = document.styles[name]
        in_colour = level < 2 and content["layout"] != "letter"
        heading.font.size, heading.font.bold = Pt(sizes[level]), True
        heading.font.color.rgb = RGBColor.from_string(coloured if in_colour else BLACK)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(3)
    for name in ("Header", "Footer"):
        document.styles[name].font.size, document.styles[name].font.color.rgb = Pt(8), RGBColor.from_string(SOFT)
    document.styles["Caption"].font.color.rgb = RGBColor.from_string(BLACK)
    if (line := document.styles["Title"].element.pPr.find(qn("w:pBdr"))) is not None:
        document.styles["Title"].element.pPr.remove(line)


def _set_font(style: Any, name: str) -> None:
    """Name the font, and take away the theme's, which Word would prefer."""
    style.font.name = name
    fonts = style.element.rPr.rFonts
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]


def set_page(document: Document, content: dict[str, Any], style: HouseStyle, language: str) -> None:
    """Set A4 and the header and footer of each page; a letter, proposal or note has its own first page."""
    section = document.sections[0]
    sides = (Cm(29.7), Cm(21)) if content["landscape"] else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if content["landscape"] else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = sides
    is_report = content["layout"] == "report"
    section.left_margin = section.right_margin = Cm(2.2 if is_report else 2.5)
    with override(language):
        as_of = gettext("as of %(day)s") % {"day": content["as_of"]} if content["as_of"] else ""
    section.header.paragraphs[0].text = " – ".join(
        filter(None, [style.name, as_of if is_report else content["title"][:90]])
    )
    foot = content["title"][:90] if is_report else style.footer or style.contact
    _add_foot(section.footer.paragraphs[0], foot, language)
    if not is_report:
        section.different_first_page_header_footer = True
        _add_foot(section.first_page_footer.paragraphs[0], foot, language)


def _add_foot(paragraph: Paragraph, words: str, language: str) -> None:
    """Write the line at the foot with the number of the page."""
    with override(language):
        page, of = pgettext("page 1 of 3", "Page"), pgettext("page 1 of 3", "of")
    paragraph.add_run(f"{words} – {page} " if words else f"{page} ")
    _add_field(paragraph, "PAGE")
    paragraph.add_run(f" {of} ")
    _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: Paragraph, code: str) -> None:
    """Add a number that Word keeps right by itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
