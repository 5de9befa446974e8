"""Versions of a report, what goes along to the next one, rounds of response and wrong facts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.supervision.choices import ErrorAnswer, ReportRefusal, ReportVersion

VERSIONS_AFTER = {
    ReportVersion.DRAFT: (ReportVersion.FINAL, ReportVersion.DRAFT),
    ReportVersion.FINAL: (ReportVersion.CORRECTED,),
    ReportVersion.CORRECTED: (ReportVersion.CORRECTED,),
}
"""Which version can replace which; the usual one comes first."""


def check_can_replace(*, version: str, new_version: str, is_replaced: bool, reason: str) -> None:
    """Let one newer version replace a report: a corrected one with the reason, such as what a court found wrong."""
    if is_replaced:
        raise NotAllowed(ReportRefusal.REPLACED.label)
    if new_version not in VERSIONS_AFTER[ReportVersion(version)]:
        raise NotAllowed(ReportRefusal.WRONG_ORDER.label)
    if new_version == ReportVersion.CORRECTED and not reason.strip():
        raise NotAllowed(ReportRefusal.NEEDS_REASON.label)


def check_carried_over(carried: Collection[int], parents: Mapping[int, int | None]) -> None:
    """Let findings of the replaced report go along, a point below another only together with it (`finding-tree`).

    `parents` says for every finding of the replaced report below which one it stands.
    """
    for pk in carried:
        if pk not in parents:
            raise NotAllowed(ReportRefusal.OTHER_REPORT.label)
        parent = parents[pk]
        if parent is not None and parent not in carried:
            raise NotAllowed(ReportRefusal.CARRY_PARENT.label)


def check_stands(*, is_replaced: bool) -> None:
    """Refuse work on a report that a newer version replaced."""
    if is_replaced:
        raise NotAllowed(ReportRefusal.REPLACED.label)


def check_round(*, asked_date: date, last_day: date, is_open_already: bool, today: date) -> None:
    """Ask for one response at a time, on a day that has been, with a last day after it."""
    if is_open_already:
        raise NotAllowed(ReportRefusal.ROUND_IS_OPEN.label)
    if asked_date > today:
        raise NotAllowed(ReportRefusal.IN_THE_FUTURE.label)
    if last_day < asked_date:
        raise NotAllowed(ReportRefusal.TERM_BEFORE_ASKED.label)


def check_round_answer(*, asked_date: date, answered_date: date, is_answered: bool, today: date) -> None:
    """Let a round be answered once, between the question and today."""
    if is_answered:
        raise NotAllowed(ReportRefusal.ROUND_ANSWERED.label)
    if answered_date > today:
        raise NotAllowed(ReportRefusal.IN_THE_FUTURE.label)
    if answered_date < asked_date:
        raise NotAllowed(ReportRefusal.BEFORE_ASKED.label)


def check_wrong_fact(*, says: str, should_be: str) -> None:
    """Ask of a wrong fact both what the report says and what it should say."""
    if not says.strip() or not should_be.strip():
        raise NotAllowed(ReportRefusal.NEEDS_BOTH.label)


def check_answer_about_fact(*, answer: str, source: str, answered_date: date, today: date) -> None:
    """Register the answer of the body with its source and day (rule `on-behalf`)."""
    if answer == ErrorAnswer.OPEN:
        raise NotAllowed(ReportRefusal.NEEDS_ANSWER.label)
    if not source.strip():
        raise NotAllowed(ReportRefusal.NEEDS_SOURCE.label)
    if answered_date > today:
        raise NotAllowed(ReportRefusal.IN_THE_FUTURE.label)
