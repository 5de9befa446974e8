"""One answer for several municipalities."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.plans.models import Action

from .reporting import ReportForm

LEFT_OUT = ("file", "file_looked_at")
"""A file belongs to one municipality: it is added on the page of the action."""


class TownForm(ReportForm):
    """The answer for one municipality: what was written for all of them, to be adapted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in LEFT_OUT:
            del self.fields[name]


class EverywhereForm(TownForm):
    """What is written once, and for which actions."""

    actions = forms.MultipleChoiceField(label=_("For which actions?"), widget=forms.CheckboxSelectMultiple)
    field_order = ("actions",)

    def __init__(self, *args: Any, own: Iterable[Action], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["actions"]
        field.choices = [(str(one.public_id), f"{one.plan.trajectory.municipality}: {one.title}") for one in own]
        field.error_messages["required"] = _("Choose at least one action.")


class GroupForm(forms.Form):
    """Which reports are one answer."""

    group = forms.UUIDField(widget=forms.HiddenInput)

    def value(self) -> uuid.UUID:
        """Return the group that was given, or a new one."""
        found: uuid.UUID | None = self.cleaned_data.get("group") if self.is_valid() else None
        return found or uuid.uuid4()
