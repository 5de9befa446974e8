"""Tests, decisions of the council and outcomes on the pages above: figures, stops of the trail, and whose turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation.slots import Figure, Stop, Tab, Turn
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import queries
from verbeterspoor.supervision.choices import Outcome
from verbeterspoor.supervision.models import Assessment
from verbeterspoor.trajectories.models import Trajectory

from .addresses import MOST, url_of


def tabs(actor: Actor, trajectory: Trajectory) -> list[Tab]:
    """Show the page of tests to the town hall, which registers them there, and to whoever else finds one there."""
    if not (actor.is_inside or queries.has_tests_page(actor, trajectory)):
        return []
    return [Tab(_("Tests"), url_of(actor, "tests", trajectory), 25, "tests")]


def figures(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Figure]]:
    """Return how many expectations are met now, of those tested; and what lapsed, was escalated or settled."""
    ids = list(trajectory_ids)
    found: dict[int, list[Figure]] = defaultdict(list)
    firsts = Assessment.objects.visible_to(actor).filter(investigation__trajectory__in=ids, kind="first")
    firsts = firsts.filter(finished_at__isnull=False).select_related("investigation__trajectory").order_by("pk")
    for comparison in queries.comparisons(actor, firsts):
        first, total = comparison.first, len(comparison.lines)
        words = {"total": total, "framework": first.framework_version.framework.title}
        sentence = _("of %(total)s expectations met (%(framework)s)") % words
        if len(comparison.columns) > 1:
            sentence = _("%(said)s; at the first test %(met)s") % {"said": sentence, "met": comparison.columns[0].met}
        url = url_of(actor, "assessment", first)
        found[first.investigation.trajectory_id].append(Figure(str(comparison.met_now), sentence, url, 40, "better"))
    _add_outcomes(found, actor, ids)
    return found


def _add_outcomes(found: dict[int, list[Figure]], actor: Actor, ids: list[int]) -> None:
    """Count findings that lapsed, were escalated or settled: they stay visible."""
    said = {
        Outcome.LAPSED: lambda n: ngettext("finding lapsed, by a decision", "findings lapsed, by a decision", n),
        Outcome.ESCALATED: lambda n: ngettext(
            "finding outside own influence, escalated", "findings outside own influence, escalated", n
        ),
        Outcome.SETTLED: lambda n: ngettext("finding settled by the council", "findings settled by the council", n),
    }
    counts = queries.outcome_counts(actor, ids)
    if not counts:
        return
    for trajectory in Trajectory.objects.filter(pk__in=[pk for pk, _outcome in counts]):
        for order, (outcome, words) in enumerate(said.items()):
            number = counts.get((trajectory.pk, outcome.value), 0)
            if number:
                url = f"{url_of(actor, 'findings', trajectory)}?outcome={outcome.value}"
                found[trajectory.pk].append(Figure(str(number), words(number), url, 50 + order, "better"))


def stops(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Stop]]:
    """Return the stops of registered tests, and of the days on which the council decided about findings."""
    ids = list(trajectory_ids)
    found: dict[int, list[Stop]] = defaultdict(list)
    tests = queries.registered_tests(actor, ids)
    for test, met, total in tests:
        detail = _("%(met)s of %(total)s met") % {"met": met, "total": total}
        url = url_of(actor, "assessment", test)
        stop = Stop(test.assessed_date, str(test.get_kind_display()), detail, "done", url)
        found[test.investigation.trajectory_id].append(stop)
    decided = queries.days_of_decision(actor, ids)
    known = Trajectory.objects.in_bulk({trajectory for trajectory, *_rest in decided})
    for trajectory, day, number, count in decided:
        detail = ngettext("%(count)s finding, decision %(number)s", "%(count)s findings, decision %(number)s", count)
        words = {"count": count, "number": number}
        url = url_of(actor, "findings", known[trajectory])
        found[trajectory].append(Stop(day, _("Council decided"), detail % words, "done", url))
    return found


def turns(actor: Actor, now: datetime) -> list[Turn]:
    """Ask whoever registers tests to finish those that are open."""
    if not actor.leads:
        return []
    found = []
    for test, left in queries.unfinished(actor)[:MOST]:
        trajectory = test.investigation.trajectory
        words = {"kind": test.get_kind_display(), "framework": test.framework_version}
        reason = ngettext(
            "%(count)s expectation has no judgement yet.", "%(count)s expectations have no judgement yet.", left
        )
        found.append(Turn(
            title=_("%(kind)s: %(framework)s") % words, since=test.registered_at, trajectory=trajectory.title,
            reason=reason % {"count": left} if left else _("Everything has been filled in: register the test."),
            url=url_of(actor, "assessment", test.first or test), button=_("Open the test"),
            trajectory_id=trajectory.public_id,
        ))  # fmt: skip
    return found
