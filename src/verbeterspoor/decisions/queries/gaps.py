"""What a proposal still needs before it can be submitted, and which of its points were decided."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import FINAL, Disclosure, WritingStep
from verbeterspoor.decisions.models import Outcome, Proposal
from verbeterspoor.organisations.rules import Actor

from .sheet import Sheet, sheet_of


@dataclass(frozen=True)
class Gap:
    """Something that must be filled in: what, on which page of writing, and where on that page."""

    label: str
    step: WritingStep
    key: str = ""


@dataclass(frozen=True)
class Known:
    """Keys of points with an outcome: the decided ones, and all that were before a body."""

    locked: frozenset[int]
    any: frozenset[int]


def outcomes_known(proposal: Proposal) -> Known:
    """Return which points of a proposal were decided, and which have any outcome; one query."""
    rows = Outcome.objects.filter(point__proposal=proposal).values_list("point_id", "kind", "is_current")
    found = list(rows.order_by("pk"))
    locked = frozenset(pk for pk, kind, is_current in found if is_current and kind in FINAL)
    return Known(locked, frozenset(pk for pk, _kind, _is_current in found))


def gaps_of(actor: Actor, proposal: Proposal, sheet: Sheet | None = None) -> list[Gap]:
    """List what is missing before a proposal can be submitted, in the order of its form."""
    sheet = sheet or sheet_of(actor, proposal)
    found = [Gap(line.field.label, rules.step_of(line.field), line.field.key) for line in sheet.missing]
    if proposal.disclosure == Disclosure.SECRET and not proposal.secrecy_id:
        found.append(Gap(_("the ground for secrecy"), WritingStep.HEADER))
    return found
