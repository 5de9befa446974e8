"""Free text without client data."""

from __future__ import annotations

from typing import Any

from django import forms

from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.errors import NotAllowed


class WithoutClientData(forms.Form):
    """Refuses client data in the fields it names; what was typed stays."""

    checked: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in self.checked:
            try:
                documents.check_no_client_data(cleaned.get(name) or "")
            except NotAllowed as refusal:
                self.add_error(name, str(refusal))
        return cleaned
