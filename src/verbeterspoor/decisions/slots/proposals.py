"""What proposals show above them: whose turn it is to write, and the stops on the trail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.decisions import queries
from verbeterspoor.decisions.choices import Disclosure, ProposalStatus
from verbeterspoor.decisions.models import Proposal
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Link, Stop, Turn
from verbeterspoor.organisations.rules import Actor, manages_people

MOST = 5
"""So many proposals somebody is asked to write on at once; the list has them all."""


def url_of(actor: Actor, proposal: Proposal) -> str:
    """Return the address of a proposal."""
    return reverse("decisions:proposal", kwargs={"gemeente": actor.municipality_slug, "public_id": proposal.public_id})


def writing_turns(actor: Actor, now: datetime) -> list[Turn]:
    """Ask an author to go on with the proposals that are still being written, the most urgent first."""
    today = day_of(now)
    return [
        Turn(
            title=_("Write on in “%(proposal)s”") % {"proposal": proposal.subject},
            reason=_said(number), url=url_of(actor, proposal), button=_("Open the proposal"), due=proposal.latest_date,
            since=proposal.status_since, trajectory=proposal.trajectory.title,
            is_late=proposal.latest_date is not None and proposal.latest_date < today,
            trajectory_id=proposal.trajectory.public_id,
        )
        for proposal, number in queries.drafts_of(actor, MOST)
    ]  # fmt: skip


def _said(number: int) -> str:
    if not number:
        return _("Nothing is missing: it can be submitted.")
    return ngettext("%(n)s thing is still missing.", "%(n)s things are still missing.", number) % {"n": number}


def proposal_stops(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Stop]]:
    """Return when proposals about these trajectories were submitted, or must be handled."""
    found: dict[int, list[Stop]] = defaultdict(list)
    seen = Proposal.objects.visible_to(actor).filter(trajectory_id__in=list(trajectory_ids))
    waits = Q(status=ProposalStatus.DRAFT, latest_date__isnull=False)
    for one in seen.filter(Q(submitted_at__isnull=False) | waits).order_by("pk"):
        title = _("Closed item") if one.disclosure == Disclosure.SECRET else one.subject
        if one.status == ProposalStatus.DRAFT:
            label, day, state = _("Decision needed at the latest"), one.latest_date, "future"
        elif one.submitted_at:
            label, day, state = _("Proposal submitted"), day_of(one.submitted_at), "done"
        found[one.trajectory_id].append(Stop(day, label, title, state, url_of(actor, one)))
    return found


def forms_administration(actor: Actor) -> list[Link]:
    """Lead an administrator to the forms of the municipality."""
    if not manages_people(actor):
        return []
    url = reverse("decisions:templates", kwargs={"gemeente": actor.municipality_slug})
    return [Link(_("Forms"), url, _("On which forms proposals, letters and notes are written."))]
