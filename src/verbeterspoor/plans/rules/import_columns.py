"""Which column of anybody's table is what, as far as its titles say so; a person decides."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from verbeterspoor.documents.sheets import plain_title
from verbeterspoor.plans.choices import SheetColumn

TITLES: dict[str, str] = {
    SheetColumn.ID: "code|id",
    SheetColumn.NUMBER: "nr|no|nummer|number|actienr|actienummer|volgnummer|actie nr",
    SheetColumn.TITLE: "actie|action|verbeteractie|actiepunt|maatregel|activiteit|omschrijving actie|wat|"
    "wat gaan we doen|taak|omschrijving|acties|maatregelen|activiteiten",
    SheetColumn.FINDINGS: "voor bevindingen|serves findings|bevinding|bevindingen|verbeterpunt|verbeterpunten|"
    "aanbeveling|aanbevelingen|nr verbeterpunt|nummer verbeterpunt|nr bevinding|finding|findings|hoort bij",
    SheetColumn.GOAL: "doel|goal|doelstelling|dient doel",
    SheetColumn.OWNER: "verantwoordelijk|responsible|verantwoordelijke|eigenaar|owner|trekker|actiehouder|wie|"
    "uitvoerder|verantwoordelijke organisatie|organisatie|partij|door wie",
    SheetColumn.START: "begin|start|startdatum|begindatum|start date|vanaf",
    SheetColumn.DUE: "einddatum|due|uiterlijk|deadline|due date|planning|gereed|gereed op|datum gereed|wanneer|"
    "einde|termijn|klaar|streefdatum|datum|tot",
    SheetColumn.REVIEW: "herzien op|review on|bekijken op|evaluatie|evaluatiedatum|review",
    SheetColumn.RESULT: "resultaat dat te controleren is|result that can be checked|resultaat|beoogd resultaat|result|"
    "te bereiken resultaat|toetsbaar resultaat|controleerbaar resultaat",
    SheetColumn.EVIDENCE: "afgesproken bewijs|agreed evidence|bewijs|evidence|bewijsstuk|bewijsstukken|waaruit blijkt",
    SheetColumn.ASSURANCE: "hoe het blijft borging|how it lasts assurance|borging|assurance|hoe geborgd",
}  # fmt: skip
"""Titles by which a column is known, the surest first; compared without capitals, accents and signs."""

KNOWN = [title for titles in TITLES.values() for title in titles.split("|")]


def guess_columns(titles: Sequence[str]) -> dict[str, int]:
    """Return per column which place of the table holds it; a place holds one thing."""
    plain = [plain_title(title) for title in titles]
    found: dict[str, int] = {}
    for column, known in TITLES.items():
        wanted = [plain_title(title) for title in known.split("|")]
        places = [plain.index(title) for title in wanted if title in plain]
        free = next((place for place in places if place not in found.values()), None)
        if free is not None:
            found[str(column)] = free
    return found


def signature_of(titles: Sequence[str]) -> str:
    """Return by what a kind of table is recognised the next time: its titles in their order."""
    return hashlib.sha256("|".join(plain_title(title) for title in titles).encode()).hexdigest()
