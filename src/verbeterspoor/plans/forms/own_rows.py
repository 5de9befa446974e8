"""What an executor filled in in a sheet: each row a report of its own, to be looked at and mended before it is sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from verbeterspoor.documents.choices import DateProblem
from verbeterspoor.documents.sheets import Sheet, plain_title
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import OwnColumn, OwnRefusal, Progress, Refusal
from verbeterspoor.reading import read_date_cell

from .fields import NoClientData

FILLED = (OwnColumn.PROGRESS, OwnColumn.TEXT, OwnColumn.FORECAST, OwnColumn.EVIDENCE)
LANGUAGES = ("nl", "en")


def in_each_language(label: Any) -> set[str]:
    """Return a label as it may stand in a sheet, in whichever language it left."""
    found = set()
    for language in LANGUAGES:
        with override(language):
            found.add(plain_title(str(label)))
    return found


class SaidDay(forms.CharField):
    """A day as people write it in a sheet: 1-3-2020, Q3 2020, eind maart 2020."""

    def __init__(self, *, near: date | None = None, **options: Any) -> None:
        super().__init__(required=False, max_length=200, **options)
        self.near = near

    def clean(self, value: Any) -> Any:
        said = read_date_cell(super().clean(value) or "", near=self.near)
        if said.problem:
            raise forms.ValidationError(DateProblem(said.problem).label)
        return said.day


class OwnRowForm(NoClientData):
    """One row of the sheet: how it is going with one action or part."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=60)
    row = forms.IntegerField(widget=forms.HiddenInput)
    progress = forms.CharField(label=_("How is it going?"), widget=forms.Select(), required=False)
    text = forms.CharField(label=_("Explanation"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000,
                           required=False)  # fmt: skip
    forecast_date = SaidDay(label=_("Expected to be ready on"))
    evidence = forms.CharField(label=_("Evidence"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000,
                               required=False)  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["progress"].widget.choices = [("", _("– to be chosen –")), *Progress.choices]
        fields["forecast_date"].near = today
        self.thing: Any = None
        self.was_sent = False

    def clean_progress(self) -> str:
        """Take one of the four choices, by its word in either language."""
        text = self.cleaned_data["progress"].strip()
        if not text:
            raise forms.ValidationError(OwnRefusal.CHOOSE_PROGRESS.label)
        found = progress_named(text)
        if found in Progress.values:
            return found
        raise forms.ValidationError(str(OwnRefusal.UNKNOWN_PROGRESS.label) % {"text": text[:80]})

    def clean(self) -> dict[str, Any]:
        """Ask what a report asks: an explanation, and a day from whoever runs late."""
        cleaned = super().clean()
        if "progress" in cleaned and "text" in cleaned and "forecast_date" in cleaned:
            asked = {name: cleaned[name] for name in ("progress", "text", "forecast_date")}
            try:
                rules.check_progress(**asked)
            except NotAllowed as refusal:
                needs_text = str(refusal) == str(Refusal.NEEDS_TEXT.label)
                self.add_error("text" if needs_text else "forecast_date", str(refusal))
        return cleaned

    def said(self) -> dict[str, Any]:
        """Return what is reported."""
        return {name: self.cleaned_data[name] for name in ("progress", "text", "forecast_date", "evidence")}


def progress_named(text: str) -> str:
    """Return which of the four choices a word is, in either language; any other word stays as it is."""
    plain = plain_title(text)
    return next((one.value for one in Progress if plain in in_each_language(one.label)), text.strip())


def rows_of_sheet(sheet: Sheet) -> list[dict[str, str]]:
    """Return the rows that were filled in, by column; refused when this is another table."""
    plain = [plain_title(title) for title in sheet.titles]
    places = {}
    for column in (OwnColumn.ID, *FILLED):
        wanted = in_each_language(column.label)
        places[column] = next((place for place, title in enumerate(plain) if title in wanted), None)
    if places[OwnColumn.ID] is None or places[OwnColumn.PROGRESS] is None:
        raise NotAllowed(OwnRefusal.NOT_OURS.label)
    found = []
    for row in sheet.rows:
        cells = {str(column.value): "" if place is None else said(row.cells[place]) for column, place in places.items()}
        if any(cells[column].strip() for column in FILLED):
            cells["progress"] = progress_named(cells["progress"])
            found.append({"row": str(row.number), "code": cells.pop("id"), **cells})
    return found


def said(cell: Any) -> str:
    """Return what a cell says; a day the file marks as one as that day."""
    return f"{cell.day:%d-%m-%Y}" if cell.day else str(cell)


def known_titles() -> list[str]:
    """Return the titles by which the header of this sheet is found."""
    titles = []
    for language in LANGUAGES:
        with override(language):
            titles += [str(one.label) for one in OwnColumn]
    return titles
