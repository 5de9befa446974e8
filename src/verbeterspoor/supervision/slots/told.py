"""History in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _


def told(sentence: Callable[[], str], *names: str) -> Callable[[Any], str]:
    """Tell an event with the words that are still there."""

    def tell(event: Any) -> str:
        said = next((event.words[name] for name in names if event.words.get(name)), "")
        return f"{sentence()}: “{said}”" if said else sentence()

    return tell


def passed_on(event: Any) -> str:
    """Tell to whom something went when bodies or units merged."""
    names = {side: event.words.get(side) or _("somebody") for side in ("from", "to")}
    return _("“%(from)s” merged: now of “%(to)s”") % names


TELLERS = {
    "supervision.finding.readdressed": passed_on,
    "supervision.term.passed_on": passed_on,
    "supervision.period.passed_on": passed_on,
    "supervision.investigation.passed_on": passed_on,
    "supervision.investigation.opened": told(lambda: _("Investigation registered"), "title"),
    "supervision.report.added": told(lambda: _("Report registered"), "title"),
    "supervision.report.numbered": told(lambda: _("Case number given to report"), "to"),
    "supervision.finding.registered": told(lambda: _("Finding registered"), "text", "title"),
    "supervision.finding.changed": told(lambda: _("Finding changed"), "text", "to", "title"),
    "supervision.finding.also_found": told(lambda: _("Finding also stands in another report"), "title"),
    "supervision.finding.judged": told(lambda: _("Finding judged"), "note", "explanation", "body"),
    "supervision.first_impression.noted": told(lambda: _("First impression noted"), "text"),
    "supervision.direct_measure.taken": told(lambda: _("Direct measure registered"), "text"),
    "supervision.direct_measure.linked": told(lambda: _("Direct measure linked to findings"), "text"),
    "supervision.term.registered": told(lambda: _("Term registered"), "title"),
    "supervision.term.anchored": told(lambda: _("Day chosen that a term counts from"), "title"),
    "supervision.term.met": told(lambda: _("Term met"), "title"),
    "supervision.term.lapsed": told(lambda: _("Term lapsed"), "title"),
    "supervision.term.reopened": told(lambda: _("Term opened again"), "title"),
}
