"""What plans show on the pages above them: whose turn, what is late, the trail, figures, and history in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from verbeterspoor.foundation import slots
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Attention, Figure, Link, Stop, Tab, Turn
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.models import Finding
from verbeterspoor.trajectories.models import Trajectory

from . import queries
from .choices import ActionStatus, PlanStatus, Progress, ReportStatus, Signal
from .models import Action, Plan

MOST = 25
"""As many as a first page can show; the rest is on the page of progress."""


def url_of(actor: Actor, name: str, thing: Any) -> str:
    """Return the address of a page about a thing."""
    return reverse(f"plans:{name}", kwargs={"gemeente": actor.municipality_slug, "public_id": thing.public_id})


def navigation(actor: Actor) -> list[Tab]:
    """Show an executor the way to their actions."""
    if not actor.has(Role.PARTNER):
        return []
    return [Tab(_("My actions"), reverse("plans:mine", kwargs={"gemeente": actor.municipality_slug}), 15, "mine")]


def tabs(actor: Actor, trajectory: Trajectory) -> list[Tab]:
    """Show the town hall the plan and its progress."""
    if not actor.is_inside:
        return []
    return [
        Tab(_("Plan"), url_of(actor, "plan", trajectory), 30, "plan"),
        Tab(_("Progress"), url_of(actor, "progress", trajectory), 40, "progress"),
    ]


def turns(actor: Actor, now: datetime) -> list[Turn]:
    """Return what waits for somebody: reports to judge, actions to report about, a plan to complete."""
    return [*_to_judge(actor), *_to_report(actor, now), *_to_complete(actor)]


def _to_judge(actor: Actor) -> list[Turn]:
    found = []
    for report in queries.waiting_reports(actor)[:MOST]:
        action, owner = report.action, report.action.organisation or report.action.unit
        found.append(
            Turn(
                title=_("Judge the report of %(owner)s about “%(action)s”") % {"owner": owner, "action": action.title},
                reason=_("%(name)s says: %(progress)s.")
                % {"name": report.reported_by_name, "progress": report.get_progress_display().lower()},
                url=url_of(actor, "judge", action), button=_("Look at it"), since=report.submitted_at,
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


def attention(actor: Actor, now: datetime) -> list[Attention]:
    """Return the first actions that are late, not heard of or at risk, each with its reason."""
    if not actor.is_inside:
        return []
    today = day_of(now)
    found = []
    for signal in Signal:
        actions = queries.visible_actions(actor).with_signal(signal.value, today=today).order_by("due_date", "pk")
        for action in actions[:MOST]:
            reason = dict(queries.signs_of(action, today=today)).get(signal.value, "")
            url = url_of(actor, "action", action)
            found.append(Attention(signal.value, action.title, reason, url, action.plan.trajectory.title))
    return found


def attention_counts(actor: Actor, now: datetime) -> list[tuple[str, int]]:
    """Count the actions per signal, also those that `attention` does not list."""
    if not actor.is_inside:
        return []
    return list(queries.signal_counts(Action.objects.visible_to(actor), today=day_of(now)).items())


def stops(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Stop]]:
    """Return the stops of the plan: started, adopted, and the last action accepted."""
    found: dict[int, list[Stop]] = defaultdict(list)
    accepted = Max("actions__status_since", filter=Q(actions__status=ActionStatus.ACCEPTED))
    plans = Plan.objects.filter(trajectory_id__in=list(trajectory_ids)).annotate(accepted_at=accepted)
    for plan in plans.select_related("trajectory").order_by("pk"):
        url = url_of(actor, "plan", plan.trajectory)
        started = day_of(plan.created_at)
        found[plan.trajectory_id].append(Stop(started, _("Plan started"), plan.title, "done", url))
        if plan.adopted_date:
            found[plan.trajectory_id].append(Stop(plan.adopted_date, _("Plan adopted"), plan.title, "done", url))
        if plan.accepted_at:
            day, where = day_of(plan.accepted_at), url_of(actor, "progress", plan.trajectory)
            found[plan.trajectory_id].append(
                Stop(day, _("Last time an action was accepted"), plan.title, "done", where)
            )
    return found


def figures(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Figure]]:
    """Return how many actions there are, how many are done, and what needs attention."""
    ids = list(trajectory_ids)
    signs = queries.signal_counts_by_trajectory(ids, today=day_of(now))
    urls = {one.pk: url_of(actor, "progress", one) for one in Trajectory.objects.filter(pk__in=ids)}
    found = {}
    for pk, count in queries.counts_by_trajectory(ids).items():
        sentence = ngettext(
            "action at %(owners)s responsible organisations and units",
            "actions at %(owners)s responsible organisations and units",
            count["total"],
        )
        rows = [
            Figure(str(count["total"]), sentence % {"owners": count["owners"]}, urls[pk], 20),
            Figure(str(count["accepted"]), _("accepted"), f"{urls[pk]}?status=accepted", 21),
            Figure(
                str(count["reported_done"]),
                _("reported as done, not judged yet"),
                f"{urls[pk]}?status=reported_done",
                22,
            ),
            Figure(str(count["open"]), _("in progress"), f"{urls[pk]}?status=open", 23),
            Figure(str(count["planned"]), _("planned"), f"{urls[pk]}?status=open", 24),
            Figure(str(count["lapsed"]), _("lapsed"), f"{urls[pk]}?status=lapsed", 25),
        ]
        rows += [
            Figure(str(signs[pk][signal.value]), str(signal.label).lower(), f"{urls[pk]}?signal={signal.value}", 26 + n)
            for n, signal in enumerate(Signal)
            if signs[pk].get(signal.value)
        ]
        found[pk] = [row for row in rows if row.value != "0"]
    return found


def served_by(actor: Actor, finding_ids: Iterable[int]) -> dict[int, list[Link]]:
    """Return per finding the actions that serve it (rule `origins`)."""
    links = list(
        Action.findings.through.objects.filter(finding_id__in=list(finding_ids))
        .select_related("action__organisation", "action__unit")
        .order_by("action__number", "pk")
    )
    served = Action.objects.filter(pk__in=[link.action_id for link in links])
    visible = set(served.visible_to(actor).order_by("pk").values_list("pk", flat=True))
    found: dict[int, list[Link]] = defaultdict(list)
    for link in (one for one in links if one.action_id in visible):
        action = link.action
        note = f"{action.organisation or action.unit or ''} · {action.get_status_display()}"
        found[link.finding_id].append(Link(action.title, url_of(actor, "action", action), note))
    return found


def finding_steps(actor: Actor, finding: Finding) -> list[Link]:
    """Offer a coordinator to add an action for a finding while its plan is being written."""
    trajectory = finding.report.investigation.trajectory
    plan = queries.plan_of(trajectory)
    if not actor.leads or plan is None or plan.status == PlanStatus.ADOPTED:
        return []
    return [Link(_("Add an action"), f"{url_of(actor, 'action_new', trajectory)}?bevinding={finding.public_id}")]


def _noted(sentence: str) -> Any:
    """Tell an event with its note behind it."""

    def tell(event: Any) -> str:
        facts = {"title": event.words.get("title") or _("an action"), "progress": _progress(event)}
        note = event.words.get("note")
        return f"{_(sentence) % facts}{': “' + note + '”' if note else ''}"

    return tell


def _progress(event: Any) -> str:
    code = event.codes.get("progress")
    return str(Progress(code).label).lower() if code in Progress.values else ""


TELLERS = {
    "plans.plan.started": gettext_noop("Plan “%(title)s” started"),
    "plans.plan.adopted": gettext_noop("Plan “%(title)s” adopted"),
    "plans.action.added": gettext_noop("Action “%(title)s” added"),
    "plans.action.changed": gettext_noop("Action “%(title)s” changed"),
    "plans.action.lapsed": gettext_noop("Action “%(title)s” lapsed"),
    "plans.action.reopened": gettext_noop("Action “%(title)s” opened again"),
    "plans.report.submitted": gettext_noop("Progress of “%(title)s” reported: %(progress)s"),
    "plans.report.accepted": gettext_noop("Report about “%(title)s” accepted"),
    "plans.report.returned": gettext_noop("Report about “%(title)s” returned"),
}


def fill() -> None:
    """Fill the slots."""
    slots.provide("navigation", navigation)
    slots.provide("tabs", tabs)
    slots.provide("turns", turns)
    slots.provide("attention", attention)
    slots.provide("attention_counts", attention_counts)
    slots.provide("stops", stops)
    slots.provide("figures", figures)
    slots.provide("served_by", served_by)
    slots.provide("finding_steps", finding_steps)
    for event_type, sentence in TELLERS.items():
        slots.tell_event(event_type, _noted(sentence))
