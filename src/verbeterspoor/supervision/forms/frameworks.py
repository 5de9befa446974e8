"""A framework and its versions, the scale, and one expectation at a time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import ScaleLabel, ScalePreset
from verbeterspoor.supervision.models import Expectation, FrameworkVersion, ScaleValue
from verbeterspoor.supervision.rules import Row, Value

from .fields import NoClientData, lines


class NamesForm(NoClientData):
    """How a framework and this version of it are called."""

    title = forms.CharField(label=_("Title of the framework"), max_length=200)
    body = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Whose framework is it?"), required=False, empty_label=_("– not known –")
    )
    label = forms.CharField(
        label=_("Version"), max_length=80, help_text=_("As the body calls it: 2019, or version 2.1.")
    )
    valid_from = DayField(label=_("Valid from"), required=False)

    def __init__(self, *args: Any, municipality_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = organisations.known_organisations(municipality_id=municipality_id)
        self.fields["body"].queryset = known  # type: ignore[attr-defined]


class FrameworkForm(NamesForm):
    """A new framework, with the scale it starts on."""

    preset = forms.ChoiceField(
        label=_("With which scale do they judge?"), choices=ScalePreset.choices, initial=ScalePreset.MET_OR_NOT,
        widget=forms.RadioSelect,
        help_text=_("You can change the words later. “Not assessed” is always one of the values."),
    )  # fmt: skip


class ChangeNamesForm(NamesForm):
    """Other names, unless somebody else gave them others meanwhile."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class CopyForm(NoClientData):
    """The name of a new version."""

    label = forms.CharField(label=_("Name of the new version"), max_length=80)
    valid_from = DayField(label=_("Valid from"), required=False)


class ScaleForm(NoClientData):
    """The values of a scale, the best first; an empty line is left out."""

    not_assessed = forms.CharField(label=_("Not assessed is called"), max_length=60)

    def __init__(self, *args: Any, scale: list[ScaleValue], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        values = [one for one in scale if not one.is_not_assessed]
        last = next((one.label for one in scale if one.is_not_assessed), str(ScaleLabel.NOT_ASSESSED.label))
        own: dict[str, forms.Field] = {}
        for place in range(rules.MOST_VALUES):
            known = values[place] if place < len(values) else None
            own[f"label_{place}"] = forms.CharField(
                label=_("Value %(number)s, the best first") % {"number": place + 1} if place == 0
                else _("Value %(number)s") % {"number": place + 1},
                max_length=60, required=False, initial=known.label if known else "",
            )  # fmt: skip
            own[f"met_{place}"] = forms.BooleanField(
                label=_("counts as met"), required=False, initial=bool(known and known.is_met)
            )
        self.fields = {**own, **self.fields}
        self.fields["not_assessed"].initial = last

    def values(self) -> list[Value]:
        """Return the values that were given a name, in order."""
        given = self.cleaned_data
        places = [place for place in range(rules.MOST_VALUES) if given.get(f"label_{place}")]
        return [Value(given[f"label_{place}"], given[f"met_{place}"]) for place in places]


class ExpectationForm(NoClientData):
    """One expectation; its theme and criterion are found by name, or made."""

    theme = forms.CharField(label=_("Theme"), max_length=200, widget=forms.TextInput(attrs={"list": "themes"}))
    criterion = forms.CharField(
        label=_("Criterion"), required=False, max_length=300, widget=forms.TextInput(attrs={"list": "criteria"})
    )
    number = forms.CharField(label=_("Number"), required=False, max_length=20)
    text = lines(_("What is expected?"), rows=4, required=True)

    @classmethod
    def showing(cls, expectation: Expectation) -> ExpectationForm:
        """Return the form with what is stored now."""
        return cls(initial={
            "theme": expectation.theme.title, "number": expectation.number, "text": expectation.text,
            "criterion": expectation.criterion.title if expectation.criterion else "",
        })  # fmt: skip

    def row(self) -> Row:
        """Return what the action takes."""
        return Row(*(self.cleaned_data[name].strip() for name in ("theme", "criterion", "number", "text")))


class ThemeForm(NoClientData):
    """The title of a theme, and why it matters."""

    title = forms.CharField(label=_("Theme"), max_length=200)
    why = lines(_("Why does this matter?"))


def names_of(version: FrameworkVersion) -> dict[str, Any]:
    """Return what `ChangeNamesForm` starts with."""
    framework = version.framework
    return {"title": framework.title, "body": framework.body_id, "label": version.label,
            "valid_from": version.valid_from, "revision": version.revision}  # fmt: skip
