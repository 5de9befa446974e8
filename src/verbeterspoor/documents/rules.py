"""What looks like data of a client, and who may add and see documents: pure functions, no database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stdnum import iban
from stdnum.nl import bsn

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

from .choices import HitKind, Refusal, StyleProblem

AROUND = 60
"""How many characters before and after a number may hold the word that says what it is."""

SHOWN = 40
"""How many characters of the text around a hit are shown; the value itself never is."""

STRONG = frozenset({HitKind.BSN, HitKind.BIRTH_DATE})
"""Hits that only go away by changing the text; of any other a person may say that it is no data of a client."""

BSN_WORDS = re.compile(
    r"\b(bsn|burgerservice\w*|sofi\w*|persoonsnummer|cli[eë]nt\w*|jeugdige\w*|pati[eë]nt\w*|kind(?:eren)?|geboren)\b",
    re.IGNORECASE,
)
NINE_DIGITS = re.compile(r"(?<![\d.,])(?:\d{9}|\d{4}[ .]\d{2}[ .]\d{3}|\d{3}[ .]\d{3}[ .]\d{3})(?![\d]|[.,]\d)")
BORN = re.compile(r"\b(geboren|geboortedatum|geb\.|geb\.?datum)", re.IGNORECASE)
MONTH = r"(?:jan|feb|maart|mrt|apr|mei|juni|juli|aug|sep|okt|nov|dec)[a-z]*\.?"
DAY = re.compile(
    rf"\b(?:\d{{1,2}}[-/. ]\d{{1,2}}[-/. ](?:19|20)\d{{2}}|\d{{1,2}} {MONTH} (?:19|20)\d{{2}})\b", re.IGNORECASE
)
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
PHONE = re.compile(r"(?<![\d.,-])(?:(?:\+|00)31[ -]?(?:\(0\)[ -]?)?|0)[1-9](?:[ -]?\d){8}(?![\d-])")
ADDRESS = re.compile(r"\b[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}\b")


@dataclass(frozen=True)
class Hit:
    """Something that looks like data of a client: what it is and the words around it, never the value."""

    kind: HitKind
    excerpt: str

    @property
    def is_strong(self) -> bool:
        """Say whether only changing the text helps."""
        return self.kind in STRONG


def personal_data_in(text: str) -> list[Hit]:
    """List what looks like data of a client in a text (rule `no-client-data`); each kind of hit at most five times.

    A number counts as BSN when it passes the eleven test and a word near it says so; without such a word it is a weak
    hit. The excerpt shows the words around the hit with "…" in its place, so that the value is not stored or logged.
    """
    found: list[Hit] = []
    taken: list[tuple[int, int]] = []
    for kind, start, end in _places(text):
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        taken.append((start, end))
        hit = Hit(kind, _excerpt(text, start, end))
        if sum(other.kind == kind for other in found) < 5:
            found.append(hit)
    return found


def _places(text: str) -> Iterator[tuple[HitKind, int, int]]:
    """Yield every place of every kind, the most telling kinds first."""
    for match in IBAN.finditer(text):
        if iban.is_valid(match[0]):
            yield HitKind.IBAN, *match.span()
    for match in DAY.finditer(text):
        if BORN.search(text[max(0, match.start() - AROUND) : match.start()]):
            yield HitKind.BIRTH_DATE, *match.span()
    for match in NINE_DIGITS.finditer(text):
        if bsn.is_valid(match[0]):
            near = (
                text[max(0, match.start() - AROUND) : match.start()] + " … " + text[match.end() : match.end() + AROUND]
            )
            yield HitKind.BSN if BSN_WORDS.search(near) else HitKind.NUMBER, *match.span()
    for kind, pattern in ((HitKind.EMAIL, EMAIL), (HitKind.PHONE, PHONE), (HitKind.ADDRESS, ADDRESS)):
        for match in pattern.finditer(text):
            yield kind, *match.span()


def _excerpt(text: str, start: int, end: int) -> str:
    """Return the words around a place, with the value left out."""
    before, after = text[max(0, start - SHOWN) : start], text[end : end + SHOWN // 2]
    return " ".join(f"{_without_numbers(before)}…{_without_numbers(after)}".split())


def _without_numbers(text: str) -> str:
    """Hide long numbers and addresses of mail that happen to stand beside a hit."""
    return re.sub(r"\S*@\S*|\d[\d .-]{5,}\d|\w*\d{4,}\w*", "…", text)


def check_no_client_data(*texts: str) -> None:
    """Refuse a text with data that is certainly of a client; weaker hits are asked about on the form."""
    if any(hit.is_strong for text in texts for hit in personal_data_in(text or "")):
        raise NotAllowed(Refusal.CLIENT_DATA.label)


def unresolved(hits: Iterable[Hit], *, confirmed: bool) -> list[Hit]:
    """List the hits that a person must still deal with: strong ones always, others until confirmed as harmless."""
    return [hit for hit in hits if hit.is_strong or not confirmed]


def place_of(words: str, page_text: str) -> tuple[int, int] | None:
    """Return where words stand on a page, or None; line ends, spaces and words broken at a line end do not matter."""
    parts = [r"(?:[-\u00ad]\s*)?".join(map(re.escape, part)) for part in words.split()]
    found = re.search(r"\s+".join(parts), page_text, re.IGNORECASE) if parts else None
    return found.span() if found else None


def check_can_store(actor: Actor, municipality_id: int) -> None:
    """Let only people of the town hall store a file for their municipality."""
    if actor.municipality_id != municipality_id:
        raise NotAllowed(Refusal.NOT_YOUR_MUNICIPALITY.label)
    if not actor.has(Role.COORDINATOR, Role.AUTHOR, Role.SECRETARIAT):
        raise NotAllowed(Refusal.NOT_AN_AUTHOR.label)


def check_can_bring_evidence(actor: Actor, municipality_id: int) -> None:
    """Let who works on plans of this municipality, in the town hall or outside, add evidence; never to another's."""
    if actor.municipality_id != municipality_id:
        raise NotAllowed(Refusal.NOT_YOUR_MUNICIPALITY.label)
    if not (actor.is_inside or actor.has(Role.PARTNER, Role.INSPECTOR, Role.AUDITOR)):
        raise NotAllowed(Refusal.NO_ROLE_HERE.label)


def can_see_paper(actor: Actor, *, municipality_id: int, is_party: bool, is_shared: bool) -> bool:
    """Say whether a person sees a paper: the town hall every one, a party only what was shared with it."""
    if municipality_id != actor.municipality_id:
        return False
    if actor.is_inside:
        return True
    return actor.has(Role.PARTNER, Role.INSPECTOR, Role.AUDITOR) and is_party and is_shared


CONTRAST = 4.5
"""How much a colour must differ from white for words in it to be read (WCAG 2.2, 1.4.3)."""


def contrast_with_white(colour: str) -> float:
    """Return the contrast of a colour (#0b5563) with white, by the formula of WCAG: 1 is none, 21 is black."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def check_colour(colour: str) -> None:
    """Refuse what is no colour, and a colour in which words on white cannot be read."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise NotAllowed(StyleProblem.NO_COLOUR.label)
    if (ratio := contrast_with_white(colour)) < CONTRAST:
        raise NotAllowed(StyleProblem.TOO_LIGHT.label % {"ratio": f"{ratio:.1f}"})


def keeps_house_style(actor: Actor) -> bool:
    """Say whether a person sets how papers look: the secretariat and administrators."""
    return actor.has(Role.SECRETARIAT, Role.ADMINISTRATOR)


def check_can_set_house_style(actor: Actor, municipality_id: int) -> None:
    """Let only the secretariat or an administrator of this municipality set how its papers look."""
    if actor.municipality_id != municipality_id or not keeps_house_style(actor):
        raise NotAllowed(StyleProblem.NOT_YOURS.label)
