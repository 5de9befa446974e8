"""Writes what stands around the text of an OpenDocument text: title and facts, or a letter's paper and signatures."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.utils.translation import override, pgettext
from lxml.etree import _Element
from PIL import Image

from verbeterspoor.documents.typesetting.logo import as_png
from verbeterspoor.documents.typesetting.style import HouseStyle, Logo

from .blocks import Writer, facts, paragraph, runs, strong
from .xml import Child, element, words

WIDEST = 8.0
"""The most centimetres a logo is wide."""


def title(writer: Writer, content: dict[str, Any], style: HouseStyle) -> Iterator[_Element]:
    """Yield the title with what stands above and below it."""
    if content["layout"] != "report":
        yield _first(paragraph("Text_20_body", _logo(style, 1.6)))
    if content["status"]:
        yield paragraph("Text_20_body", [strong(content["status"])])
    yield paragraph("Title", words(content["title"]))
    if content["subtitle"]:
        yield paragraph("Subtitle", words(content["subtitle"]))
    if content["layout"] == "form" and content["facts"]:
        rows = [
            [[paragraph("Table_20_Heading", words(fact["label"]))],
             [paragraph("Table_20_Contents", runs(fact["runs"]))]]
            for fact in content["facts"]
        ]  # fmt: skip
        yield writer.table(rows, (11, 20))
    else:
        yield from facts(content["facts"])
    if content["cover"]:
        yield paragraph("Page_20_Break", [])


def letter_head(writer: Writer, content: dict[str, Any], style: HouseStyle) -> Iterator[_Element]:
    """Yield the paper of the municipality, whom the letter is to, and what it is about."""
    address = paragraph("Small", words("\n".join(style.address)))
    yield _first(paragraph("Paper", []))
    yield writer.table([[[paragraph("Text_20_body", _logo(style, 2.0))], [address]]], (10, 6))
    if style.return_address:
        yield paragraph("Small", words(style.return_address))
    yield paragraph("Addressee", words("\n".join(content["addressee"])))
    if content["status"]:
        yield paragraph("Text_20_body", [strong(content["status"])])
    for fact in content["facts"]:
        yield paragraph("Fact", [strong(fact["label"]), element("text:tab"), *runs(fact["runs"])])
    with override(writer.language):
        subject = pgettext("subject of a letter", "Subject:")
    yield paragraph("Title", words(f"{subject} {content['title']}"))
    for said in filter(None, (content["subtitle"], content["salutation"])):
        yield paragraph("Text_20_body", words(said))


def letter_end(writer: Writer, content: dict[str, Any]) -> Iterator[_Element]:
    """Yield the closing, the places to sign side by side, and the attachments."""
    for said in filter(None, (content["closing"], content["on_behalf"])):
        yield paragraph("Closing", words(said))
    if content["signatures"]:
        mandated = any(one["mandate"] for one in content["signatures"])
        places = [
            [paragraph("Text_20_body", words("\n".join([*([one["mandate"]] if mandated else []), one["function"],
                                                         "", "", "", one["name"]])))]
            for one in content["signatures"]
        ]  # fmt: skip
        yield writer.table([places], [1] * len(places))
    if content["enclosed"]:
        with override(writer.language):
            one, more = pgettext("below a letter", "Attachment"), pgettext("below a letter", "Attachments")
        yield paragraph("Text_20_body", [strong(one if len(content["enclosed"]) == 1 else more)])
        yield from writer.blocks([{"kind": "numbers", "items": content["enclosed"], "start": 1}])


def _first(start: _Element) -> _Element:
    """Let the document begin on the first page's own sheet, which has no header."""
    style = start.attrib["{urn:oasis:names:tc:opendocument:xmlns:text:1.0}style-name"]
    start.attrib["{urn:oasis:names:tc:opendocument:xmlns:text:1.0}style-name"] = f"First_20_{style}"
    return start


def _logo(style: HouseStyle, height: float) -> list[Child]:
    """Return the logo with what it says, or the name."""
    if style.logo is None:
        return [strong(style.name)]
    return [_picture(style.logo, height)]


def _picture(logo: Logo, height: float) -> _Element:
    across, down = Image.open(BytesIO(as_png(logo))).size
    width = height * across / down
    if width > WIDEST:
        width, height = WIDEST, WIDEST * down / across
    link = {"xlink:href": "Pictures/logo.png", "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad"}
    return element(
        "draw:frame",
        {"draw:name": "Logo", "text:anchor-type": "as-char", "svg:width": f"{width:.2f}cm",
         "svg:height": f"{height:.2f}cm"},
        element("draw:image", link),
        element("svg:title", {}, logo.alt),
        element("svg:desc", {}, logo.alt),
    )  # fmt: skip
