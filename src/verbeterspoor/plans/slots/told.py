"""History of plans in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from verbeterspoor.plans.choices import Progress


def told(sentence: str) -> Any:
    """Tell an event with its note behind it."""

    def tell(event: Any) -> str:
        facts = {
            "title": event.words.get("title") or _("an action"),
            "progress": _progress(event),
            "party": event.words.get("party") or _("somebody"),
            "number": event.codes.get("number", ""),
            "part": event.words.get("part") or _("a part"),
        }
        note = event.words.get("note")
        return f"{_(sentence) % facts}{': “' + note + '”' if note else ''}"

    return tell


def _progress(event: Any) -> str:
    code = event.codes.get("progress")
    return str(Progress(code).label).lower() if code in Progress.values else ""


def passed_on(event: Any) -> str:
    """Tell to whom an action went when organisations or units merged."""
    names = {side: event.words.get(side) or _("somebody") for side in ("from", "to")}
    return _("“%(from)s” merged: now of “%(to)s”") % names


TELLERS = {
    "plans.plan.started": gettext_noop("Plan “%(title)s” started"),
    "plans.plan.numbered": gettext_noop("Case number given to plan “%(title)s”"),
    "plans.plan.adopted": gettext_noop("Plan “%(title)s” adopted"),
    "plans.plan.shared": gettext_noop("Plan “%(title)s” shared with %(party)s"),
    "plans.plan.received": gettext_noop("%(party)s received plan “%(title)s”"),
    "plans.plan.link_renewed": gettext_noop("New link mailed for plan “%(title)s”"),
    "plans.plan.link_revoked": gettext_noop("Link to plan “%(title)s” revoked"),
    "plans.action.added": gettext_noop("Action “%(title)s” added"),
    "plans.action.changed": gettext_noop("Action “%(title)s” changed"),
    "plans.action.lapsed": gettext_noop("Action “%(title)s” lapsed"),
    "plans.action.reopened": gettext_noop("Action “%(title)s” opened again"),
    "plans.report.submitted": gettext_noop("Progress of “%(title)s” reported: %(progress)s"),
    "plans.report.accepted": gettext_noop("Report about “%(title)s” accepted"),
    "plans.report.returned": gettext_noop("Report about “%(title)s” returned"),
    "plans.round.opened": gettext_noop("Round “%(title)s” opened"),
    "plans.round.reminded": gettext_noop("Reminded of round “%(title)s”"),
    "plans.round.closed": gettext_noop("Round “%(title)s” closed"),
    "plans.link.revoked": gettext_noop("A link for round “%(title)s” taken back"),
    "plans.link.renewed": gettext_noop("A new link for round “%(title)s” mailed"),
    "plans.report.registered": gettext_noop("Progress of “%(title)s” registered for its executor: %(progress)s"),
    "plans.copy.confirmed": gettext_noop("The executor says that what was registered about “%(title)s” is right"),
    "plans.copy.disputed": gettext_noop("The executor says that what was registered about “%(title)s” is not right"),
}
