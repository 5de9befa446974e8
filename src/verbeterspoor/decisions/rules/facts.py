"""Linked facts: when the trajectory says otherwise than a letter, and where the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from typing import Any

SENTENCE = re.compile(r"[^.!?<>]*$")


def says_otherwise(linked: Any, now: str) -> bool:
    """Say whether the trajectory says otherwise than a letter: a person may have kept the old words for this value."""
    return linked.value != now and (linked.kept_value != now or not linked.kept_reason)


def places_of(text: str, words: str) -> list[re.Match[str]]:
    """Return where words stand in a text as words of their own: “4 findings” does not stand in “14 findings”."""
    return list(re.finditer(rf"(?<!\w){re.escape(escape(words, quote=False))}(?!\w)", text))


def replaced(texts: dict[int, str], words: str, by: str) -> tuple[int, str] | None:
    """Return the section in which words stand and its new text; None unless they stand in the letter exactly once."""
    found = [(pk, places_of(text, words)) for pk, text in texts.items()]
    if sum(len(places) for _pk, places in found) != 1:
        return None
    pk, [place] = next((pk, places) for pk, places in found if places)
    text = texts[pk]
    return pk, text[: place.start()] + escape(by, quote=False) + text[place.end() :]


def sentence_with(texts: Iterable[str], words: str) -> str:
    """Return the sentence in which words stand; empty unless they stand in the letter exactly once."""
    found = [(text, place) for text in texts for place in places_of(text, words)]
    if len(found) != 1:
        return ""
    [(text, place)] = found
    before = SENTENCE.search(text[: place.start()])
    after = re.match(r"[^.!?<>]*[.!?]?", text[place.end() :])
    return unescape(f"{before[0] if before else ''}{place[0]}{after[0] if after else ''}".strip())
