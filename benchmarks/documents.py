"""How fast documents are made: letter and plan as PDF and Word, and the biggest tables as Excel and CSV.

Reference: CISO Assistant takes 8 to 27 s for an Excel file of 10,000 findings (shared/product.md §6).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

NOW = datetime(2020, 2, 12, 9, tzinfo=UTC)
ROWS, WIDE = 10_000, 20


def rows() -> Iterator[list[Any]]:
    """Yield rows as an export has them: a key, days, numbers, choices and sentences."""
    for number in range(ROWS):
        day = date(2020, 1, 1) + timedelta(days=number % 900)
        words = [
            f"Afspraken maken over de warme overdracht, nummer {number}, kolom {place}" for place in range(WIDE - 4)
        ]
        yield [f"{number:032x}", day, number % 100, "loopt", *words]


def processor_time() -> float:
    """Return the processor time of this process and of the workers that are done."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def measured(name: str, budget: float, make: Callable[[], object]) -> dict[str, Any]:
    """Measure one document in seconds of processor time, that of the worker included: true on a busy machine too."""
    began = processor_time()
    make()
    taken = processor_time() - began
    return {"name": name, "value": round(taken, 3), "unit": "s cpu", "budget": budget, "ok": taken <= budget}


def run() -> list[dict[str, Any]]:
    """Make each document and compare with its budget."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbeterspoor.config.settings")
    import django

    django.setup()
    from verbeterspoor.documents.sheets import Column, Kind, read_tables, write_csv, write_xlsx
    from verbeterspoor.documents.tests.manuscripts import STYLE, letter, plan
    from verbeterspoor.documents.typesetting import to_docx, to_pdf

    columns = [Column("id", Kind.ID), Column("Uiterlijk", Kind.DAY), Column("Aantal", Kind.NUMBER),
               Column("Stand", Kind.CHOICE, choices=["loopt", "klaar"])]  # fmt: skip
    columns += [Column(f"Kolom {place}", Kind.LONG_TEXT) for place in range(WIDE - 4)]
    shape: dict[str, Any] = {"style": STYLE, "language": "nl", "now": NOW}
    size = f"{ROWS:,} rows x {WIDE} columns"
    sheet = write_xlsx(columns, rows(), title="Acties", language="nl", now=NOW)
    return [
        measured("letter of 3 pages as PDF/A-2a and PDF/UA-1", 0.25, lambda: to_pdf(letter(), **shape)),
        measured("letter of 3 pages as Word", 0.25, lambda: to_docx(letter(), **shape)),
        measured("plan of 60 pages, 200 rows, as PDF/A-2a and PDF/UA-1", 2, lambda: to_pdf(plan(), **shape)),
        measured("plan of 60 pages, 200 rows, as Word", 2, lambda: to_docx(plan(), **shape)),
        measured(f"{size} as Excel", 5, lambda: write_xlsx(columns, rows(), title="Acties", language="nl", now=NOW)),
        measured(f"{size} read from Excel", 5, lambda: read_tables(sheet)),
        measured(f"{size} as CSV", 5, lambda: list(write_csv(columns, rows(), language="nl"))),
    ]
