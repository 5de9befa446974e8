"""How the documents of a municipality look: its name, logo, colour, font, addresses and the line at the foot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from verbeterspoor.documents.choices import Font
from verbeterspoor.documents.models import MunicipalStyle
from verbeterspoor.organisations.models import Municipality

COLOUR = "#0b5563"
FONT = Font.SANS.value
"""A font that is carried along, so that every machine makes the same pages; its letters are as wide as Arial's."""

CARRIED = Path(__file__).with_name("fonts")


@dataclass(frozen=True)
class Logo:
    """The picture of a municipality: PNG or SVG, and what it says to who does not see it."""

    image: bytes
    ending: str
    alt: str


@dataclass(frozen=True)
class HouseStyle:
    """The variables of a house style; a colour that is none is replaced by that of the product.

    `address` are the lines beside the logo of a letter (visiting address, telephone, website); `return_address` is the
    small line above the addressee; `footer` stands at the foot of letters, proposals and notes. `fonts` is a folder
    with font files (TTF, OTF) for a font the product does not carry; without it, or where the font lacks a character,
    the fonts it does carry take over.
    """

    name: str
    colour: str = COLOUR
    font: str = FONT
    fonts: Path | None = None
    logo: Logo | None = None
    address: tuple[str, ...] = ()
    return_address: str = ""
    contact: str = ""
    footer: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", self.colour):
            object.__setattr__(self, "colour", COLOUR)


def style_of(municipality: Municipality) -> HouseStyle:
    """Return the house style of a municipality, in one query; the product's own where none was set."""
    kept = MunicipalStyle.objects.select_related("logo").filter(municipality=municipality).first()
    name = f"Gemeente {municipality.name}"
    if kept is None:
        return HouseStyle(name=name)
    ways = (kept.phone, kept.email, kept.website)
    return HouseStyle(
        name=name, colour=kept.colour, font=kept.font, logo=_logo_of(kept),
        address=_lines(kept.visiting_address, *ways), return_address=kept.return_address,
        contact=" · ".join(filter(None, (kept.website, kept.phone))), footer=kept.footer,
    )  # fmt: skip


def _logo_of(kept: MunicipalStyle) -> Logo | None:
    if kept.logo is None:
        return None
    with kept.logo.content.open() as picture:
        return Logo(picture.read(), "svg" if kept.logo.media_type == "image/svg+xml" else "png", kept.logo_alt)


def _lines(address: str, *ways: str) -> tuple[str, ...]:
    """Return the lines beside the logo: the address, an empty line, and the ways to reach the town."""
    above, below = [line.strip() for line in address.splitlines() if line.strip()], [way for way in ways if way]
    return (*above, *([""] if above and below else []), *below)
