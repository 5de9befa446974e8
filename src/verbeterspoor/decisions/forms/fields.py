"""What forms of decisions share: free text without client data."""

from __future__ import annotations

from typing import Any

from django import forms

from verbeterspoor.documents.rules import personal_data_in
from verbeterspoor.foundation.forms import CheckedText


class NoClientData(CheckedText):
    """A form whose free text holds no data of a client (rule `no-client-data`)."""

    find = staticmethod(personal_data_in)


def lines(label: Any, *, rows: int = 3, required: bool = False, help_text: Any = "") -> forms.CharField:
    """Return a field for a few lines of text."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, widget=area, max_length=4000, help_text=help_text)
