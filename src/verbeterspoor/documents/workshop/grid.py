"""Rows and columns of a table while it is read: merged cells, limits, and the words a worker complains with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

BROKEN, LOCKED, BOMB = "broken", "locked", "bomb"
TOO_MANY_ROWS, TOO_MANY_COLUMNS = "too_many_rows", "too_many_columns"


class Complaint(Exception):
    """Why a table cannot be read, in one word that the caller explains."""


@dataclass(frozen=True)
class Limits:
    """How much of a table is read."""

    rows: int
    columns: int


def fill(rows: list[list[Any]], merged: list[tuple[int, int, int, int]]) -> list[list[Any]]:
    """Give every cell of a merged block (first row, first column, last row, last column) what its first cell says."""
    for top, left, bottom, right in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        said = rows[top][left]
        for row in rows[top : bottom + 1]:
            for place in range(left, min(right + 1, len(row))):
                row[place] = said
    return rows


def trimmed(rows: list[list[Any]]) -> list[list[Any]]:
    """Leave out empty rows and columns behind the last one with something in it; all rows get the same length."""
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((place + 1 for row in rows for place, said in enumerate(row) if said), default=0)
    return [row[:width] + [""] * (width - len(row)) for row in rows]
