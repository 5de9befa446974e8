"""Makes a Word document (DOCX) that a screen reader can follow: real headings, lists, captions and header rows."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import docx

from verbeterspoor.documents.typesetting.content import Manuscript
from verbeterspoor.documents.typesetting.plain import plain
from verbeterspoor.documents.typesetting.style import HouseStyle

from .blocks import Writer
from .heads import add_letter_end, add_letter_head, add_title
from .page import set_page, set_properties, set_styles


def to_docx(manuscript: Manuscript, *, style: HouseStyle, language: str, now: datetime) -> bytes:
    """Return the manuscript as a Word document with the same content as its PDF; the same bytes every time."""
    content = plain(manuscript, language)
    document = docx.Document()
    set_properties(document, content["title"], style, language, now)
    set_styles(document, content, style, language)
    set_page(document, content, style, language)
    writer = Writer(document, language)
    is_letter = content["layout"] == "letter"
    (add_letter_head if is_letter else add_title)(writer, content, style)
    for block in content["blocks"]:
        writer.add(block)
    if is_letter:
        add_letter_end(writer, content)
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
