"""Which of many texts a text is most like: pieces of words they share, rare pieces weigh more. No model, no network."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

PIECE = 4
WORD = re.compile(r"[a-z0-9]{4,}")
EVERYDAY = frozenset(
    re.findall(
        r"\w+",
        """deze door voor naar niet meer worden wordt over onze zijn haar zich tussen binnen moet moeten kunnen ieder
        iedere eigen alle andere gemeente verbeterpunt aanbeveling bevinding actie zorg ervoor zodat waarbij hebben
        heeft""",
    )
)

LIKE_ENOUGH = 0.18
"""Below this, texts share no more than any two texts about the same field."""

MUCH_BETTER = 1.15
"""So much better than the second must the best one be, or nothing is proposed."""


@lru_cache(maxsize=20_000)
def pieces(text: str) -> Counter[str]:
    """Return the pieces of four letters of the words of a text; everyday words say nothing."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    found: Counter[str] = Counter()
    for word in set(WORD.findall(plain)) - EVERYDAY:
        found.update(word[at : at + PIECE] for at in range(len(word) - PIECE + 1))
    return found


class Likeness(Generic[Key]):
    """Finds the text that is most like another, among texts that are looked at once."""

    def __init__(self, texts: Mapping[Key, str]) -> None:
        counted = {key: set(pieces(text)) for key, text in texts.items()}
        spread = Counter(piece for found in counted.values() for piece in found)
        most = max(3, len(counted) // 8)
        self.weights = {
            piece: math.log((1 + len(counted)) / times) + 0.1 for piece, times in spread.items() if times <= most
        }
        self.places: dict[str, list[Key]] = defaultdict(list)
        self.lengths: dict[Key, float] = {}
        for key, found in counted.items():
            known = [piece for piece in found if piece in self.weights]
            self.lengths[key] = math.sqrt(sum(self.weights[piece] ** 2 for piece in known))
            for piece in known:
                self.places[piece].append(key)
        self.unknown = math.log(1 + len(counted)) + 0.1

    def best(self, text: str) -> Key | None:
        """Return which text is most like this one, or None when none is like it enough or two are as like."""
        ranked = self.ranked(text)[:2]
        if not ranked or ranked[0][0] < LIKE_ENOUGH:
            return None
        if len(ranked) == 2 and ranked[0][0] < MUCH_BETTER * ranked[1][0]:
            return None
        return ranked[0][1]

    def ranked(self, text: str) -> list[tuple[float, Key]]:
        """Return every text that shares something with this one, the most like first, with how like it is (0 to 1)."""
        found, length = pieces(text), 0.0
        scores: dict[Key, float] = defaultdict(float)
        for piece in found:
            weight = self.weights.get(piece, self.unknown / 2)
            length += weight**2
            for key in self.places.get(piece, ()):
                scores[key] += weight**2
        return sorted(
            ((score / (math.sqrt(length) * self.lengths[key]), key) for key, score in scores.items() if length),
            key=lambda one: -one[0],
        )
