"""What forms of plans share: free text without client data, and one choice for an organisation or a unit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.rules import personal_data_in
from verbeterspoor.foundation.forms import CheckedText
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.rules import Actor


class NoClientData(CheckedText):
    """A form whose free text holds no data of a client (rule `no-client-data`)."""

    find = staticmethod(personal_data_in)


def lines(label: Any, *, rows: int = 3, required: bool = False, help_text: Any = "") -> forms.CharField:
    """Return a field for a few lines of text."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, widget=area, max_length=4000, help_text=help_text)


class BodyField(forms.ChoiceField):
    """One organisation or one unit that can do something here; cleans to the keywords that a verb takes."""

    bodies: dict[str, Any]

    def offer(self, actor: Actor) -> None:
        """Offer every organisation and unit that the municipality knows."""
        self.offer_these(bodies_of(actor))

    def offer_these(self, bodies: dict[str, Any]) -> None:
        """Offer these, where several fields on a page offer the same."""
        self.bodies = bodies
        self.choices = [("", _("– to be chosen –")), *((code, str(body)) for code, body in self.bodies.items())]

    def clean(self, value: Any) -> Any:
        """Return which organisation or unit was chosen."""
        chosen = super().clean(value) or ""
        body, kind = self.bodies.get(chosen), chosen.partition("-")[0]
        return {
            "organisation": body if kind == "organisation" else None,
            "unit": body if kind == "unit" else None,
        }


def bodies_of(actor: Actor) -> dict[str, Any]:
    """Return every organisation and unit that can be responsible, by the code the form sends."""
    known = organisations.known_organisations(municipality_id=actor.municipality_id).filter(kind="partner")
    units = organisations.units_of(municipality_id=actor.municipality_id)
    return {f"organisation-{one.pk}": one for one in known} | {f"unit-{one.pk}": one for one in units}


def body_code(thing: Any) -> str:
    """Return the code of the organisation or unit that is stored on a thing."""
    if thing.organisation_id:
        return f"organisation-{thing.organisation_id}"
    return f"unit-{thing.unit_id}" if thing.unit_id else ""
