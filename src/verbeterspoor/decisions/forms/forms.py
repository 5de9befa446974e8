"""Forms with which an administrator changes the forms of a municipality."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.actions import FieldFacts
from verbeterspoor.decisions.choices import Audience, FieldKind, Part
from verbeterspoor.decisions.models import TemplateField

from .fields import lines


class FieldForm(forms.Form):
    """One field of a form."""

    label = forms.CharField(label=_("Name on the form"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind of answer"), choices=FieldKind.choices)
    part = forms.ChoiceField(label=_("Place"), choices=Part.choices, initial=Part.BODY)
    is_required = forms.BooleanField(label=_("Must be filled in before it is submitted"), required=False)
    audience = forms.ChoiceField(label=_("Who reads it once it is public"), choices=Audience.choices)
    options = lines(_("Answers to choose from"), help_text=_("For a choice: each answer on a line of its own."))
    help_text = forms.CharField(label=_("Help for who fills it in"), max_length=500, required=False)
    starting_text = lines(_("Text to start from"))

    def __init__(self, *args: Any, field: TemplateField | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field is not None and field.meaning:
            self.fields["kind"].disabled = True
            self.fields["kind"].help_text = _("The product knows what this field means; its kind stays.")

    def facts(self) -> FieldFacts:
        """Return the field as it is to be."""
        said = dict(self.cleaned_data)
        options = tuple(line.strip() for line in said.pop("options").splitlines() if line.strip())
        return FieldFacts(options=options, **said)


class FormNameForm(forms.Form):
    """What a municipality calls a form."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("As your municipality calls it: raadsbrief, RIB, informatienota.")
    )


class PutToUseForm(forms.Form):
    """What changed in a new version."""

    note = forms.CharField(label=_("What changed?"), max_length=300, required=False)


def stored_field(field: TemplateField) -> dict[str, Any]:
    """Return a field as its form shows it."""
    named = ("label", "kind", "part", "is_required", "audience", "help_text", "starting_text")
    return {**{name: getattr(field, name) for name in named}, "options": "\n".join(field.options)}
