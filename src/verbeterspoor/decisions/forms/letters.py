"""Forms of letters: start, facts, text, number, signatures, and the reasons that steps ask for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions import actions, queries, rules
from verbeterspoor.decisions.choices import (
    Disclosure,
    LetterBasis,
    LetterRefusal,
    LetterStatus,
    SigningAs,
    TemplateKind,
)
from verbeterspoor.decisions.models import DecisionPoint, Letter, NumberSeries, Proposal, Secrecy, TemplateField
from verbeterspoor.documents.rich import RichTextField
from verbeterspoor.foundation.forms import DayField, MomentInput
from verbeterspoor.organisations.choices import Role

from .answering import PersonField
from .fields import NoClientData, lines

KINDS = [(TemplateKind.COUNCIL_LETTER, TemplateKind.COUNCIL_LETTER.label),
         (TemplateKind.INFORMATION_NOTE, TemplateKind.INFORMATION_NOTE.label)]  # fmt: skip
TO_COUNCIL = "Aan de gemeenteraad"
"""Whom a letter is for, as it stands on the letter: words of the document, not of the interface."""


class LetterSearchForm(forms.Form):
    """What narrows the register of letters."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    status = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *LetterStatus.choices])
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *KINDS])
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["year"].choices = [("", _("All")), *((year, str(year)) for year in years)]


class StartLetterForm(NoClientData):
    """What is needed to start a letter: its kind, its subject, and on what it will rest."""

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    subject = forms.CharField(label=_("Subject"), max_length=300)
    addressee = forms.CharField(label=_("To"), max_length=200, initial=TO_COUNCIL)
    basis = forms.ChoiceField(label=_("Rests on"), choices=LetterBasis.choices, widget=forms.RadioSelect,
                              initial=LetterBasis.DECISION)  # fmt: skip
    proposal = forms.ModelChoiceField(
        Proposal.objects.none(), label=_("Proposal"), required=False, empty_label=_("– none yet –"),
        help_text=_("The proposal whose decision points the letter rests on."),
    )  # fmt: skip

    def __init__(self, *args: Any, proposals: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["proposal"].queryset = proposals


class LetterFactsForm(NoClientData):
    """To whom, about what, on what it rests, how open it is and until when there is an embargo."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    subject = forms.CharField(label=_("Subject"), max_length=300)
    addressee = forms.CharField(label=_("To"), max_length=200)
    dated = DayField(label=_("Date"), required=False, help_text=_("Leave empty to use the day it is signed."))
    case_number = forms.CharField(label=_("Case number"), max_length=60, required=False)
    basis = forms.ChoiceField(label=_("Rests on"), choices=LetterBasis.choices, widget=forms.RadioSelect)
    proposal = forms.ModelChoiceField(
        Proposal.objects.none(), label=_("Proposal"), required=False, empty_label=_("– none yet –"),
        help_text=_("The proposal whose decision points the letter rests on."),
    )  # fmt: skip
    points = forms.ModelMultipleChoiceField(
        DecisionPoint.objects.none(), label=_("Decision points it rests on"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    disclosure = forms.ChoiceField(label=_("Openness"), choices=Disclosure.choices)
    public_from = DayField(label=_("Public from"), required=False, help_text=_("Only for what is public later."))
    secrecy = forms.ModelChoiceField(
        Secrecy.objects.none(), label=_("Secrecy that was imposed"), required=False, empty_label=_("– none –")
    )
    embargo_until = forms.DateTimeField(label=_("Embargo until"), required=False, widget=MomentInput)
    embargo_agreed = forms.CharField(
        label=_("Embargo agreed with"), max_length=300, required=False, help_text=_("For example: the inspectorate.")
    )

    def __init__(self, *args: Any, letter: Letter, proposals: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = queries.people_in(letter.municipality_id, [Role.PORTFOLIO_HOLDER], today,
                                   chosen=letter.portfolio_holder_id or 0)  # fmt: skip
        holder = PersonField(people, label=_("Portfolio holder"), required=False, empty_label=_("– none –"))
        names = list(self.fields)
        self.fields["portfolio_holder"] = holder
        self.order_fields([*names[:5], "portfolio_holder", *names[5:]])
        fields: dict[str, Any] = self.fields
        fields["points"].queryset = DecisionPoint.objects.filter(proposal_id=letter.proposal_id or 0)
        fields["secrecy"].queryset = Secrecy.objects.filter(trajectory_id=letter.trajectory_id,
                                                            lifted_date__isnull=True)  # fmt: skip
        if letter.proposal_id:
            del self.fields["proposal"]
        else:
            del self.fields["points"]
            fields["proposal"].queryset = proposals

    def clean(self) -> dict[str, Any]:
        """Ask the day, the secrecy, and with whom, where they belong."""
        cleaned = super().clean()
        wrong = [
            ("public_from", cleaned.get("disclosure") == Disclosure.LATER and not cleaned.get("public_from"),
             LetterRefusal.LATER_NEEDS_A_DAY),
            ("secrecy", cleaned.get("disclosure") == Disclosure.SECRET and not cleaned.get("secrecy"),
             LetterRefusal.SECRET_NEEDS_SECRECY),
            ("embargo_agreed", cleaned.get("embargo_until") and not cleaned.get("embargo_agreed"),
             LetterRefusal.EMBARGO_WITH_WHOM),
        ]  # fmt: skip
        for name, is_wrong, refusal in wrong:
            if is_wrong and name not in self.errors:
                self.add_error(name, str(refusal.label))
        return cleaned

    def facts(self) -> actions.LetterFacts:
        """Return what the action takes."""
        beside = {"version", "points", "proposal"}
        given = {name: value for name, value in self.cleaned_data.items() if name not in beside}
        if given["disclosure"] != Disclosure.LATER:
            given["public_from"] = None
        if given["disclosure"] != Disclosure.SECRET:
            given["secrecy"] = None
        if not given["embargo_until"]:
            given["embargo_agreed"] = ""
        return actions.LetterFacts(**given)


class LetterTextForm(NoClientData):
    """The sections of a letter in the order of its form; a draft may leave gaps."""

    use_required_attribute = False

    def __init__(self, *args: Any, sections: Sequence[TemplateField], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = list(sections)
        for field in self.sections:
            made = RichTextField(label=field.label, help_text=field.help_text, required=field.is_required)
            self.fields[field.key] = made

    def full_clean(self) -> None:
        """Look at what was sent; a gap is no error here, the page of the letter lists it."""
        for field in self.sections:
            self.fields[field.key].required = False
        super().full_clean()
        for field in self.sections:
            self.fields[field.key].required = field.is_required

    def texts(self) -> dict[int, str]:
        """Return the text of every section, by the id of its field."""
        return {field.pk: self.cleaned_data.get(field.key) or "" for field in self.sections}


class GiveNumberForm(forms.Form):
    """The series that gives a letter its number."""

    series = forms.ModelChoiceField(NumberSeries.objects.none(), label=_("Series"), empty_label=None)

    def __init__(self, *args: Any, series: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["series"].queryset = series


class TypeNumberForm(NoClientData):
    """A number that a letter has elsewhere."""

    number = forms.CharField(label=_("Number"), max_length=60, help_text=_("For example: RAAD-4234."))
    reason = forms.CharField(
        label=_("Why another number?"), max_length=300, required=False,
        help_text=_("Only when the letter had a number of a series: that number lapses with this reason."),
    )  # fmt: skip


class ReasonForm(NoClientData):
    """Why something is done, in a sentence."""

    reason = lines(_("Why?"), required=True)


class AdaptForm(NoClientData):
    """What was changed in a letter to agree with an outcome."""

    note = lines(_("What did you change?"), required=True,
                 help_text=_("For example: the second section names the new date."))  # fmt: skip


class SignForm(NoClientData):
    """Who signed, on which day; by mandate only with the mandate decision."""

    def __init__(self, *args: Any, basis: str, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.basis = basis
        for one in rules.SIGNERS[basis]:
            self.fields[f"{one}_name"] = forms.CharField(label=_name_of(one), max_length=200)
            self.fields[f"{one}_by_mandate"] = forms.BooleanField(label=_("Signed by mandate"), required=False)
            self.fields[f"{one}_mandate"] = forms.CharField(
                label=_("Mandate decision"), max_length=300, required=False, help_text=_("Only when by mandate.")
            )
        self.fields["signed_date"] = DayField(label=_("Signed on"), initial=today)

    def signatures(self) -> list[actions.Signed]:
        """Return who signed."""
        said = self.cleaned_data
        return [
            actions.Signed(one, said[f"{one}_name"], bool(said[f"{one}_by_mandate"]), said[f"{one}_mandate"])
            for one in rules.SIGNERS[self.basis]
        ]


def _name_of(one: SigningAs) -> Any:
    names = {
        SigningAs.MAYOR: _("Name of the mayor"),
        SigningAs.SECRETARY: _("Name of the municipal secretary"),
        SigningAs.PORTFOLIO_HOLDER: _("Name of the portfolio holder"),
    }
    return names[one]


class SeriesForm(forms.Form):
    """A series of numbers: its name, what stands before the number, and the first number."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("For example: Raadsbrieven."))
    prefix = forms.CharField(label=_("Before the number"), max_length=20, required=False,  # type: ignore[assignment]
                             help_text=_("For example: RAAD-"))  # fmt: skip
    digits = forms.IntegerField(label=_("Digits at least"), min_value=1, max_value=9, initial=4)
    next_number = forms.IntegerField(label=_("First number"), min_value=1, max_value=999_999_999)


class ChangeSeriesForm(NoClientData):
    """The name of a series, and the number with which it goes on."""

    name = forms.CharField(label=_("Name"), max_length=120)
    next_number = forms.IntegerField(label=_("Next number"), min_value=1, max_value=999_999_999)
    reason = forms.CharField(label=_("Why are numbers skipped?"), max_length=300, required=False)
