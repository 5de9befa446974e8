"""How the documents of a municipality look: its name, logo, colour, font, addresses and the line at the foot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from verbeterspoor.documents.choices import Font
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

    @property
    def name(self) -> str:
        """Return the name under which pages find it."""
        return f"logo.{self.ending}"


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
    """Return the house style of a municipality."""
    return HouseStyle(name=f"Gemeente {municipality.name}")
