"""Rows of writing: decision points, what is weighed, and with whom it was discussed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.choices import ConsultationKind, Disclosure, WritingRefusal
from verbeterspoor.decisions.models import Consideration, Consultation, DecisionPoint, TemplateField
from verbeterspoor.foundation.forms import DayField

from .fields import lines
from .rows import RowForm


class PointForm(RowForm):
    """A decision point: its exact text, whether the council decides too, and how open it is."""

    text = lines(_("Proposed decision"), required=True)
    goes_to_council = forms.BooleanField(label=_("Goes to the council"), required=False)
    disclosure = forms.ChoiceField(label=_("Openness"), choices=Disclosure.choices, required=False)
    public_from = DayField(label=_("Public from"), required=False, help_text=_("Only for what is public later."))

    def clean(self) -> dict[str, Any]:
        """Ask the day of what is public later."""
        cleaned = super().clean()
        cleaned["disclosure"] = cleaned.get("disclosure") or Disclosure.PUBLIC
        if cleaned["disclosure"] == Disclosure.LATER and not cleaned.get("public_from"):
            self.add_error("public_from", ValidationError(WritingRefusal.NEEDS_DAY.label))
        return cleaned


class ConsiderationForm(RowForm):
    """An argument, caveat or alternative, with the point it serves."""

    point = forms.ModelChoiceField(
        DecisionPoint.objects.none(), label=_("For point"), required=False, empty_label=_("– none –")
    )
    text = lines(_("Text"), required=True)

    def __init__(self, *args: Any, points: Any, needs_point: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["point"].queryset = points
        fields["point"].required = needs_point
        fields["point"].error_messages["required"] = WritingRefusal.ARGUMENT_NEEDS_POINT.label


class ConsultationForm(RowForm):
    """With whom it was discussed under one heading, when, on what and what they said; or that it does not apply."""

    filled_by = ("with_whom", "held_date", "about", "said", "not_applicable")
    kind = forms.ChoiceField(label=_("Kind"), choices=ConsultationKind.choices, required=False)
    with_whom = forms.CharField(label=_("With whom"), max_length=200, required=False)
    held_date = DayField(label=_("On"), required=False)
    about = forms.CharField(label=_("On what"), max_length=300, required=False)
    said = lines(_("What they said"), rows=2)
    not_applicable = forms.BooleanField(label=_("Does not apply"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask with whom, unless it does not apply."""
        cleaned = super().clean()
        cleaned["kind"] = cleaned.get("kind") or ConsultationKind.DISCUSSED
        if not cleaned.get("with_whom") and not cleaned.get("not_applicable"):
            self.add_error("with_whom", ValidationError(_("Say with whom, or that it does not apply.")))
        return cleaned


def stored_point(point: DecisionPoint) -> dict[str, Any]:
    """Return a point as its row shows it."""
    named = ("public_id", "text", "goes_to_council", "disclosure", "public_from")
    return {name: getattr(point, name) for name in named}


def stored_consideration(one: Consideration) -> dict[str, Any]:
    """Return an argument, caveat or alternative as its row shows it."""
    return {"public_id": one.public_id, "text": one.text, "point": one.point_id}


def stored_consultation(one: Consultation) -> dict[str, Any]:
    """Return a consultation as its row shows it."""
    named = ("public_id", "kind", "with_whom", "held_date", "about", "said", "not_applicable")
    return {name: getattr(one, name) for name in named}


def prefix_of(field: TemplateField) -> str:
    """Return the name under which the rows of a field are sent."""
    return f"f{field.order}"
