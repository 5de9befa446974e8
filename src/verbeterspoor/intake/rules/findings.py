"""What a candidate becomes as a finding: every part as the document says it, to be seen and corrected first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from verbeterspoor.supervision.choices import FindingKind


@dataclass(frozen=True)
class FindingDraft:
    """A finding as it would be registered."""

    kind: str
    text: str
    number: str = ""
    response: str = ""
    afterword: str = ""
    addressee_text: str = ""


def draft(answer: Mapping[str, Any]) -> FindingDraft:
    """Return what the reader's answer would become as a finding."""
    kind = answer.get("type")
    return FindingDraft(
        kind=kind if kind in FindingKind.values else FindingKind.CONCLUSION.value,
        text=answer.get("text") or "",
        number=(answer.get("number") or "")[:20],
        response=answer.get("response") or "",
        afterword=answer.get("afterword") or "",
        addressee_text=(answer.get("addressee") or "")[:200],
    )


def place_of(words: str, text: str) -> tuple[int, int] | None:
    """Return where words stand in a page's text, whatever its line ends and broken words; None when they do not."""
    letters = "".join(words.split())
    if not letters:
        return None
    pattern = r"[\s\u00ad]*".join(map(re.escape, letters))
    match = re.search(pattern, text) or re.search(pattern, text, re.IGNORECASE)
    return match.span() if match else None
