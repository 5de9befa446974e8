"""How many findings there are, and of how many it was judged that it got better."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation.slots import Figure
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import queries
from verbeterspoor.supervision.choices import FindingKind, Verdict
from verbeterspoor.trajectories.models import Trajectory

from .addresses import url_of


def figures(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Figure]]:
    """Return how many findings there are, and of how many it was judged that it got better."""
    ids = list(trajectory_ids)
    counts = queries.verdict_counts(actor, ids)
    found = {}
    for trajectory in Trajectory.objects.filter(pk__in=ids).only("public_id"):
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
