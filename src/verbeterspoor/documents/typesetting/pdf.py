"""Makes a PDF that is PDF/A-2a and PDF/UA-1 in one file, with the typst engine."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext, override, pgettext

from verbeterspoor.documents import workshop

from .content import Manuscript
from .logo import as_svg
from .plain import plain
from .style import CARRIED, FONT, HouseStyle

PAGES = Path(__file__).with_name("pages")
TRIED = (FONT, "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
"""Fonts that are carried along, in the order in which they are tried for a character."""

REFUSED = re.compile(r'error: PDF/[^\n]*?(?:the text|codepoint) `"((?:[^"\\]|\\.)*)"`')
ROUNDS = 8
LONG_WORD = re.compile(r"[^\s\u200b]{24,}")
SHORT_TITLE = 90


def to_pdf(manuscript: Manuscript, *, style: HouseStyle, language: str, now: datetime) -> bytes:
    """Return the manuscript as a PDF; the same manuscript at the same moment gives the same bytes.

    A character that no font can draw (an emoji, a rare script) is written out by its name, so that it is neither
    lost nor able to stop the document.
    """
    given = _frame(plain(manuscript, language), style, language, now)
    for _round in range(ROUNDS):
        try:
            return _compile(given, style, now)
        except workshop.WorkFailed as refused:
            undrawable = _undrawable(str(refused))
            if not undrawable:
                raise
            given = _mapped(given, lambda text, bad=undrawable: _spelled_out(text, bad))
    return _compile(_mapped(given, _only_latin), style, now)


def _compile(given: dict[str, Any], style: HouseStyle, now: datetime) -> bytes:
    work = {
        "pages": {page.name: page.read_text() for page in sorted(PAGES.glob("*.typ"))}
        | ({"logo.svg": as_svg(style.logo)} if style.logo else {}),
        "manuscript": given,
        "fonts": [str(folder) for folder in (CARRIED, style.fonts) if folder],
        "standards": ["a-2a", "ua-1"],
        "timestamp": int(now.timestamp()),
    }
    return workshop.run("typesetter", json.dumps(work).encode())


def _frame(content: dict[str, Any], style: HouseStyle, language: str, now: datetime) -> dict[str, Any]:
    """Add what stands around the content on each page."""
    with override(language):
        words = {
            "as_of": gettext("as of %(day)s") % {"day": content["as_of"]} if content["as_of"] else "",
            "page": pgettext("page 1 of 3", "Page"),
            "of": pgettext("page 1 of 3", "of"),
            "subject": pgettext("subject of a letter", "Subject:"),
            "enclosure": pgettext("below a letter", "Attachment"),
            "enclosures": pgettext("below a letter", "Attachments"),
        }
    title = content["title"]
    fonts = [style.font, *(font for font in TRIED if font != style.font)]
    made = localtime(now)
    return {
        **_mapped(content, breakable),
        "title": title,
        "short_title": title if len(title) <= SHORT_TITLE else title[: SHORT_TITLE - 1].rstrip() + "…",
        "language": language,
        "words": words,
        "made": [made.year, made.month, made.day],
        "style": {
            "name": style.name,
            "colour": style.colour,
            "fonts": [font.lower() for font in fonts],
            "logo": "logo.svg" if style.logo else "",
            "logo_alt": style.logo.alt if style.logo else "",
            "address": list(style.address),
            "return_address": style.return_address,
            "contact": style.contact,
            "footer": style.footer,
        },
    }


def _mapped(value: Any, change: Any) -> Any:
    """Apply a change to every text that is read by people, addresses and kinds left alone."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_mapped(one, change) for one in value]
    if isinstance(value, dict):
        untouched = ("kind", "layout", "to", "style", "language")
        return {key: one if key in untouched else _mapped(one, change) for key, one in value.items()}
    return value


def breakable(text: str) -> str:
    """Let a very long word (an address, a row of characters) break, so that it stays on the page."""
    return LONG_WORD.sub(lambda word: "\u200b".join(_pieces(word[0])), text) if len(text) >= 24 else text


def _pieces(word: str) -> list[str]:
    return [word[start : start + 12] for start in range(0, len(word), 12)]


def _undrawable(diagnostic: str) -> set[str]:
    """Return the characters that the engine says it cannot draw."""
    named = "".join(REFUSED.findall(diagnostic))
    named = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), named)
    return {character for character in named if not character.isascii()}


def _spelled_out(text: str, undrawable: set[str]) -> str:
    """Write undrawable characters by their name; marks that only change their neighbour go."""
    if undrawable.isdisjoint(text):
        return text
    return "".join(_name(one) if one in undrawable else one for one in text)


def _name(character: str) -> str:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Sk"):
        return ""
    name = unicodedata.name(character, "")
    return f"[{name.lower()}]" if name else "\ufffd"


def _only_latin(text: str) -> str:
    return "".join(one if one < "\u0250" or one in "\u200b–—‘’“”…€" else "\ufffd" for one in text)
