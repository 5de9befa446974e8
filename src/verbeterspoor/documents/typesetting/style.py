"""How the documents of a municipality look: its name, its colour and its font."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from verbeterspoor.organisations.models import Municipality

COLOUR = "#0b5563"
FONT = "Libertinus Serif"
"""A font that the typesetter carries itself, so that every machine makes the same pages."""


@dataclass(frozen=True)
class HouseStyle:
    """The variables of a house style; a colour that is none is replaced by that of the product.

    `fonts` is a folder with font files (TTF, OTF) for a font the typesetter does not carry; without it, or where the
    font lacks a character, the fonts it does carry take over.
    """

    name: str
    colour: str = COLOUR
    font: str = FONT
    fonts: Path | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", self.colour):
            object.__setattr__(self, "colour", COLOUR)


def style_of(municipality: Municipality) -> HouseStyle:
    """Return the house style of a municipality."""
    return HouseStyle(name=f"Gemeente {municipality.name}")
