"""Gives the logo of a municipality as a PNG, for the shapes that cannot draw an SVG."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import lru_cache

from verbeterspoor.documents import workshop

from .style import Logo

PAGE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image("%s", height: 2cm)"""
FINE = 300
"""Dots per inch."""


@lru_cache(maxsize=128)
def as_png(logo: Logo) -> bytes:
    """Return the picture as a PNG; an SVG is drawn by the engine, in a process of its own."""
    if logo.ending == "png":
        return logo.image
    work = {
        "pages": {"manuscript.typ": (PAGE % logo.name.encode()).decode()},
        "pictures": {logo.name: b64encode(logo.image).decode()},
        "format": "png",
        "ppi": FINE,
    }
    return workshop.run("typesetter", json.dumps(work).encode())
