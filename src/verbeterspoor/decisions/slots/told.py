"""History of decisions in words: one sentence per type of event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

TELLERS = {
    "decisions.proposal.started": gettext_noop("Proposal “%(title)s” started"),
    "decisions.letter.started": gettext_noop("Letter “%(title)s” started"),
}
"""A sentence may name any word or code of its event; a word that was erased leaves a gap that says so."""


def told(sentence: str) -> Callable[[Any], str]:
    """Tell an event, with its note behind it."""

    def tell(event: Any) -> str:
        facts = defaultdict(lambda: _("(erased)"), {**event.codes, **event.words})
        note = event.words.get("note")
        return f"{_(sentence) % facts}{': “' + note + '”' if note else ''}"

    return tell
