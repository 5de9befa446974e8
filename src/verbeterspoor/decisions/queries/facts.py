"""Facts of a trajectory that can be put into a letter: what is registered, in the words of the municipality."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.models import Letter, LinkedFact
from verbeterspoor.foundation.dates import moment_said, said_without_weekday
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries as plans
from verbeterspoor.supervision import queries as supervision
from verbeterspoor.supervision.choices import FindingKind, ReportVersion, TermStatus
from verbeterspoor.supervision.models import DirectMeasure, Finding, Report
from verbeterspoor.trajectories.models import Trajectory

MOST_TERMS = 10
MOST_LISTED = 60
VALUE = 500


@dataclass(frozen=True)
class KnownFact:
    """One fact: its key, what it is called, the words that stand for it, and the sentence those words stand in.

    A list has its items instead of a sentence; its value says how many there are, with a mark of what they say.
    """

    key: str
    label: str
    value: str
    sentence: str = ""
    items: tuple[str, ...] = field(default=())

    @property
    def html(self) -> str:
        """Return what is put into the text."""
        if self.items:
            return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in self.items) + "</ul>"
        return f"<p>{escape(self.sentence)}</p>"

    @property
    def is_list(self) -> bool:
        """Say whether this is a list."""
        return bool(self.items)

    @property
    def said(self) -> str:
        """Say the value, without the mark of a list."""
        return said_value(self.value)


@dataclass(frozen=True)
class ChangedFact:
    """A fact in a letter of which the trajectory says otherwise now."""

    linked: LinkedFact
    label: str
    now: str
    sentence: str
    can_replace: bool

    @property
    def was(self) -> str:
        """Say what stands in the letter."""
        return said_value(self.linked.value)


def said_value(value: str) -> str:
    """Say the value of a fact, without the mark of a list."""
    return value.split(" #")[0]


def facts_of(actor: Actor, trajectory: Trajectory) -> dict[str, KnownFact]:
    """Return what the trajectory knows and this person may see, by key; words are those of the municipality."""
    with override(settings.LANGUAGE_CODE):
        found = [*_of_report(actor, trajectory), *_of_findings(actor, trajectory), *_of_measures(trajectory),
                 *_of_plan(actor, trajectory), *_of_terms(actor, trajectory)]  # fmt: skip
    return {fact.key: fact for fact in found}


def _of_report(actor: Actor, trajectory: Trajectory) -> Iterator[KnownFact]:
    seen = Report.objects.visible_to(actor).filter(investigation__trajectory=trajectory, replaced_by__isnull=True)
    report = seen.exclude(version=ReportVersion.DRAFT).select_related("investigation").order_by("-dated", "-pk").first()
    if report is None:
        return
    yield KnownFact("report_title", _("Title of the report"), report.title[:VALUE],
                    _("The report is called “%(title)s”.") % {"title": report.title})  # fmt: skip
    bodies = " en ".join(str(body) for body in report.investigation.bodies.all())
    if bodies:
        said = _("The investigation was carried out by %(bodies)s.") % {"bodies": bodies}
        yield KnownFact("inspectorate", _("Who investigated"), bodies[:VALUE], said)
    if report.dated:
        day = said_without_weekday(report.dated)
        yield KnownFact("report_dated", _("Date of the report"), day, _("The report is dated %(day)s.") % {"day": day})
    if report.presented_at:
        moment = moment_said(report.presented_at)
        said = _("The report was presented on %(moment)s.") % {"moment": moment}
        yield KnownFact("report_presented", _("Presented on"), moment, said)


def _of_findings(actor: Actor, trajectory: Trajectory) -> Iterator[KnownFact]:
    standing = Finding.objects.visible_to(actor).filter(report__investigation__trajectory=trajectory).standing()
    counts = dict(standing.order_by().values_list("kind").annotate(number=Count("pk", distinct=True)))
    total = sum(counts.values())
    if not total:
        return
    words = ngettext("%(n)s finding", "%(n)s findings", total) % {"n": total}
    yield KnownFact("findings", _("Number of findings"), words, _("The report holds %(words)s.") % {"words": words})
    for kind, value in _said_kinds(counts):
        said = _("The report names %(words)s.") % {"words": value}
        yield KnownFact(f"findings:{kind}", str(FindingKind(kind).label), value, said)
    tops = standing.filter(parent__isnull=True).order_by("report__dated", "report_id", "position", "pk")
    yield from _list("finding_list", _("List of findings"), tops)
    for kind in counts:
        yield from _list(f"finding_list:{kind}", _("List: %(kind)s") % {"kind": FindingKind(kind).label.lower()},
                         tops.filter(kind=kind))  # fmt: skip


def _said_kinds(counts: dict[str, int]) -> Iterator[tuple[str, str]]:
    said: dict[str, Any] = {
        FindingKind.GOOD_EXAMPLE: lambda n: ngettext("%(n)s good example", "%(n)s good examples", n),
        FindingKind.IMPROVEMENT_POINT: lambda n: ngettext("%(n)s improvement point", "%(n)s improvement points", n),
        FindingKind.RECOMMENDATION: lambda n: ngettext("%(n)s recommendation", "%(n)s recommendations", n),
        FindingKind.CONCLUSION: lambda n: ngettext("%(n)s conclusion", "%(n)s conclusions", n),
    }
    for kind, words in said.items():
        if counts.get(kind):
            yield str(kind), words(counts[kind]) % {"n": counts[kind]}


def _list(key: str, label: str, rows: QuerySet[Any]) -> Iterator[KnownFact]:
    texts = tuple(rows.values_list("text", flat=True)[:MOST_LISTED])
    if texts:
        mark = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:10]
        value = ngettext("a list of %(n)s line", "a list of %(n)s lines", len(texts)) % {"n": len(texts)}
        yield KnownFact(key, label, f"{value} #{mark}", items=texts)


def _of_measures(trajectory: Trajectory) -> Iterator[KnownFact]:
    taken = DirectMeasure.objects.filter(first_impression__investigation__trajectory=trajectory)
    number = taken.count()
    if number:
        words = ngettext("%(n)s direct measure", "%(n)s direct measures", number) % {"n": number}
        said = _("After the first impressions we took %(words)s.") % {"words": words}
        yield KnownFact("measures", _("Number of direct measures"), words, said)
        yield from _list("measure_list", _("List of direct measures"), taken.order_by("taken_date", "pk"))


def _of_plan(actor: Actor, trajectory: Trajectory) -> Iterator[KnownFact]:
    plan = plans.plan_of(trajectory)
    if plan is None:
        return
    if plan.adopted_date:
        day = said_without_weekday(plan.adopted_date)
        said = _("The improvement plan was adopted on %(day)s.") % {"day": day}
        yield KnownFact("plan_adopted", _("Plan adopted on"), day, said)
    actions = plans.visible_actions(actor).filter(plan=plan)
    number = actions.count()
    if number:
        words = ngettext("%(n)s action", "%(n)s actions", number) % {"n": number}
        yield KnownFact("actions", _("Number of actions"), words, _("The plan holds %(words)s.") % {"words": words})
    partners = actions.filter(organisation__isnull=False).order_by().values("organisation_id").distinct().count()
    if partners:
        words = ngettext("%(n)s partner", "%(n)s partners", partners) % {"n": partners}
        said = _("In the plan we work with %(words)s.") % {"words": words}
        yield KnownFact("partners", _("Number of partners"), words, said)


def _of_terms(actor: Actor, trajectory: Trajectory) -> Iterator[KnownFact]:
    known = supervision.terms_of(actor, trajectory)
    running = [(term, term.end_date) for term in known if term.end_date and term.status == TermStatus.OPEN]
    for term, last in running[:MOST_TERMS]:
        day = said_without_weekday(last)
        said = _("%(title)s: at the latest on %(day)s.") % {"title": term.title, "day": day}
        yield KnownFact(f"term:{term.public_id}", term.title[:80], day, said)


def changed_facts(letter: Letter, known: dict[str, KnownFact], texts: list[str]) -> list[ChangedFact]:
    """Return the linked facts of a letter of which the trajectory says otherwise now, unless a person kept them."""
    found = []
    for linked in letter.facts.all():
        fact = known.get(linked.key)
        now = fact.value if fact else ""
        if not rules.says_otherwise(linked, now):
            continue
        place = rules.sentence_with(texts, linked.value)
        label = fact.label if fact else linked.key
        can = bool(place) and fact is not None and not fact.is_list
        found.append(ChangedFact(linked, label, said_value(now), place, can))
    return found
