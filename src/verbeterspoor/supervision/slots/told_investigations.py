"""History in words: the life of an investigation, and a term that was moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from verbeterspoor.foundation import dates
from verbeterspoor.supervision.choices import InvestigationStatus


def _moved(sentence: Callable[[], str]) -> Callable[[Any], str]:
    """Tell a step with the status it leads to, and the reason that was written."""

    def tell(event: Any) -> str:
        code = event.codes.get("to", "")
        status = InvestigationStatus(code).label if code in InvestigationStatus.values else code
        said = f"{sentence()}: {status}"
        return f"{said} (“{event.words['note']}”)" if event.words.get("note") else said

    return tell


def _extended(event: Any) -> str:
    """Tell how often a term was moved, from which day to which, and whether it had ended by then."""
    days = {name: dates.said_without_weekday(date.fromisoformat(event.codes[name])) for name in ("from", "to")}
    said = _("Term moved from %(from)s to %(to)s") % days
    if event.codes["after_the_end"]:
        said = _("%(moved)s, after it had ended") % {"moved": said}
    if event.codes["time"] > 1:
        said = _("%(moved)s (time %(time)s)") % {"moved": said, "time": event.codes["time"]}
    return f"{said}: “{event.words['note']}”" if event.words.get("note") else said


TELLERS = {
    "supervision.term.extended": _extended,
    "supervision.investigation.moved": _moved(lambda: _("Investigation took a step")),
    "supervision.investigation.step_corrected": _moved(lambda: _("Step of an investigation corrected")),
    "supervision.investigation.step_taken_back": _moved(lambda: _("Step of an investigation taken back")),
    "supervision.investigation.changed": lambda event: _("Investigation changed"),
}
