"""The stops of investigations, reports, first impressions and heightened supervision."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from verbeterspoor.foundation import dates
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Stop
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import queries
from verbeterspoor.supervision.choices import InvestigationStep, PeriodStep, ReportVersion
from verbeterspoor.supervision.models import FirstImpression, Investigation, Report, StatusChange

from .addresses import url_of

Found = dict[int, list[Stop]]
OWN_STOP = frozenset({
    InvestigationStep.ANNOUNCE, InvestigationStep.ASK_RESPONSE, InvestigationStep.FOLLOW, InvestigationStep.CLOSE,
    InvestigationStep.STOP,
})  # fmt: skip
"""Steps that stand on the trail by themselves; of the others the start or the report does."""


def stop_on(day: date | None, label: str, detail: str, today: date, url: str, day_text: str = "") -> Stop:
    """Return a stop that has been when its day has."""
    state = "future" if day is not None and day > today else "done"
    return Stop(day, label, detail, state, url, day_text)


def add_starts(found: Found, actor: Actor, ids: list[int], today: date) -> None:
    """Add when investigations started and what was told first: for the town hall, nobody else."""
    for one in Investigation.objects.filter(trajectory_id__in=ids).select_related("trajectory"):
        url = url_of(actor, "investigation", one)
        label = _("Investigation started")
        found[one.trajectory_id].append(stop_on(one.started_date, label, one.title, today, url, one.started_text))
    impressions = FirstImpression.objects.filter(investigation__trajectory_id__in=ids)
    for impression in impressions.select_related("investigation__trajectory"):
        url = url_of(actor, "investigation", impression.investigation)
        stop = stop_on(impression.told_date, _("First impressions"), impression.text, today, url, impression.told_text)
        found[impression.investigation.trajectory_id].append(stop)


def add_steps(found: Found, actor: Actor, ids: list[int], today: date) -> None:
    """Add the dated steps of investigations that no other stop shows."""
    changes = StatusChange.objects.filter(
        investigation__trajectory_id__in=ids, taken_back_at__isnull=True, happened_date__isnull=False, step__in=OWN_STOP
    )
    for change in changes.select_related("investigation").order_by("pk"):
        label = _("Investigation: %(status)s") % {"status": change.get_status_display().lower()}
        url = url_of(actor, "investigation", change.investigation)
        stop = Stop(
            change.happened_date, label, change.investigation.title, "done", url, change.happened_text, is_minor=True
        )
        found[change.investigation.trajectory_id].append(stop)


def add_reports(found: Found, actor: Actor, ids: list[int], today: date) -> None:
    """Add the reports; where a trajectory has more of them each says which it is: whose, or which version."""
    reports = list(
        Report.objects.visible_to(actor).filter(investigation__trajectory_id__in=ids)
        .select_related("investigation").order_by("dated", "pk")
    )  # fmt: skip
    if len(reports) > 1:  # one report is not told apart from others by whose it is
        prefetch_related_objects(reports, "investigation__bodies", "investigation__units")
    for report, label in zip(reports, labels_of(reports), strict=True):
        day = day_of(report.presented_at) if report.presented_at else report.dated
        said = dates.moment_said(report.presented_at) if report.presented_at else ""
        stop = stop_on(day, label, report.title, today, url_of(actor, "report", report), said)
        found[report.investigation.trajectory_id].append(stop)


def labels_of(reports: list[Report]) -> list[str]:
    """Return a label per report, different from the others of its trajectory: by version, then body, then number."""
    named = [(report.investigation.trajectory_id, version_said(report)) for report in reports]
    often = Counter(named)
    named = [
        (where, f"{label} {by_whom(report)}" if often[where, label] > 1 else label)
        for report, (where, label) in zip(reports, named, strict=True)
    ]
    often, seen = Counter(named), Counter[tuple[int, str]]()
    labels = []
    for name in named:
        seen[name] += 1
        labels.append(f"{name[1]} ({seen[name]})" if often[name] > 1 else name[1])
    return labels


def version_said(report: Report) -> str:
    """Say which version a report is, as a stop of the trail."""
    if report.version == ReportVersion.DRAFT:
        return _("Draft report")
    return _("Corrected report") if report.version == ReportVersion.CORRECTED else _("Report")


def by_whom(report: Report) -> str:
    """Say whose report it is, in few letters."""
    bodies = [body.short_name or body.name for body in report.investigation.bodies.all()]
    return ", ".join([*bodies, *(unit.name for unit in report.investigation.units.all())])


def add_periods(found: Found, actor: Actor, ids: list[int], today: date) -> None:
    """Add every act of heightened supervision, and the day on which it ends unless somebody acts."""
    said = {
        PeriodStep.IMPOSE: pgettext("supervision", "Heightened supervision imposed"),
        PeriodStep.EXTEND: pgettext("supervision", "Heightened supervision extended"),
        PeriodStep.LIFT: pgettext("supervision", "Heightened supervision lifted"),
    }
    for period in queries.periods(actor).filter(trajectory_id__in=ids):
        url = url_of(actor, "period", period)
        for told in queries.acts_told(period):
            label = said[PeriodStep(told.act.kind)]
            if told.number > 1 and told.act.kind == PeriodStep.EXTEND:
                label = _("%(label)s (time %(number)s)") % {"label": label, "number": told.number}
            detail = f"{period.subject}: {told.act.reason}"
            is_minor = told.act.kind == PeriodStep.EXTEND
            stop = Stop(told.act.acted_date, label, detail, "done", url, is_minor=is_minor)
            found[period.trajectory_id].append(stop)
        if period.lifted_date is None and period.until_date is not None:
            label, state = _("Heightened supervision ends"), "future" if period.until_date > today else "current"
            found[period.trajectory_id].append(Stop(period.until_date, label, period.subject, state, url))
