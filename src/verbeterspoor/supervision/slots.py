"""What supervision shows on the pages above it: terms and whose turn, the trail, figures, papers, history in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation import dates, slots
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Figure, Stop, Tab, Turn, Upcoming
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from . import queries
from .choices import FindingKind, TermKind, TermStatus, Verdict
from .models import FirstImpression, Investigation, Report, Term

MOST = 25
DAYS_AHEAD = 30
"""A term of the municipality itself waits for its coordinator from a month before its last day."""


def url_of(actor: Actor, name: str, thing: Any) -> str:
    """Return the address of a page about a thing."""
    return reverse(f"supervision:{name}", kwargs={"gemeente": actor.municipality_slug, "public_id": thing.public_id})


def tabs(actor: Actor, trajectory: Trajectory) -> list[Tab]:
    """Show the pages of findings, terms and papers to whoever finds something there."""
    found = []
    if queries.has_findings_page(actor, trajectory):
        found.append(Tab(_("Report and findings"), url_of(actor, "findings", trajectory), 20, "findings"))
    if queries.has_terms_page(actor, trajectory):
        found.append(Tab(_("Terms"), url_of(actor, "terms", trajectory), 50, "terms"))
    if queries.has_papers_page(actor, trajectory):
        found.append(Tab(_("Papers"), url_of(actor, "papers", trajectory), 70, "papers"))
    return found


def turns(actor: Actor, now: datetime) -> list[Turn]:
    """Ask a coordinator about terms of the municipality that come near, and about terms that count from nowhere yet."""
    if not actor.leads:
        return []
    today = day_of(now)
    due = queries.due_terms(actor, today=today, days=DAYS_AHEAD).exclude(kind=TermKind.EVENT, end_date__gte=today)
    found = [_turn(actor, term, today) for term in due[:MOST]]
    loose = Term.objects.visible_to(actor).filter(
        status=TermStatus.OPEN, amount__isnull=False, anchor_date__isnull=True
    )
    for term in loose.select_related("trajectory").order_by("pk")[:MOST]:
        reason = _("“%(said)s”: choose the day it counts from.") % {"said": term.said or term.title}
        found.append(_turn_about(actor, term, reason, _("Choose the day")))
    return found


def _turn(actor: Actor, term: Term, today: date) -> Turn:
    """Say until when a term runs, or how many days ago it ended."""
    assert term.end_date is not None
    is_late = term.end_date < today
    reason = (
        _("The last day was %(day)s.") % {"day": dates.said(term.end_date)}
        if is_late
        else dates.term_said(term.end_date, said_as_before=term.is_before)
    )
    return _turn_about(actor, term, reason, _("Open the term"), due=term.end_date, is_late=is_late)


def _turn_about(actor: Actor, term: Term, reason: str, button: str, **more: Any) -> Turn:
    return Turn(
        title=term.title, reason=reason, url=url_of(actor, "term", term), button=button,
        trajectory=term.trajectory.title, trajectory_id=term.trajectory.public_id, **more,
    )  # fmt: skip


def terms(actor: Actor, today: date) -> list[Upcoming]:
    """Return the dates to come that this person may see."""
    coming = queries.open_terms(actor).filter(end_date__gte=today)[:MOST]
    return [
        Upcoming(
            day=day_of(term.at) if term.at else term.end_date or today, label=term.title,
            url=url_of(actor, "term", term), at=term.at, owner=term.owner, trajectory=term.trajectory.title,
        )
        for term in coming
    ]  # fmt: skip


FITS_ABOVE_A_STOP = 22
"""So many characters of what was said stand above a stop of the trail; else its day does."""


def stops(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Stop]]:
    """Return the stops of investigations, reports, first impressions and terms."""
    ids, today = list(trajectory_ids), day_of(now)
    found: dict[int, list[Stop]] = defaultdict(list)
    if actor.is_inside:
        _add_starts(found, actor, ids, today)
    reports = Report.objects.visible_to(actor).filter(investigation__trajectory_id__in=ids)
    for report in reports.select_related("investigation__trajectory"):
        trajectory = report.investigation.trajectory
        day = day_of(report.presented_at) if report.presented_at else report.dated
        said = dates.moment_said(report.presented_at) if report.presented_at else ""
        url = url_of(actor, "findings", trajectory)
        found[trajectory.pk].append(_stop(day, _("Report"), report.title, today, url, said))
    for term in queries.with_owner(Term.objects.visible_to(actor).filter(trajectory_id__in=ids)):
        found[term.trajectory_id].append(_stop_of_term(actor, term))
    return found


def _add_starts(found: dict[int, list[Stop]], actor: Actor, ids: list[int], today: date) -> None:
    """Add when investigations started and what was told first: for the town hall, nobody else."""
    for one in Investigation.objects.filter(trajectory_id__in=ids).select_related("trajectory"):
        url = url_of(actor, "findings", one.trajectory)
        label = _("Investigation started")
        found[one.trajectory_id].append(_stop(one.started_date, label, one.title, today, url, one.started_text))
    impressions = FirstImpression.objects.filter(investigation__trajectory_id__in=ids)
    for impression in impressions.select_related("investigation__trajectory"):
        trajectory = impression.investigation.trajectory
        url = url_of(actor, "findings", trajectory)
        stop = _stop(impression.told_date, _("First impressions"), impression.text, today, url, impression.told_text)
        found[trajectory.pk].append(stop)


def _stop(day: date | None, label: str, detail: str, today: date, url: str, day_text: str = "") -> Stop:
    """Return a stop that has been when its day has."""
    state = "future" if day is not None and day > today else "done"
    return Stop(day, label, detail, state, url, day_text)


def _stop_of_term(actor: Actor, term: Term) -> Stop:
    """Return the stop of a term: done when it is closed, whatever the day."""
    state = "future" if term.status == TermStatus.OPEN else "done"
    day = day_of(term.at) if term.at else term.end_date
    detail = f"{term.owner}: {term.get_status_display()}" if term.owner else str(term.get_status_display())
    is_minor = term.kind not in {TermKind.EVALUATION, TermKind.DEADLINE} and term.at is None
    said = term.said if day is None or len(term.said) <= FITS_ABOVE_A_STOP else ""
    return Stop(day, term.title, detail, state, url_of(actor, "term", term), said, is_minor)


def figures(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Figure]]:
    """Return how many findings there are, and of how many it was judged that it got better."""
    ids = list(trajectory_ids)
    counts = queries.verdict_counts(actor, ids)
    found = {}
    for trajectory in Trajectory.objects.filter(pk__in=ids):
        count = counts.get(trajectory.pk)
        if count:
            found[trajectory.pk] = _figures(count, url_of(actor, "findings", trajectory))
    return found


def _figures(count: dict[str, int], url: str) -> list[Figure]:
    """Tell the kinds of finding, and the verdicts on those that ask for better."""
    kinds = [
        (FindingKind.GOOD_EXAMPLE, lambda n: ngettext("good example", "good examples", n)),
        (FindingKind.IMPROVEMENT_POINT, lambda n: ngettext("improvement point", "improvement points", n)),
        (FindingKind.RECOMMENDATION, lambda n: ngettext("recommendation", "recommendations", n)),
        (FindingKind.CONCLUSION, lambda n: ngettext("conclusion", "conclusions", n)),
    ]
    named = [f"{count[kind]} {words(count[kind])}" for kind, words in kinds if count.get(kind)]
    sentence = ngettext("finding: %(kinds)s", "findings: %(kinds)s", count["all"]) % {"kinds": ", ".join(named)}
    rows = [Figure(str(count["all"]), sentence, url, 10)]
    asked = sum(number for name, number in count.items() if name.startswith("verdict_"))
    for order, verdict in enumerate(Verdict):
        number = count.get(f"verdict_{verdict.value}", 0)
        if number:
            label = _("of %(asked)s: %(verdict)s") % {"asked": asked, "verdict": verdict.label.lower()}
            rows.append(Figure(str(number), label, url, 30 + order, "better"))
    return rows


def _told(sentence: Callable[[], str], *names: str) -> Callable[[Any], str]:
    """Tell an event with the words that are still there."""

    def tell(event: Any) -> str:
        said = next((event.words[name] for name in names if event.words.get(name)), "")
        return f"{sentence()}: “{said}”" if said else sentence()

    return tell


TELLERS = {
    "supervision.investigation.opened": _told(lambda: _("Investigation registered"), "title"),
    "supervision.report.added": _told(lambda: _("Report registered"), "title"),
    "supervision.finding.registered": _told(lambda: _("Finding registered"), "text", "title"),
    "supervision.finding.changed": _told(lambda: _("Finding changed"), "text", "to", "title"),
    "supervision.finding.also_found": _told(lambda: _("Finding also stands in another report"), "title"),
    "supervision.finding.judged": _told(lambda: _("Finding judged"), "note", "explanation", "body"),
    "supervision.first_impression.noted": _told(lambda: _("First impression noted"), "text"),
    "supervision.direct_measure.taken": _told(lambda: _("Direct measure registered"), "text"),
    "supervision.direct_measure.linked": _told(lambda: _("Direct measure linked to findings"), "text"),
    "supervision.term.registered": _told(lambda: _("Term registered"), "title"),
    "supervision.term.anchored": _told(lambda: _("Day chosen that a term counts from"), "title"),
    "supervision.term.met": _told(lambda: _("Term met"), "title"),
    "supervision.term.lapsed": _told(lambda: _("Term lapsed"), "title"),
    "supervision.term.reopened": _told(lambda: _("Term opened again"), "title"),
}


def fill() -> None:
    """Fill the slots."""
    slots.provide("tabs", tabs)
    slots.provide("turns", turns)
    slots.provide("terms", terms)
    slots.provide("stops", stops)
    slots.provide("figures", figures)
    for event_type, words in TELLERS.items():
        slots.tell_event(event_type, words)
