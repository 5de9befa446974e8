"""What forms of supervision share: free text without client data, and one choice for a body or a unit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.rules import personal_data_in
from verbeterspoor.foundation.forms import CheckedText
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.models import Organisation, Unit


class NoClientData(CheckedText):
    """A form whose free text holds no data of a client (rule `no-client-data`)."""

    find = staticmethod(personal_data_in)


def lines(label: Any, *, rows: int = 3, required: bool = False, help_text: Any = "") -> forms.CharField:
    """Return a field for a few lines of text."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, widget=area, max_length=20_000, help_text=help_text)


class BodyOrUnitField(forms.ChoiceField):
    """One organisation or one unit of the municipality; cleans to the pair (organisation, unit)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.bodies: dict[str, tuple[Organisation | None, Unit | None]] = {"": (None, None)}

    def offer(self, municipality_id: int) -> None:
        """Offer what the municipality knows."""
        known = {f"o{body.pk}": body for body in organisations.known_organisations(municipality_id=municipality_id)}
        units = {f"u{unit.pk}": unit for unit in organisations.units_of(municipality_id=municipality_id)}
        self.bodies |= {code: (body, None) for code, body in known.items()}
        self.bodies |= {code: (None, unit) for code, unit in units.items()}
        self.choices = [
            ("", _("– none –")),
            (_("Organisations"), [(code, body.name) for code, body in known.items()]),
            (_("Units of the municipality"), [(code, unit.name) for code, unit in units.items()]),
        ]

    def clean(self, value: Any) -> Any:
        """Return the body or unit that was chosen."""
        return self.bodies[super().clean(value) or ""]

    @staticmethod
    def code(organisation_id: int | None, unit_id: int | None) -> str:
        """Return the choice for a stored body or unit."""
        return f"o{organisation_id}" if organisation_id else f"u{unit_id}" if unit_id else ""
