"""Forms of proposals."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.choices import ProposalStatus


class ProposalSearchForm(forms.Form):
    """What narrows the list of proposals."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    status = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *ProposalStatus.choices])
