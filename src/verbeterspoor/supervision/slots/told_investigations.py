"""History in words: the life of an investigation, its reports, heightened supervision, and a term that was moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from verbeterspoor.foundation import dates
from verbeterspoor.supervision.choices import InvestigationStatus

from .told import told


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


def _acted(event: Any) -> str:
    """Tell an act of heightened supervision: what, about whom, which extension, and the reason."""
    said = {
        "impose": _("Heightened supervision of %(who)s imposed"),
        "extend": _("Heightened supervision of %(who)s extended"),
        "lift": _("Heightened supervision of %(who)s lifted"),
    }[event.codes["kind"]] % {"who": event.words.get("title", "")}
    if event.codes["kind"] == "extend" and event.codes["time"] > 1:
        said = _("%(moved)s (time %(time)s)") % {"moved": said, "time": event.codes["time"]}
    return f"{said}: “{event.words['note']}”" if event.words.get("note") else said


TELLERS = {
    "supervision.period.acted": _acted,
    "supervision.report.replaced": told(lambda: _("Newer version of a report registered"), "note", "title"),
    "supervision.report.answered": told(lambda: _("Response to a report registered"), "note", "title"),
    "supervision.report.round_opened": told(lambda: _("The body asks for a response"), "title"),
    "supervision.report.round_answered": told(lambda: _("The municipality responded"), "note", "title"),
    "supervision.report.fact_disputed": told(lambda: _("A fact called wrong"), "note", "title"),
    "supervision.report.fact_answered": told(lambda: _("Answer of the body about a fact"), "note", "title"),
    "supervision.finding.answered": told(lambda: _("Finding answered"), "note", "text"),
    "supervision.finding.moved": told(lambda: _("Finding moved below another"), "text"),
    "supervision.finding.withdrawn": told(lambda: _("Finding withdrawn, registered by mistake"), "note", "text"),
    "supervision.finding.restored": told(lambda: _("Finding stands again"), "note", "text"),
    "supervision.term.extended": _extended,
    "supervision.investigation.moved": _moved(lambda: _("Investigation took a step")),
    "supervision.investigation.step_corrected": _moved(lambda: _("Step of an investigation corrected")),
    "supervision.investigation.step_taken_back": _moved(lambda: _("Step of an investigation taken back")),
    "supervision.investigation.changed": lambda event: _("Investigation changed"),
}
