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


class AdoptForm(NoClientData):
    """The day on which the plan was adopted."""

    adopted_date = DayField(label=_("Adopted on"))
