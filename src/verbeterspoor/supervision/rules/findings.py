"""The tree of findings, and who sees a finding."""

from __future__ import annotations

from collections.abc import Collection

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import FindingRefusal, Refusal

from .investigations import can_see_report


def check_parent(*, report_id: int, parent_report_id: int | None) -> None:
    """Keep a tree of findings within one report (rule `finding-tree`)."""
    if parent_report_id is not None and parent_report_id != report_id:
        raise NotAllowed(Refusal.OTHER_REPORT.label)


def can_see_finding(
    actor: Actor,
    *,
    municipality_id: int,
    is_party: bool,
    investigating_ids: Collection[int],
    is_shared: bool,
    is_draft: bool,
) -> bool:
    """Say whether a person sees a finding: the town hall, the body that made it, and who got the report.

    A report that is still a draft is shown to nobody else, also when it was shared. A partner reads the findings that
    its own actions serve on the page of that action.
    """
    return can_see_report(
        actor, municipality_id=municipality_id, is_party=is_party, investigating_ids=investigating_ids,
        is_shared=is_shared, is_draft=is_draft,
    )  # fmt: skip


DEEPEST = 3
"""Findings stand at most so many deep (1, 1a, 1a.i)."""


def check_new_parent(*, below: Collection[int], parent_id: int | None, parent_depth: int, height: int) -> None:
    """Let a finding move below another, never below itself, and never too deep (rule `finding-tree`).

    `below` are the finding and everything under it, `parent_depth` how deep the new parent stands (1 is on top), and
    `height` how many levels move along.
    """
    if parent_id is not None and parent_id in below:
        raise NotAllowed(FindingRefusal.BELOW_ITSELF.label)
    if parent_depth + height > DEEPEST:
        raise NotAllowed(FindingRefusal.TOO_DEEP.label)


def check_can_withdraw(*, is_withdrawn: bool, has_points: bool, reason: str) -> None:
    """Let a finding that was registered by mistake be withdrawn with the reason, points below it first."""
    if is_withdrawn:
        raise NotAllowed(FindingRefusal.WITHDRAWN.label)
    if has_points:
        raise NotAllowed(FindingRefusal.HAS_POINTS.label)
    if not reason.strip():
        raise NotAllowed(FindingRefusal.NEEDS_REASON.label)


def check_can_restore(*, is_withdrawn: bool, reason: str) -> None:
    """Let a withdrawn finding stand again, with the reason."""
    if not is_withdrawn:
        raise NotAllowed(FindingRefusal.NOT_WITHDRAWN.label)
    if not reason.strip():
        raise NotAllowed(FindingRefusal.NEEDS_REASON.label)
