"""Writes CSV that Dutch Excel opens with a double click: semicolons, UTF-8 with a mark, days as 01-03-2020."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import override

from .columns import Column, Value, is_like_formula, value_of

PIECE = 500
"""How many rows go out at a time."""


class _Lines(list[str]):
    """Collects what the csv writer writes."""

    def write(self, line: str) -> None:
        self.append(line)


def write_csv(columns: Sequence[Column], rows: Iterable[Sequence[Any]], *, language: str) -> Iterator[bytes]:
    """Yield the table piece by piece; a text that looks like a formula gets an apostrophe, so that it stays text."""
    lines = _Lines()
    writer = csv.writer(lines, delimiter=";")
    with override(language):
        writer.writerow([str(column.title) for column in columns])
    yield b"\xef\xbb\xbf"
    for number, row in enumerate(rows, 1):
        with override(language):
            writer.writerow([_written(value_of(given)) for given in row])
        if number % PIECE == 0:
            yield "".join(lines).encode()
            lines.clear()
    yield "".join(lines).encode()


def _written(value: Value) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%d-%m-%Y %H:%M}"
        case date():
            return f"{value:%d-%m-%Y}"
        case int() | float() | Decimal():
            return str(value).replace(".", ",")
    return f"'{value}" if is_like_formula(value) else value
