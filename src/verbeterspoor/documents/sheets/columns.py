"""What a column of a table that leaves holds, and how a value becomes a cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.timezone import localtime

from verbeterspoor.documents.typesetting.plain import clean

CELL_LIMIT = 32_767
"""As many characters as Excel keeps in a cell."""

STARTS_FORMULA = re.compile(r"[\s'\"]*[=+\-@]")
"""What makes a spreadsheet program calculate a text."""


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    """Sentences: a wide column in which lines break."""
    DAY = "day"
    """A day; a text such as "doorlopend" is kept as text."""
    MOMENT = "moment"
    NUMBER = "number"
    CHOICE = "choice"
    """One of the column's choices, with a drop-down."""
    ID = "id"
    """The key by which a row is recognised when it comes back; hidden, and typing in it is refused."""


WIDTHS = {
    Kind.TEXT: 22,
    Kind.LONG_TEXT: 52,
    Kind.DAY: 14,
    Kind.MOMENT: 18,
    Kind.NUMBER: 12,
    Kind.CHOICE: 20,
    Kind.ID: 12,
}


@dataclass(frozen=True)
class Column:
    """One column: its title, what it holds, what may be chosen, and what to fill in (shown at the cell)."""

    title: Any
    kind: Kind = Kind.TEXT
    width: int = 0
    choices: Sequence[Any] = ()
    explanation: Any = ""

    @property
    def characters(self) -> int:
        """How wide the column is, in characters."""
        return self.width or WIDTHS[self.kind]


Value = str | date | datetime | int | float | Decimal | None


def value_of(given: Any) -> Value:
    """Return what a cell holds: a day, a moment in Dutch time, a number, or a clean text; nothing for None."""
    if given is None or given == "":
        return None
    if isinstance(given, bool):
        return str(given)
    if isinstance(given, datetime):
        return localtime(given).replace(tzinfo=None) if given.tzinfo else given
    if isinstance(given, date | int | float | Decimal):
        return given
    text = clean(str(given))
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"


def is_like_formula(text: str) -> bool:
    """Say whether a spreadsheet program could take a text for something to calculate."""
    return bool(STARTS_FORMULA.match(text))
