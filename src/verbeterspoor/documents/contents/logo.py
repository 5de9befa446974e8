"""Looks whether a picture can be a logo, and returns it in a form that every paper can draw."""

from __future__ import annotations

import re

from lxml import etree

from verbeterspoor.documents import workshop
from verbeterspoor.documents.choices import StyleProblem
from verbeterspoor.documents.typesetting.logo import as_png
from verbeterspoor.documents.typesetting.style import Logo
from verbeterspoor.foundation.errors import NotAllowed

LARGEST = 2_000_000
SAFE_ADDRESS = re.compile(r"#|data:image/(png|jpeg);base64,", re.IGNORECASE)
FOREIGN = {"script", "foreignObject", "iframe", "audio", "video", "animate", "set", "handler"}


def logo_in(data: bytes) -> tuple[bytes, str]:
    """Return the picture and its ending: an SVG as it is when it is safe, any other picture drawn anew as PNG.

    Drawing it anew happens in a process with limits, and leaves out what cameras and programs hide in pictures.
    """
    if len(data) > LARGEST:
        raise NotAllowed(StyleProblem.LOGO_TOO_BIG.label)
    if data.lstrip()[:1] == b"<":
        _check_svg(data)
        try:
            as_png(Logo(data, "svg", ""))
        except workshop.WorkFailed:
            raise NotAllowed(StyleProblem.LOGO_BROKEN.label) from None
        return data, "svg"
    if not data.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff")):
        raise NotAllowed(StyleProblem.LOGO_OTHER.label)
    try:
        return workshop.run("painter", data), "png"
    except workshop.WorkFailed as refused:
        small = "too small" in str(refused)
        raise NotAllowed(StyleProblem.LOGO_SMALL.label if small else StyleProblem.LOGO_BROKEN.label) from None


def _check_svg(data: bytes) -> None:
    """Refuse an SVG that does more than draw: scripts, pictures and styles from elsewhere, entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        data.decode()
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, UnicodeDecodeError):
        raise NotAllowed(StyleProblem.LOGO_BROKEN.label) from None
    if etree.QName(root).localname != "svg":
        raise NotAllowed(StyleProblem.LOGO_OTHER.label)
    if (root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in data) or any(map(_acts, root.iter())):
        raise NotAllowed(StyleProblem.LOGO_ACTIVE.label)


def _acts(part: etree._Element) -> bool:
    """Say whether a part of an SVG runs something or fetches something."""
    if not isinstance(part.tag, str):
        return not isinstance(part, etree._Comment)
    if etree.QName(part).localname in FOREIGN:
        return True
    for name, value in part.attrib.items():
        local = etree.QName(name).localname.lower()
        if local.startswith("on") or (local in ("href", "src") and not SAFE_ADDRESS.match(value.strip())):
            return True
        if "url(" in value and not re.search(r"url\(\s*['\"]?#", value):
            return True
    return "@import" in (part.text or "") or "url(h" in (part.text or "")
