"""Forms about what is registered for a party."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import BigChoices, DayField
from verbeterspoor.plans.choices import BehalfRefusal, SourceKind

from .fields import NoClientData
from .reporting import ReportForm


class BehalfForm(ReportForm):
    """What a party said, where and when; the rest as they would have filled it in."""

    source = forms.ChoiceField(label=_("Where did they say it?"), choices=SourceKind.choices, widget=BigChoices)
    source_date = DayField(label=_("On which day?"))
    source_quote = forms.CharField(
        label=_("In their own words"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False,
        help_text=_("Copy the sentence it is about. No names of clients, no numbers, no addresses."),
    )  # fmt: skip

    field_order = ("source", "source_date", "source_quote", "progress", "text")


class CopyForm(NoClientData):
    """What is not right about what was registered."""

    answer = forms.CharField(
        label=_("Is something not right? Say what"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000,
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, is_right: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].error_messages["required"] = BehalfRefusal.NEEDS_REASON.label
        self.fields["answer"].required = not is_right
