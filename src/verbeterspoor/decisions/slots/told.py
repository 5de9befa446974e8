"""History of decisions in words: one sentence per type of event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

TELLERS = {
    "decisions.proposal.started": gettext_noop("Proposal “%(title)s” started"),
    "decisions.body.kept": gettext_noop("Rules of “%(title)s” kept"),
    "decisions.meeting.planned": gettext_noop("%(number)s meetings of “%(body)s” planned, the first on %(first)s"),
    "decisions.meeting.moved": gettext_noop("Meeting “%(title)s” moved"),
    "decisions.meeting.held": gettext_noop("Meeting “%(title)s” took place"),
    "decisions.meeting.cancelled": gettext_noop("Meeting “%(title)s” cancelled"),
    "decisions.meetings.imported": gettext_noop(
        "Calendar of “%(title)s” taken over: %(new)s new, %(moved)s moved, %(cancelled)s cancelled"
    ),
    "decisions.proposal.planned": gettext_noop("Proposal “%(title)s” planned in the meeting of %(day)s"),
    "decisions.proposal.unplanned": gettext_noop("Proposal “%(title)s” taken off the agenda"),
    "decisions.proposal.replanned": gettext_noop("The meeting of proposal “%(title)s” was cancelled"),
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
