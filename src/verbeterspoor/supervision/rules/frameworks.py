"""What a framework must hold, and until when it can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import FrameworkRefusal, ScaleLabel, ScalePreset, Tone

LONGEST_TITLE, LONGEST_CRITERION, LONGEST_NUMBER, LONGEST_TEXT = 200, 300, 20, 4_000
MOST_ROWS = 1_000
"""A framework has tens of expectations; whoever brings more than this brings another sheet."""

MOST_VALUES = 6


@dataclass(frozen=True)
class Value:
    """A value of a scale as somebody writes it down; "not assessed" comes by itself."""

    label: str
    is_met: bool


@dataclass(frozen=True)
class Row:
    """An expectation as it stands in a sheet: under which theme and criterion, its number and what is expected."""

    theme: str
    criterion: str
    number: str
    text: str


PRESETS: dict[str, tuple[tuple[ScaleLabel, bool], ...]] = {
    ScalePreset.MET_OR_NOT: ((ScaleLabel.MET, True), (ScaleLabel.NOT_MET, False)),
    ScalePreset.FOUR_POINTS: (
        (ScaleLabel.COMPLIES, True), (ScaleLabel.LARGELY, True), (ScaleLabel.PARTLY, False), (ScaleLabel.FAILS, False),
    ),
    ScalePreset.TRAFFIC_LIGHT: ((ScaleLabel.GREEN, True), (ScaleLabel.AMBER, False), (ScaleLabel.RED, False)),
}  # fmt: skip
"""Where a scale starts: it is the municipality's own from then on, and can be changed until a test uses it."""


def values_of(preset: str) -> list[Value]:
    """Return the values with which a scale starts, the best first."""
    return [Value(str(label.label), is_met) for label, is_met in PRESETS[preset]]


def check_can_change(actor: Actor, municipality_id: int) -> None:
    """Let only a coordinator of the municipality register and change a framework."""
    if actor.municipality_id != municipality_id or not actor.leads:
        raise NotAllowed(FrameworkRefusal.NOT_A_COORDINATOR.label)


def check_not_used(*, is_frozen: bool) -> None:
    """Keep a version as it is once a test uses it; a new version is made instead."""
    if is_frozen:
        raise NotAllowed(FrameworkRefusal.IN_USE.label)


def check_named(title: str, label: str) -> None:
    """Refuse a framework without a title or a version without a name."""
    if not title.strip() or not label.strip():
        raise NotAllowed(FrameworkRefusal.NO_TITLE.label)


def check_scale(values: Sequence[Value], not_assessed: str) -> None:
    """Ask a scale on which something can be met and something can fail to be (rule `scales`)."""
    labels = [label.strip().casefold() for label in (*(value.label for value in values), not_assessed)]
    if len(values) < 2:
        raise NotAllowed(FrameworkRefusal.SCALE_TOO_SHORT.label)
    if not all(labels):
        raise NotAllowed(FrameworkRefusal.SCALE_WITHOUT_NAME.label)
    if len(set(labels)) != len(labels):
        raise NotAllowed(FrameworkRefusal.SCALE_TWICE.label)
    if not any(value.is_met for value in values):
        raise NotAllowed(FrameworkRefusal.SCALE_NEVER_MET.label)
    if all(value.is_met for value in values):
        raise NotAllowed(FrameworkRefusal.SCALE_ALWAYS_MET.label)


def tone_of(position: int, values: Sequence[Value]) -> Tone:
    """Return how good a value is: the best is good, the worst bad, those between nearly met or moderate."""
    if position == 0:
        return Tone.SUCCESS
    if values[position].is_met:
        return Tone.INFO
    return Tone.DANGER if position == len(values) - 1 else Tone.WARNING


def problems_of(row: Row, taken: frozenset[str] | set[str]) -> list[FrameworkRefusal]:
    """List what is wrong with a row; `taken` holds the numbers that other expectations have."""
    problems = []
    if not row.theme.strip():
        problems.append(FrameworkRefusal.NO_THEME)
    if not row.text.strip():
        problems.append(FrameworkRefusal.NO_EXPECTATION)
    if row.number and row.number.casefold() in taken:
        problems.append(FrameworkRefusal.NUMBER_TWICE)
    lengths = ((row.theme, LONGEST_TITLE), (row.criterion, LONGEST_CRITERION), (row.number, LONGEST_NUMBER),
               (row.text, LONGEST_TEXT))  # fmt: skip
    if any(len(words) > longest for words, longest in lengths):
        problems.append(FrameworkRefusal.TOO_LONG)
    return problems


def check_row(row: Row, taken: frozenset[str] | set[str]) -> None:
    """Refuse a row with a problem."""
    for problem in problems_of(row, taken):
        raise NotAllowed(problem.label)
