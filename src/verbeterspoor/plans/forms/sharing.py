"""Forms to share the adopted plan and to register that it arrived."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField
from verbeterspoor.plans.choices import Channel
from verbeterspoor.supervision.choices import TermStatus
from verbeterspoor.supervision.models import Term
from verbeterspoor.trajectories.models import Party, Trajectory

from .fields import NoClientData


class ShareForm(NoClientData):
    """With whom the plan is shared, and how it reaches them."""

    checked = ("note",)

    party = forms.ModelChoiceField(Party.objects.none(), label=_("With whom?"))
    channel = forms.ChoiceField(label=_("How does it reach them?"), choices=Channel.choices)
    address = forms.EmailField(
        label=_("Mail address"), required=False, max_length=200,
        help_text=_("The mail holds a link that opens this plan only. It works for 90 days."),
    )  # fmt: skip
    sent_date = DayField(label=_("Sent or handed over on"), required=False)
    note = forms.CharField(
        label=_("Accompanying text"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    term = forms.ModelChoiceField(
        Term.objects.none(), label=_("Within which term?"), required=False,
        help_text=_("The term is then marked as met, with the day on which you shared the plan."),
    )  # fmt: skip

    def __init__(self, *args: Any, trajectory: Trajectory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = trajectory.parties.select_related("organisation", "unit").order_by("role", "pk")
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]
        terms = Term.objects.filter(trajectory=trajectory, status=TermStatus.OPEN).order_by("end_date", "pk")
        self.fields["term"].queryset = terms  # type: ignore[attr-defined]


class ReceiptForm(NoClientData):
    """What a party said by letter or mail about the arrival of the plan."""

    checked = ("source",)

    received_date = DayField(label=_("Received on"))
    source = forms.CharField(label=_("Source"), max_length=300, help_text=_("For example: mail of 2 March 2020."))
    received_by = forms.CharField(label=_("Who says so?"), required=False, max_length=200)

    def __init__(self, *args: Any, today: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("received_date", today)


class ConfirmForm(forms.Form):
    """Who confirms receipt."""

    name = forms.CharField(
        label=_("Your name and function"), max_length=200,
        help_text=_("The municipality keeps this as proof of receipt."),
    )  # fmt: skip
