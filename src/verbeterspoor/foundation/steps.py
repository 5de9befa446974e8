"""One table of steps per life cycle; check, buttons, turn, test matrix and diagram all come from it.

A capability writes its table in `rules.py`: name, statuses it may start from, status it leads to, and which relations
(executor, acceptor, coordinator, …) may take it. Labels live with the step's name in `choices.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .errors import NotAllowed


@dataclass(frozen=True)
class Step:
    """A step somebody may take: from one of `sources` to `target`, by anyone holding one of `who`."""

    name: str
    sources: frozenset[str]
    target: str
    who: frozenset[str]


def step(name: str, sources: Collection[str], target: str, who: Collection[str]) -> Step:
    """Write one row of a table of steps."""
    return Step(str(name), frozenset(map(str, sources)), str(target), frozenset(map(str, who)))


def check_step(
    steps: Iterable[Step], name: str, status: str, relations: Collection[str], *, who: object, when: object
) -> Step:
    """Return the step if it may be taken now, or refuse with `who` (wrong person) or `when` (wrong status)."""
    for candidate in steps:
        if candidate.name == name:
            if not candidate.who & set(relations):
                raise NotAllowed(who)
            if status not in candidate.sources:
                raise NotAllowed(when)
            return candidate
    raise LookupError(name)


def open_steps(steps: Iterable[Step], status: str, relations: Collection[str]) -> list[Step]:
    """List the steps this person can take now: exactly the buttons of the page."""
    held = set(relations)
    return [candidate for candidate in steps if status in candidate.sources and candidate.who & held]


def mermaid(steps: Iterable[Step], owners: Mapping[Any, str]) -> str:
    """Draw the life cycle as a Mermaid state diagram, each status with its owner."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {status}: {status} ({owner})" for status, owner in owners.items()]
    lines += [f"    {source} --> {one.target}: {one.name}" for one in steps for source in sorted(one.sources)]
    return "\n".join(lines)
