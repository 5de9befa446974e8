"""The named styles of an OpenDocument text in the look of the municipality, and what stands on each page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, override, pgettext
from lxml.etree import _Element

from verbeterspoor.documents.choices import Font
from verbeterspoor.documents.typesetting.style import HouseStyle

from .xml import VERSION, Child, element

REGIONS = {"nl": "NL", "en": "GB"}
FONTS = {Font.SANS.value: "Arial", Font.SERIF.value: "Cambria"}
SIZES = {"report": (20, 14, 12), "form": (20, 12, 11), "note": (20, 12, 11), "letter": (10, 10, 10)}
DEEPEST = 5


def looks(content: dict[str, Any], style: HouseStyle, language: str) -> _Element:
    """Return the styles and the pages."""
    return element(
        "office:document-styles",
        {"office:version": VERSION},
        element("office:styles", {}, *_standard(style, language), *_headings(content, style), *_texts(),
                *_marks(style), *_lists()),
        element("office:automatic-styles", {}, *_sheets(content)),
        element("office:master-styles", {}, *_pages(content, style, language)),
    )  # fmt: skip


def _paragraph(name: str, parent: str = "Standard", words: dict[str, str] | None = None, *tabs: str,
               **around: str) -> _Element:  # fmt: skip
    """Return a style for paragraphs; `around` are the properties of the paragraph, `words` of its letters."""
    properties = {("style:" if key in STYLED else "fo:") + key.replace("_", "-"): value
                  for key, value in around.items()}  # fmt: skip
    stops = [element("style:tab-stops", {}, *(element("style:tab-stop", {"style:position": at}) for at in tabs))]
    attributes = {"style:name": name, "style:family": "paragraph", "style:display-name": name.replace("_20_", " ")}
    if name != "Standard":
        attributes["style:parent-style-name"] = parent
    return element(
        "style:style",
        attributes,
        element("style:paragraph-properties", properties, *(stops if tabs else [])),
        element("style:text-properties", words or {}),
    )


STYLED = ("auto_text_indent", "page_number")


def _standard(style: HouseStyle, language: str) -> list[_Element]:
    letters = {
        "fo:font-family": FONTS.get(style.font, style.font), "fo:font-size": "10pt", "fo:language": language,
        "fo:country": REGIONS.get(language, "none"),
    }  # fmt: skip
    default = element(
        "style:default-style",
        {"style:family": "paragraph"},
        element("style:paragraph-properties", {"fo:line-height": "125%", "fo:orphans": "2", "fo:widows": "2"}),
        element("style:text-properties", letters),
    )
    return [default, _paragraph("Standard")]


def _headings(content: dict[str, Any], style: HouseStyle) -> list[_Element]:
    sizes = (*SIZES[content["layout"]], 10, 10, 10)
    names = ("Title", *(f"Heading_20_{level}" for level in range(1, DEEPEST + 1)))
    made = []
    for level, name in enumerate(names):
        coloured = level < 2 and content["layout"] != "letter"
        words = {"fo:font-size": f"{sizes[level]}pt", "fo:font-weight": "bold",
                 "fo:color": style.colour if coloured else "#000000"}  # fmt: skip
        heading = _paragraph(
            name, "Standard", words, margin_top="0.45cm", margin_bottom="0.1cm", keep_with_next="always"
        )
        if level:
            heading.set("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}default-outline-level", str(level))
        made.append(heading)
    return [*made, _paragraph("Subtitle", "Standard", {"fo:font-size": "12pt", "fo:font-weight": "bold"},
                              margin_bottom="0.4cm")]  # fmt: skip


def _texts() -> list[_Element]:
    small = {"fo:font-size": "8pt", "fo:color": "#47575d"}
    texts = [
        _paragraph("Text_20_body", margin_bottom="0.25cm"),
        _paragraph("List_20_Contents", margin_bottom="0.1cm"),
        _paragraph("Quotations", margin_left="0.8cm", margin_right="0.8cm", margin_bottom="0.25cm",
                   border_left="2pt solid #47575d", padding_left="0.3cm"),
        _paragraph("Caption", "Standard", {"fo:font-size": "9pt", "fo:color": "#47575d"}, margin_top="0.3cm",
                   margin_bottom="0.1cm", keep_with_next="always"),
        _paragraph("Fact", "Standard", None, "4.5cm", margin_bottom="0.07cm"),
        _paragraph("Numbered_20_Point", "Standard", None, "1cm", margin_left="1cm", text_indent="-1cm",
                   margin_bottom="0.15cm"),
        _paragraph("Horizontal_20_Line", border_bottom="1pt solid #47575d", margin_bottom="0.3cm"),
        _paragraph("Page_20_Break", break_before="page"),
        _paragraph("Small", "Standard", small),
        _paragraph("Paper", "Standard", {"fo:font-size": "2pt"}),
        _paragraph("Addressee", margin_top="0.3cm", margin_bottom="1.2cm"),
        _paragraph("Closing", margin_bottom="0.25cm", keep_with_next="always"),
        _paragraph("Table_20_Contents"),
        _paragraph("Table_20_Heading", "Table_20_Contents", {"fo:font-weight": "bold"}),
        _paragraph("Header", "Standard", small),
        _paragraph("Footer", "Standard", small),
    ]  # fmt: skip
    for name in ("Text_20_body", "Paper"):
        first = _paragraph(f"First_20_{name}", name)
        first.set("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}master-page-name", "First_20_Page")
        texts.append(first)
    return texts


def _marks(style: HouseStyle) -> list[_Element]:
    marks = {
        "Strong_20_Emphasis": {"fo:font-weight": "bold"},
        "Emphasis": {"fo:font-style": "italic"},
        "Internet_20_link": {"fo:color": style.colour, "style:text-underline-style": "solid"},
    }
    return [
        element("style:style", {"style:name": name, "style:family": "text"}, element("style:text-properties", words))
        for name, words in marks.items()
    ]


def cells(style: HouseStyle) -> list[_Element]:
    """Return how tables and their cells look; these stand with the content, where office programs look for them."""
    plain = {"fo:padding": "0.12cm"}
    looks = {
        "Cell": {**plain, "fo:border-bottom": "0.5pt solid #c9c2b4"},
        "Head_20_Cell": {**plain, "fo:border-bottom": f"1.5pt solid {style.colour}"},
        "Open_20_Cell": {"fo:padding": "0.05cm", "fo:border": "none"},
    }
    return [
        element("style:style", {"style:name": "Whole_20_Width", "style:family": "table"},
                element("style:table-properties", {"style:rel-width": "100%", "table:align": "margins"})),
        *(element("style:style", {"style:name": name, "style:family": "table-cell"},
                  element("style:table-cell-properties", look)) for name, look in looks.items()),
    ]  # fmt: skip


def _lists() -> list[_Element]:
    """Return the two kinds of list, as deep as lists go."""
    made = []
    for name, kind, look in (
        ("List_20_Bullet", "bullet", {"text:bullet-char": "•"}),
        ("List_20_Number", "number", {"style:num-format": "1", "style:num-suffix": "."}),
    ):
        levels = []
        for level in range(1, DEEPEST + 1):
            beside = f"{0.6 * level:.1f}cm"
            place = {"fo:margin-left": beside, "fo:text-indent": "-0.6cm", "text:label-followed-by": "listtab",
                     "text:list-tab-stop-position": beside}  # fmt: skip
            aligned = element(
                "style:list-level-properties",
                {"text:list-level-position-and-space-mode": "label-alignment"},
                element("style:list-level-label-alignment", place),
            )
            levels.append(element(f"text:list-level-style-{kind}", {"text:level": str(level), **look}, aligned))
        made.append(element("text:list-style", {"style:name": name}, *levels))
    return made


def _sheets(content: dict[str, Any]) -> list[_Element]:
    """Return A4, upright or turned, with room for header and footer."""
    across, down = ("29.7cm", "21cm") if content["landscape"] else ("21cm", "29.7cm")
    size = {
        "fo:page-width": across, "fo:page-height": down, "fo:margin-left": "2.5cm", "fo:margin-right": "2.5cm",
        "fo:margin-top": "1.5cm", "fo:margin-bottom": "1.3cm",
        "style:print-orientation": "landscape" if content["landscape"] else "portrait",
    }  # fmt: skip
    above = element("style:header-footer-properties", {"fo:min-height": "0.6cm", "fo:margin-bottom": "0.5cm"})
    below = element("style:header-footer-properties", {"fo:min-height": "0.6cm", "fo:margin-top": "0.5cm"})
    return [
        element("style:page-layout", {"style:name": "Sheet"}, element("style:page-layout-properties", size),
                element("style:header-style", {}, above), element("style:footer-style", {}, below)),
    ]  # fmt: skip


def _pages(content: dict[str, Any], style: HouseStyle, language: str) -> list[_Element]:
    with override(language):
        as_of = gettext("as of %(day)s") % {"day": content["as_of"]} if content["as_of"] else ""
        page, of = pgettext("page 1 of 3", "Page"), pgettext("page 1 of 3", "of")
    is_report = content["layout"] == "report"
    head = " – ".join(filter(None, [style.name, as_of if is_report else content["title"][:90]]))
    foot = content["title"][:90] if is_report else style.footer or style.contact

    def line() -> list[Child]:
        number, pages = element("text:page-number", {"text:select-page": "current"}, "1"), element("text:page-count")
        return [f"{foot} – {page} " if foot else f"{page} ", number, f" {of} ", pages]

    header = element("style:header", {}, element("text:p", {"text:style-name": "Header"}, head))
    footers = [element("style:footer", {}, element("text:p", {"text:style-name": "Footer"}, *line())) for _ in range(2)]
    return [
        element("style:master-page", {"style:name": "Standard", "style:page-layout-name": "Sheet"}, header, footers[0]),
        element("style:master-page", {"style:name": "First_20_Page", "style:display-name": "First Page",
                "style:page-layout-name": "Sheet", "style:next-style-name": "Standard"}, footers[1]),
    ]  # fmt: skip
