"""A test: which part of a framework, and per theme what the body says of each expectation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.supervision.actions import Entry
from verbeterspoor.supervision.models import Expectation, ExpectationJudgement, ScaleValue
from verbeterspoor.supervision.queries import ThemeNode

from .fields import NoClientData, lines


class SubsetField(forms.ModelMultipleChoiceField):
    """Expectations of one version, by theme."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Expectation.objects.none(), widget=forms.CheckboxSelectMultiple, **options)

    def offer(self, themes: Iterable[ThemeNode]) -> None:
        """Offer the expectations of these themes, each theme under its title."""
        themes = list(themes)
        self.queryset = Expectation.objects.filter(pk__in=[one.pk for node in themes for one in node.expectations])
        self.choices = [
            (node.theme.title, [(one.pk, Truncator(str(one)).chars(160)) for one in node.expectations])
            for node in themes
        ]  # fmt: skip


class RetestForm(NoClientData):
    """When was tested again, what, and where it can be read."""

    assessed_date = DayField(label=_("Tested on"))
    source = forms.CharField(
        label=_("Taken from"), max_length=200, help_text=_("For example: report of 12 December 2019, chapter 3.")
    )
    expectations = SubsetField(label=_("Which expectations were tested?"))

    def __init__(self, *args: Any, themes: Iterable[ThemeNode], on_behalf: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expectations"].offer(themes)  # type: ignore[attr-defined]
        self.fields["source"].required = on_behalf


class AssessmentForm(RetestForm):
    """A first test: also who tested."""

    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("Who tested?"), empty_label=None)

    field_order = ("body", "assessed_date", "source", "expectations")

    def __init__(self, *args: Any, bodies: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Organisation.objects.filter(pk__in=[body.pk for body in bodies])
        self.fields["body"].queryset = known  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Block:
    """The fields of one expectation."""

    expectation: Expectation
    before: ExpectationJudgement | None
    value: Any
    explanation: Any
    quote: Any
    place: Any


class ThemeJudgementsForm(NoClientData):
    """What a body says of the expectations of one theme; an expectation without a value is left for later."""

    def __init__(
        self,
        *args: Any,
        expectations: list[Expectation],
        scale: list[ScaleValue],
        said: dict[int, ExpectationJudgement],
        before: dict[int, ExpectationJudgement],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.expectations, self.before = expectations, before
        self.scale = {value.pk: value for value in scale}
        choices = [(value.pk, value.label) for value in scale]
        for one in expectations:
            self._add(one, choices, said.get(one.pk))

    def _add(self, one: Expectation, choices: list[Any], said: ExpectationJudgement | None) -> None:
        """Add the fields of one expectation, with what is kept already."""
        which = {"number": one.number or Truncator(one.text).chars(30)}
        self.fields[f"value_{one.pk}"] = forms.TypedChoiceField(
            label=str(one), choices=choices, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect,
            initial=said.value_id if said else None,
        )  # fmt: skip
        words = {
            "explanation": lines(_("Explanation with %(number)s, in their words") % which, rows=2),
            "quote": lines(_("The words of the report about %(number)s") % which, rows=2),
            "place": forms.CharField(label=_("Where that stands (%(number)s)") % which, required=False, max_length=120),
        }
        for name, field in words.items():
            field.initial = getattr(said, name) if said else ""
            self.fields[f"{name}_{one.pk}"] = field

    @property
    def blocks(self) -> list[Block]:
        """The fields, expectation by expectation."""
        names = ("value", "explanation", "quote", "place")
        return [
            Block(one, self.before.get(one.pk), *(self[f"{name}_{one.pk}"] for name in names))
            for one in self.expectations
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask words with a value, and a value with words."""
        given = super().clean()
        for one in self.expectations:
            value = self.scale.get(given.get(f"value_{one.pk}") or 0)
            words = any(given.get(f"{name}_{one.pk}") for name in ("explanation", "quote"))
            if words and value is None and f"value_{one.pk}" not in self.errors:
                self.add_error(f"value_{one.pk}", _("Choose what the body judges; the words have been kept."))
            elif value and not value.is_not_assessed and not words:
                self.add_error(f"explanation_{one.pk}", _("Explain it in the words of the body, or quote the report."))
        return given

    def entries(self) -> list[Entry]:
        """Return what the action takes."""
        given = self.cleaned_data
        return [
            Entry(one, self.scale.get(given[f"value_{one.pk}"] or 0), given[f"explanation_{one.pk}"],
                  given[f"quote_{one.pk}"], given[f"place_{one.pk}"])
            for one in self.expectations
        ]  # fmt: skip


class ExpectationsForm(forms.Form):
    """The expectations a finding is about."""

    expectations = SubsetField(label=_("Which expectations is this finding about?"), required=False)

    def __init__(self, *args: Any, themes: Iterable[ThemeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expectations"].offer(themes)  # type: ignore[attr-defined]
