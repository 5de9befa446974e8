"""Makes an OpenDocument text (ODT) with the same content as the PDF: real headings, lists and header rows of tables."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from django.utils.timezone import localtime

from verbeterspoor.documents.typesetting.content import Manuscript
from verbeterspoor.documents.typesetting.logo import as_png
from verbeterspoor.documents.typesetting.plain import plain
from verbeterspoor.documents.typesetting.style import HouseStyle

from .blocks import Writer
from .heads import letter_end, letter_head, title
from .looks import cells, looks
from .xml import VERSION, element, written

KIND = "application/vnd.oasis.opendocument.text"
LOGO = "Pictures/logo.png"


def to_odt(manuscript: Manuscript, *, style: HouseStyle, language: str, now: datetime) -> bytes:
    """Return the manuscript as an OpenDocument text; the same bytes every time."""
    content = plain(manuscript, language)
    writer = Writer(language)
    if content["layout"] == "letter":
        body = [*letter_head(writer, content, style), *writer.blocks(content["blocks"]), *letter_end(writer, content)]
    else:
        body = [*title(writer, content, style), *writer.blocks(content["blocks"])]
    files = {
        "content.xml": written(
            element(
                "office:document-content",
                {"office:version": VERSION},
                element("office:automatic-styles", {}, *cells(style), *writer.looks),
                element("office:body", {}, element("office:text", {}, *body)),
            )
        ),
        "styles.xml": written(looks(content, style, language)),
        "meta.xml": _about(content["title"], style, language, now),
    }
    if style.logo:
        files[LOGO] = as_png(style.logo)
    return _packed(files)


def _about(title: str, style: HouseStyle, language: str, now: datetime) -> bytes:
    moment = localtime(now).replace(tzinfo=None).isoformat(timespec="seconds")
    about = [("dc:title", title), ("dc:creator", style.name), ("dc:language", language), ("dc:date", moment),
             ("meta:creation-date", moment), ("meta:generator", "Verbeterspoor")]  # fmt: skip
    return written(
        element(
            "office:document-meta",
            {"office:version": VERSION},
            element("office:meta", {}, *(element(name, {}, value) for name, value in about)),
        )
    )


def _packed(files: dict[str, bytes]) -> bytes:
    """Pack the files; the kind goes first and unpacked, so that a machine knows it without opening."""
    kinds = {"/": KIND} | {name: "image/png" if name == LOGO else "text/xml" for name in files}
    entries = [
        element("manifest:file-entry", {"manifest:full-path": name, "manifest:media-type": kind})
        for name, kind in kinds.items()
    ]
    files["META-INF/manifest.xml"] = written(element("manifest:manifest", {"manifest:version": VERSION}, *entries))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr(zipfile.ZipInfo("mimetype", (1980, 1, 1, 0, 0, 0)), KIND, zipfile.ZIP_STORED)
        for name, made in files.items():
            packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), made, zipfile.ZIP_DEFLATED)
    return target.getvalue()
