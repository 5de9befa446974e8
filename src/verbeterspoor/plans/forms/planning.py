"""Forms for a plan, and for which actions to show."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField

from .fields import NoClientData, lines


class PlanForm(NoClientData):
    """What a plan is called and what it is for."""

    title = forms.CharField(label=_("Title"), max_length=200)
    effect = lines(_("Intended effect"), help_text=_("What will people notice when it has worked?"))


class PlanNumberForm(forms.Form):
    """The number of a plan in the case system."""

    case_number = forms.CharField(
        label=_("Case number"), required=False, max_length=60, help_text=_("The number in your case system.")
    )


class AdoptForm(NoClientData):
    """Who adopted the plan, when, and by which decision."""

    adopted_date = DayField(label=_("Adopted on"))
    adopted_by = forms.CharField(
        label=_("Adopted by"), max_length=200,
        help_text=_("For example: the executive (college), the board or the management."),
    )  # fmt: skip
    decision = forms.CharField(
        label=_("Decision"), max_length=200, required=False, help_text=_("Number or name, so that it can be found.")
    )
