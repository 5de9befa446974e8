"""The papers of the demo; where the examples of the repository are at hand, the look-alike file comes with it."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from django.conf import settings

from verbeterspoor.documents import actions
from verbeterspoor.documents.models import Paper, SourceQuote, StoredFile
from verbeterspoor.reading import page_text
from verbeterspoor.trajectories.models import Trajectory

from .people import DemoTown

EXAMPLES = settings.ROOT / "examples"


def add_paper(town: DemoTown, trajectory: Trajectory, example: str, *, now: datetime, **facts: Any) -> Paper:
    """Make a document part of a trajectory, with the example file of that name when there is one."""
    file = store_example(town, example, now) if example else None
    return actions.add_paper(trajectory=trajectory, file=file, by=town.actor("coordinator"), now=now, **facts)


def store_example(town: DemoTown, example: str, now: datetime) -> StoredFile | None:
    """Store the PDF of an example for a town; None where the examples were not installed."""
    path = EXAMPLES / f"{example}.pdf"
    if not path.exists():
        return None
    return actions.store_file(
        municipality=town.municipality, data=path.read_bytes(), name=path.name, media_type="application/pdf",
        pages=answers(example)["pages"], by=town.actor("coordinator"), now=now,
    )  # fmt: skip


def answers(example: str) -> dict[str, Any]:
    """Return the answer sheet of an example: what stands where."""
    found: dict[str, Any] = json.loads((EXAMPLES / f"{example}.gold.json").read_text("utf-8"))
    return found


def point_at(file: StoredFile, page: int, text: str) -> SourceQuote:
    """Point at words on a page of a file, at the place where they stand."""
    with file.content.open("rb") as content:
        shown = page_text(content.read(), file.media_type, page)
    words = re.search(r"\s+".join(map(re.escape, text.split())), shown)
    start, end = words.span() if words else (None, None)
    return actions.quote(file=file, page=page, text=text, start=start, end=end)


def quote_finding(paper: Paper, example: str, kind: str, number: str) -> SourceQuote | None:
    """Point at the words of a finding in its report; None without the file."""
    if paper.file is None:
        return None
    found = next(f for f in answers(example)["findings"] if (f["type"], f["number"]) == (kind, number))
    return point_at(paper.file, found["page"], found["text"])


def quote_words(paper: Paper, page: int, text: str) -> SourceQuote | None:
    """Point at words of a paper; None without the file."""
    return point_at(paper.file, page, text) if paper.file else None
