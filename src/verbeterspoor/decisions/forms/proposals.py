"""Forms of proposals."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.choices import ProposalStatus

from .fields import NoClientData, lines


class ProposalSearchForm(forms.Form):
    """What narrows the list of proposals."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    status = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *ProposalStatus.choices])


class StartProposalForm(NoClientData):
    """What is needed to start a proposal: its subject."""

    subject = forms.CharField(
        label=_("Subject"), max_length=300, help_text=_("As it stands on the agenda. You can change it later.")
    )


class WithdrawForm(NoClientData):
    """Why a proposal is not pursued."""

    reason = lines(_("Why is it not pursued?"), required=True)
