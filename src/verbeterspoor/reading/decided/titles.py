"""What the title of an item carries besides its words: its number in the case system, a holder, its openness."""

import re
from dataclasses import dataclass
from datetime import date

from verbeterspoor.reading.questions.about import REFERENCE

from .words import CONSENT, SECRET, disclosure_in

CASE = re.compile(r"\bZ[-/ ]?\d{2,4}[-/.]\d{3,}\b|\bZ\d{5,}\b|\b[A-Z]{2,5}/\d{2,4}/\d{3,}\b")
CASE_WORD = re.compile(
    r"\b(?:zaak(?:nummer|nr\.?)?|registratienummer|kenmerk)\s*:?\s*(?P<n>[A-Z]*[-/]?\d[\w./-]{3,})", re.IGNORECASE
)
HOLDER = re.compile(
    r"\s*\((?P<who>(?:portefeuillehouder:?\s*)?(?:locoburgemeester|burgemeester|wethouder|minister|staatssecretaris|"
    r"ministers|portefeuillehouder)\b[^()]*)\)",
    re.IGNORECASE,
)
OPENNESS = re.compile(r"(?:niet )?openbaar.{0,30}|geheim|vertrouwelijk", re.IGNORECASE)
BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]")


@dataclass(frozen=True)
class Title:
    """A title without what stands behind it between brackets."""

    words: str
    case_number: str | None
    references: tuple[str, ...]
    holder: str | None
    consent: bool
    disclosure: str | None
    public_from: date | None


def read_title(text: str, year: int | None = None) -> Title:
    """Take the numbers, the holder and the marks out of a title."""
    references = references_in(text)
    holder = HOLDER.search(text)
    words = HOLDER.sub("", text)
    disclosure, day = (None, None)
    for match in BRACKETS.finditer(words):
        if not is_mark(match["inside"]):
            continue
        found = disclosure_in(match["inside"].strip(), year)
        disclosure, day = found if found[0] else (disclosure, day)
    if disclosure is None and re.match(r"besloten\b", words, re.IGNORECASE) and SECRET.search(words):
        disclosure = "secret"
    words = BRACKETS.sub(lambda match: "" if is_mark(match["inside"]) else match.group(), words)
    return Title(
        " ".join(words.split()).strip(" .:-–|"), case_in(text), references,
        re.sub(r"^portefeuillehouder:?\s*", "", holder["who"], flags=re.IGNORECASE) if holder else None,
        bool(CONSENT.search(text)), disclosure, day,
    )  # fmt: skip


def is_mark(inside: str) -> bool:
    """Do these words between brackets say how the item is filed or handled, and nothing of its subject?"""
    plain = REFERENCE.sub("", CASE.sub("", CASE_WORD.sub("", inside))).strip(" ,;:-–")
    return not plain or bool(CONSENT.fullmatch(plain)) or bool(OPENNESS.fullmatch(plain))


def references_in(text: str) -> tuple[str, ...]:
    found = [match.group() for pattern in (CASE, REFERENCE) for match in pattern.finditer(text)]
    kept: list[str] = []
    for one in found:
        if not any(one in other for other in kept):
            kept.append(one)
    return tuple(kept)


def case_in(text: str) -> str | None:
    named = CASE_WORD.search(text)
    shaped = CASE.search(text)
    return named["n"].rstrip(".") if named else shaped.group() if shaped else None
