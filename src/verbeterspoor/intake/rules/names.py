"""Recognise a known organisation or unit in the words of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

ARTICLE = re.compile(r"^(?:de|het|een|onze|uw)\s+")
SEVERAL = re.compile(r"[,;/]|\b(?:en|of|with|and)\b")
CALLED = {"inspectorate": ("inspectie", "inspecties"), "audit_office": ("rekenkamer", "rekenkamercommissie")}
"""How a document calls the one body that investigates in a trajectory, by the role of that party."""
BODY_WORDS = (("rekenkamer", "Rekenkamer"), ("toezicht sociaal domein", "Toezicht Sociaal Domein"))
AUDITORS = re.compile(r"rekenkamer|audit", re.IGNORECASE)


def plain(name: str) -> str:
    """Fold a name so that the same body has the same spelling."""
    return ARTICLE.sub("", " ".join(name.lower().split()).strip(" .,:;"))


def recognise(text: str, known: Iterable[tuple[Any, str, str]]) -> Any | None:
    """Return the one thing of (thing, name, short name) that a text names, or None when none or several fit."""
    wanted = plain(text)
    if not wanted or SEVERAL.search(wanted):
        return None
    rows = list(known)
    for fits in (
        lambda name: name == wanted,
        lambda name: name.startswith(f"{wanted} ") or wanted.startswith(f"{name} "),
        lambda name: wanted.endswith(f" {name}"),
    ):
        hits = [thing for thing, name, short in rows if any(fits(plain(one)) for one in (name, short) if one)]
        if len(hits) == 1:
            return hits[0]
    return None


def guess_body(outcome: Mapping[str, Any]) -> str:
    """Return the body that made a report, as far as the document names it; a person decides."""
    for field in outcome.get("fields", ()):
        if field["key"] == "publisher":
            return re.sub(r"^(uitgave|uitgever)\s*:?\s*", "", field["value"], flags=re.IGNORECASE)
    if not outcome.get("findings"):
        return ""
    spoken = f"{outcome.get('kind')} {outcome.get('subject')} {outcome['findings'][0].get('text')}".lower()
    spoken = spoken.replace("court_of_audit", "rekenkamer")
    return next((name for word, name in BODY_WORDS if word in spoken), "")


def is_auditor(name: str) -> bool:
    """Say whether a body is an audit office, by its name."""
    return bool(AUDITORS.search(name))
