"""Several rows of one form on a page, in the order of the page; a row nobody filled in is no row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from django import forms

from verbeterspoor.decisions import rules

from .fields import NoClientData

MOST = 100
"""So many rows one page takes; a body never decides on more points."""

MOVES = {"up": -1, "down": 1, "remove": 0}


class RowForm(NoClientData):
    """A row of something known or new; line ends of the browser do not count as a change."""

    filled_by: ClassVar[tuple[str, ...]] = ("text",)
    public_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """Return the text with plain line ends."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


class Rows:
    """The rows of one kind on a page: the stored ones and an empty one, or those that were sent.

    A button named `do` moves or removes one: `points:up:2`. The row to remove need not be right.
    """

    def __init__(
        self,
        make: Callable[..., RowForm],
        prefix: str,
        sent: Mapping[str, Any] | None = None,
        stored: Iterable[dict[str, Any]] = (),
    ) -> None:
        self.prefix = prefix
        self.do, self.place = command(sent, prefix)
        rows = list(stored)
        if sent is None:
            self.forms = [make(prefix=f"{prefix}-{n}", initial=row) for n, row in enumerate([*rows, {}])]
            return
        count = min(number_in(sent, f"{prefix}-rows"), MOST)
        self.forms = [self._sent(make, f"{prefix}-{n}", sent) for n in range(count)]

    def _sent(self, make: Callable[..., RowForm], prefix: str, sent: Mapping[str, Any]) -> RowForm:
        empty = make(prefix=prefix)
        is_filled = any(sent.get(f"{prefix}-{name}") for name in (*empty.filled_by, "public_id"))
        return make(sent, prefix=prefix) if is_filled else empty

    @property
    def count(self) -> int:
        """Return how many rows the page sends."""
        return len(self.forms)

    @property
    def filled(self) -> list[RowForm]:
        """Return the rows that say something, in the order that was asked, without the one that is removed."""
        said = [(place, form) for place, form in enumerate(self.forms) if form.is_bound]
        if self.do == "remove":
            said = [(place, form) for place, form in said if place != self.place]
        at = next((n for n, (place, _form) in enumerate(said) if place == self.place), -1)
        return [form for _place, form in rules.moved(said, at, MOVES.get(self.do, 0))]

    def is_valid(self) -> bool:
        """Say whether every row is right."""
        return are_right(self.filled)

    @property
    def values(self) -> list[dict[str, Any]]:
        """Return what the rows say."""
        return [form.cleaned_data for form in self.filled]


def command(sent: Mapping[str, Any] | None, prefix: str) -> tuple[str, int]:
    """Return what a button asked of one row of this kind, and of which; nothing for any other button."""
    of, _colon, rest = str((sent or {}).get("do", "")).partition(":")
    what, _colon, place = rest.partition(":")
    return (what, int(place)) if of == prefix and what in MOVES and place.isdecimal() else ("", -1)


def number_in(sent: Mapping[str, Any], name: str) -> int:
    """Return a number that was sent, or zero for anything else."""
    said = str(sent.get(name, ""))
    return int(said) if said.isdecimal() and len(said) < 6 else 0


def are_right(things: Iterable[Any]) -> bool:
    """Say whether all forms and rows are right; looks at every one, so that each tells what is wrong."""
    return not [thing for thing in things if not thing.is_valid()]
