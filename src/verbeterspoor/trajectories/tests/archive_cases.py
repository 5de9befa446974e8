"""Documents and facts for the tests of the case system, and where the schema of MDTO stands if it is there."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from verbeterspoor.foundation import slots
from verbeterspoor.foundation.slots import Record, RecordEvent, RecordLimit
from verbeterspoor.trajectories.archiving import Dossier, Kept

REPOSITORY = Path(__file__).resolve().parents[4]
MADE = datetime(2021, 3, 1, 9, 30, tzinfo=UTC)
KEPT = Kept("25.1", "25.1 Toezicht ondergaan, afgehandeld", "vernietigen", "P10Y", date(2031, 2, 1))
PDF_A = b"%PDF-1.7\n<x:xmpmeta><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></x:xmpmeta>"
SECRET = RecordLimit("secret", "Woo 5.1 lid 2 onder b", "Besluit van het college van 4 februari 2020", date(2020, 2, 4))
EMBARGO = RecordLimit("embargo", until=date(2021, 4, 18))


def schema() -> etree.XMLSchema:
    """The official schema; tests that need it are skipped, and say so, where it is absent."""
    places = [Path(p) for p in (os.environ.get("VERBETERSPOOR_STANDARDS", ""),) if p]
    for above in (REPOSITORY.parent, REPOSITORY.parent.parent):
        places.append(above / "shared" / "reference" / "standards-data")
    for place in places:
        if (found := place / "mdto" / "MDTO-XML1.0.1.xsd").is_file():
            return etree.XMLSchema(etree.parse(found))
    pytest.skip("the MDTO schema is not here (set VERBETERSPOOR_STANDARDS to the folder of standards)")


def a_dossier(**facts: Any) -> Dossier:
    """The facts of a trajectory that was followed up and closed."""
    facts = {
        "id": "6a3f1f5e-9a8f-4a62-8a80-d7a0c47b1f10", "title": "Lokaal netwerk na Veilig Thuis",
        "summary": "Hulp na overdracht", "case_number": "Z-2018-0042", "town": "Wijchen",
        "tooi_uri": "https://identifier.overheid.nl/tooi/id/gemeente/gm0296", "started": date(2018, 5, 1),
        "closed": date(2021, 2, 1), "opened_at": MADE, "kept": KEPT, **facts,
    }  # fmt: skip
    return Dossier(**facts)


def a_record(data: bytes = PDF_A, **facts: Any) -> Record:
    """A document that goes along."""
    facts = {
        "id": uuid.uuid4(), "kind": "report", "title": "Rapport", "file_name": "rapport.pdf", "dated": date(2020, 1, 9),
        "case_number": "Z-2020-7", "events": (RecordEvent("received", date(2020, 1, 10), "Inspectie"),), **facts,
    }  # fmt: skip
    return Record(pieces=lambda: [data[:5], data[5:]], **facts)


@contextmanager
def going_along(*records: Record) -> Iterator[None]:
    """Let these documents go along with every trajectory, beside what its own capabilities give."""

    def provider(**_question: Any) -> list[Record]:
        return list(records)

    slots.provide("records", provider)
    try:
        yield
    finally:
        slots.withdraw("records", provider)
