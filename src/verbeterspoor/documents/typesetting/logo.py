"""Gives the logo of a municipality as a PNG for Word and OpenDocument, and as an SVG for the engine of PDFs."""

from __future__ import annotations

import json
import struct
from base64 import b64encode
from functools import lru_cache

from verbeterspoor.documents import workshop

from .style import Logo

PAGE = """#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image("logo.svg", height: 2cm)"""
FINE = 300
"""Dots per inch."""


@lru_cache(maxsize=128)
def as_png(logo: Logo) -> bytes:
    """Return the picture as a PNG; an SVG is drawn by the engine, in a process of its own."""
    if logo.ending == "png":
        return logo.image
    work = {
        "pages": {"manuscript.typ": PAGE, "logo.svg": as_svg(logo)},
        "format": "png",
        "ppi": FINE,
    }
    return workshop.run("typesetter", json.dumps(work).encode())


def as_svg(logo: Logo) -> str:
    """Return the picture as the text of an SVG: files reach the engine as text, so a PNG goes in one."""
    if logo.ending == "svg":
        return logo.image.decode("utf-8", "replace")
    width, height = struct.unpack(">II", logo.image[16:24])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><image width="{width}" '
        f'height="{height}" href="data:image/png;base64,{b64encode(logo.image).decode()}"/></svg>'
    )
