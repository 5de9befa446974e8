"""What waits for somebody: reports to judge, actions to report about, plans to complete."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Turn
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries
from verbeterspoor.plans.choices import ReportStatus, Signal
from verbeterspoor.plans.models import ProgressReport

from .addresses import MOST, url_of
from .asking import about_copies, in_rounds, without_judge


def turns(actor: Actor, now: datetime) -> list[Turn]:
    """Return what waits for somebody: reports to judge, actions to report about, a plan to complete."""
    asked = [*about_copies(actor), *without_judge(actor, now), *in_rounds(actor, now)]
    reporting = [*_to_report(actor, now), *_to_report_parts(actor, now)] if actor.has(Role.PARTNER) else []
    return [*_to_judge(actor), *asked, *reporting, *_to_complete(actor)]


def _who(report: ProgressReport, owner: object) -> str:
    """Return who says it: the person, or the party with where it was taken from."""
    return f"{owner} ({report.taken_from})" if report.on_behalf else report.reported_by_name


SAID_OF_REPORT = (
    "progress", "on_behalf", "reported_by_name", "source", "source_date", "submitted_at",
    *(f"{thing}__{fact}" for thing in ("action", "part")
      for fact in ("public_id", "title", "organisation__name", "unit__name")),
    "action__plan__trajectory__title", "action__plan__trajectory__public_id",
)  # fmt: skip
"""All that is said of a report that waits."""


def _to_judge(actor: Actor) -> list[Turn]:
    found = []
    for report in queries.waiting_reports(actor).only(*SAID_OF_REPORT)[:MOST]:
        action, thing = report.action, report.part or report.action
        owner = thing.organisation or thing.unit
        found.append(
            Turn(
                title=_("Judge the report of %(owner)s about “%(action)s”") % {"owner": owner, "action": thing.title},
                reason=_("%(name)s says: %(progress)s.")
                % {"name": _who(report, owner), "progress": report.get_progress_display().lower()},
                url=url_of(actor, "part_judge" if report.part else "judge", thing), button=_("Look at it"),
                since=report.submitted_at,
                trajectory=action.plan.trajectory.title, trajectory_id=action.plan.trajectory.public_id,
            )
        )  # fmt: skip
    return found


def _to_report(actor: Actor, now: datetime) -> list[Turn]:
    """Ask an executor for a report when one is due, the due date is near, or the last one was returned."""
    today = day_of(now)
    found = []
    for action in queries.asked_of_executor(actor, today=today)[:MOST]:
        signs = queries.signs_of(action, today=today)
        reason = " ".join(words for _kind, words in signs) or _("Say in two minutes how it is going.")
        if action.last_status == ReportStatus.RETURNED:  # type: ignore[attr-defined]
            reason = _("Your last report was returned: read why, and report again.")
        is_late = any(kind == Signal.LATE for kind, _words in signs)
        found.append(
            Turn(
                title=_("Report how “%(action)s” is going") % {"action": action.title}, reason=reason, is_late=is_late,
                url=url_of(actor, "report", action), button=_("Report progress"), due=action.due_date,
                trajectory=action.plan.trajectory.title, trajectory_id=action.plan.trajectory.public_id,
            )
        )  # fmt: skip
    return found


def _to_report_parts(actor: Actor, now: datetime) -> list[Turn]:
    """Ask a contributing partner for a report when its part is nearly due, or its last report was returned."""
    today = day_of(now)
    found = []
    for part in queries.asked_of_contributor(actor, today=today)[:MOST]:
        reason = _("You contribute this part of “%(action)s”.") % {"action": part.action.title}
        if part.last_status == ReportStatus.RETURNED:  # type: ignore[attr-defined]
            reason = _("Your last report was returned: read why, and report again.")
        plan = part.action.plan
        found.append(
            Turn(
                title=_("Report how “%(action)s” is going") % {"action": part.title}, reason=reason,
                url=url_of(actor, "part_report", part), button=_("Report progress"), due=part.due_date,
                is_late=part.due_date is not None and part.due_date < today,
                trajectory=plan.trajectory.title, trajectory_id=plan.trajectory.public_id,
            )
        )  # fmt: skip
    return found


def _to_complete(actor: Actor) -> list[Turn]:
    """Ask a coordinator to complete and adopt the plans that are still being written."""
    if not actor.leads:
        return []
    found = []
    for draft in queries.drafts_with_gaps(actor, MOST):
        plan = draft.plan
        found.append(
            Turn(
                title=_("Complete the plan “%(plan)s”") % {"plan": plan.title}, reason=_what_is_missing(draft),
                url=url_of(actor, "plan", plan.trajectory), button=_("Open the plan"), since=plan.created_at,
                trajectory=plan.trajectory.title, trajectory_id=plan.trajectory.public_id,
            )
        )  # fmt: skip
    return found


def _what_is_missing(draft: queries.Draft) -> str:
    """Say what keeps a plan from being adopted, or what is worth a look before it is."""
    if not draft.number_of_actions:
        return _("There are no actions yet. Start with the first one.")
    said = []
    if draft.incomplete:
        said.append(
            ngettext(
                "%(number)s action still lacks something.", "%(number)s actions still lack something.", draft.incomplete
            ) % {"number": draft.incomplete}
        )  # fmt: skip
    if draft.unserved:
        said.append(
            ngettext(
                "%(number)s point to improve has no action yet.", "%(number)s points to improve have no action yet.",
                draft.unserved,
            ) % {"number": draft.unserved}
        )  # fmt: skip
    return " ".join(said) or _("Nothing is missing: the plan can be adopted.")
