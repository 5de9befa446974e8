"""Forms of a steering meeting: the minutes, a decision beside every point of the agenda, and a term that follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import AgendaKind

from .fields import BodyField, NoClientData, lines

DECISION = re.compile(rf"besluit-({'|'.join(AgendaKind.values)})-([0-9a-f-]{{36}})")
OTHER = "besluit-anders"


class NewMeetingForm(NoClientData):
    """What a meeting is called, when it is, and who is there."""

    title = forms.CharField(label=_("Title"), max_length=200)
    held_date = DayField(label=_("Date"))
    present = lines(_("Present"), rows=2, help_text=_("Roles and organisations, no names of clients."))


class MinutesForm(NewMeetingForm):
    """Notes and decisions of a meeting: a field for every point of the agenda, and one for anything else.

    A point can leave the agenda while people type, because somebody reports at that moment; its decision stays.
    """

    notes = lines(_("Notes"), rows=4)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, points: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = [name for name in self.data if DECISION.fullmatch(name) and self.data[name].strip()]
        shown = [name_of(kind, thing) for kind, thing in points]
        for name in dict.fromkeys([*shown, *sent]):
            self.fields[name] = lines(_("Decision"), rows=1)
        self.fields[OTHER] = lines(_("Another decision"), rows=2)
        self.left = [self[name] for name in sent if name not in shown]

    def minutes(self) -> dict[str, Any]:
        """Return the keywords of `actions.write_meeting`, without the decisions."""
        return {name: self.cleaned_data[name] for name in ("title", "held_date", "present", "notes", "version")}

    def decisions(self) -> list[tuple[str, UUID | None]]:
        """Return every decision that was typed, with the address of what it is about."""
        found: list[tuple[str, UUID | None]] = []
        for name, text in self.cleaned_data.items():
            if match := DECISION.fullmatch(name):
                found.append((text, UUID(match[2])))
        return [*found, (self.cleaned_data[OTHER], None)]

    def main_fields(self) -> list[forms.BoundField]:
        """Return the fields of the minutes themselves, and the box to confirm with when there is something to."""
        return [self[name] for name in ("title", "held_date", "present", "notes", "looked_at") if name in self.fields]

    @property
    def other_field(self) -> forms.BoundField:
        """Return the field for a decision about anything else."""
        return self[OTHER]

    def with_rows(self, sections: Iterable[Any]) -> list[tuple[Any, list[tuple[Mapping[str, Any], Any]]]]:
        """Return the parts of the agenda, each row with its field."""
        return [(one, [(row, self[name_of(one.kind, row["thing"])]) for row in one.rows]) for one in sections]


def name_of(kind: str, thing: str) -> str:
    """Return the name of the field beside a point of the agenda."""
    return f"besluit-{kind}-{thing}"


class DecidedTermForm(NoClientData):
    """A term that follows from a decision: what, at the latest when, and who."""

    title = forms.CharField(label=_("What must happen?"), max_length=300)
    end_date = DayField(label=_("Last day"))
    owner = BodyField(label=_("Who must do it?"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(actor)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return the keywords of `actions.make_term`."""
        given = {name: self.cleaned_data[name] for name in ("title", "end_date")}
        return {**given, **self.cleaned_data["owner"]}
