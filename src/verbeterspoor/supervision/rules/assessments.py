"""Who holds a framework against practice, and what a re-test says beside the test before it (rule `scales`)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import AssessmentRefusal, Change, Refusal


@dataclass(frozen=True)
class Place:
    """Where a judgement stands on its scale: lower is better; "not assessed" says nothing."""

    position: int
    is_not_assessed: bool


def can_see_assessment(
    actor: Actor, *, municipality_id: int, is_party: bool, investigating_ids: Collection[int]
) -> bool:
    """Say whether a person sees a test: the town hall, and the body that investigated as long as it takes part.

    Sharing a report shares no test: judgements per expectation go to others with the report itself.
    """
    if municipality_id != actor.municipality_id:
        return False
    own = actor.has(Role.INSPECTOR, Role.AUDITOR) and actor.organisation_ids & set(investigating_ids)
    return bool(actor.is_inside or (is_party and own))


def check_assessment(
    *, assessed_date: date, today: date, same_town: bool, chosen: Collection[int], known: Collection[int]
) -> None:
    """Ask a day that has been, a framework of the own municipality, and expectations that stand in it."""
    if assessed_date > today:
        raise NotAllowed(Refusal.IN_THE_FUTURE.label)
    if not same_town:
        raise NotAllowed(AssessmentRefusal.OTHER_TOWN.label)
    if not chosen:
        raise NotAllowed(AssessmentRefusal.NO_EXPECTATIONS.label)
    if not set(chosen) <= set(known):
        raise NotAllowed(AssessmentRefusal.UNKNOWN_EXPECTATION.label)


def check_retest(*, is_first: bool, all_finished: bool, last_date: date, assessed_date: date) -> None:
    """Let a re-test follow a registered first test, on or after the day of the last test."""
    if not is_first:
        raise NotAllowed(AssessmentRefusal.RETEST_OF_FIRST.label)
    if not all_finished:
        raise NotAllowed(AssessmentRefusal.NOT_FINISHED.label)
    if assessed_date < last_date:
        raise NotAllowed(AssessmentRefusal.BEFORE_FIRST.label)


def check_open(*, is_finished: bool) -> None:
    """Keep a registered test as it is."""
    if is_finished:
        raise NotAllowed(AssessmentRefusal.FINISHED.label)


def check_expectation_judgement(
    *, in_test: bool, on_scale: bool, is_not_assessed: bool, explanation: str, quote: str
) -> None:
    """Ask a value of the scale for an expectation of this test, and the words of the body with every judgement."""
    if not in_test:
        raise NotAllowed(AssessmentRefusal.NOT_IN_THIS_TEST.label)
    if not on_scale:
        raise NotAllowed(AssessmentRefusal.UNKNOWN_VALUE.label)
    if not is_not_assessed and not (explanation.strip() or quote.strip()):
        raise NotAllowed(AssessmentRefusal.NEEDS_EXPLANATION.label)


def change_between(before: Place | None, after: Place | None) -> Change:
    """Say what became of an expectation; without two assessed values nothing can be said."""
    if before is None or after is None or before.is_not_assessed or after.is_not_assessed:
        return Change.UNKNOWN
    if after.position == before.position:
        return Change.SAME
    return Change.IMPROVED if after.position < before.position else Change.WORSENED
