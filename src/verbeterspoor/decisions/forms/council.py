"""Forms of the council's items and of what the council did with a letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import (
    CouncilItemKind,
    CouncilItemState,
    CouncilRefusal,
    ItemSource,
    TreatmentKind,
)
from verbeterspoor.decisions.models import Letter
from verbeterspoor.documents.sheets import Sheet, read_pasted, read_tables
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.forms import DayField
from verbeterspoor.reading.cell_dates import read_date_cell
from verbeterspoor.supervision.models import Finding
from verbeterspoor.trajectories.models import Trajectory

from .fields import NoClientData, lines


class ItemSearchForm(forms.Form):
    """What narrows the list of items."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *CouncilItemKind.choices])
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *CouncilItemState.choices])


class ItemForm(NoClientData):
    """An item of the clerk's list, and what it touches here."""

    kind = forms.ChoiceField(label=_("Kind"), choices=CouncilItemKind.choices)
    text = lines(_("Text, as it stands on the list of the council"), rows=4, required=True)
    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    made_date = DayField(label=_("Made on"), required=False)
    made_by = forms.CharField(
        label=_("To whom or by whom"),
        max_length=200,
        required=False,
        help_text=_("A party or a role, no private details."),
    )
    due_date = DayField(label=_("Settled before or on"), required=False)
    progress = lines(_("How it stands"), rows=2)
    link = forms.URLField(
        label=_("Address on the council's site"), required=False, max_length=500, assume_scheme="https"
    )
    trajectory = forms.ModelChoiceField(Trajectory.objects.none(), label=_("Is about"), required=False)
    letter = forms.ModelChoiceField(Letter.objects.none(), label=_("Made because of the letter"), required=False)
    finding = forms.ModelChoiceField(Finding.objects.none(), label=_("Touches the finding"), required=False)

    def __init__(self, *args: Any, trajectories: Any, letters: Any, findings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("trajectory", trajectories), ("letter", letters), ("finding", findings)):
            if rows.exists():
                self.fields[name].queryset = rows  # type: ignore[attr-defined]
            else:
                del self.fields[name]


class ItemStateForm(ItemForm):
    """An item that is linked already, and how it stands."""

    state = forms.ChoiceField(label=_("State"), choices=CouncilItemState.choices)
    settled_by = forms.ModelChoiceField(Letter.objects.none(), label=_("Answered in the letter"), required=False)
    settled_date = DayField(label=_("Settled on"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, letters: Any, **kwargs: Any) -> None:
        super().__init__(*args, letters=letters, **kwargs)
        self.fields["settled_by"].queryset = letters  # type: ignore[attr-defined]


class TreatmentForm(NoClientData):
    """What the council did with a letter."""

    kind = forms.ChoiceField(label=_("What the council did"), choices=TreatmentKind.choices)
    on_date = DayField(label=_("On"))
    where = forms.CharField(label=_("In which meeting"), max_length=200, required=False)
    note = lines(_("Explanation"), rows=3)
    link = forms.URLField(
        label=_("Address on the council's site"), required=False, max_length=500, assume_scheme="https"
    )


class CouncilListForm(forms.Form):
    """The clerk's list as a file or as pasted text; shown row by row before anything is kept."""

    usual_kind = forms.ChoiceField(
        label=_("What stands on this list"), choices=CouncilItemKind.choices,
        help_text=_("Used where a row does not say itself what it is."),
    )  # fmt: skip
    source = forms.ChoiceField(label=_("Where it comes from"), choices=[
        (ItemSource.IBABS, ItemSource.IBABS.label), (ItemSource.CSV, ItemSource.CSV.label)])  # fmt: skip
    file = forms.FileField(label=_("File"), required=False, help_text=_("Excel, OpenDocument or CSV."))
    pasted = forms.CharField(label=_("Or paste the list here"), required=False, strip=False, max_length=1_000_000,
                             widget=forms.Textarea(attrs={"rows": 6}))  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Read the rows; say what is the matter at the field it came from."""
        given = super().clean() or {}
        upload, pasted = given.get("file"), given.get("pasted") or ""
        field = "file" if upload else "pasted"
        try:
            if not upload and not pasted.strip():
                raise NotAllowed(CouncilRefusal.NO_ROWS.label)
            if upload:
                sheets = read_tables(upload.read(), upload.name, known=_known_titles())
            else:
                sheets = read_pasted(pasted, known=_known_titles())
            sheet = next((one for one in sheets if one.rows), None)
            if sheet is None:
                raise NotAllowed(CouncilRefusal.NO_ROWS.label)
            given["rows"] = rules.check_rows(_rows(sheet, given.get("usual_kind") or CouncilItemKind.PROMISE))
            given["text"] = _as_text(sheet)
        except NotAllowed as refusal:
            self.add_error(field, str(refusal))
        return given


def _known_titles() -> list[str]:
    return [word for words in rules.COLUMNS.values() for word in words]


def _as_text(sheet: Sheet) -> str:
    """Return the list as text that can be sent once more, when it is confirmed."""
    wide = [sheet.titles, *([cell.text for cell in row.cells] for row in sheet.rows)]
    return "\n".join("\t".join(" ".join(str(cell).split()) for cell in row) for row in wide)


def _rows(sheet: Sheet, usual: str) -> Iterator[rules.ItemRow]:
    places = rules.columns_of([str(title) for title in sheet.titles])
    for row in sheet.rows:
        if any(cell.text.strip() for cell in row.cells):
            yield _row(row, places, usual)


def _row(row: Any, places: dict[str, int], usual: str) -> rules.ItemRow:
    """Read one row and say what is the matter with it."""
    said = {name: row.cells[place].text.strip() for name, place in places.items() if place < len(row.cells)}
    facts: dict[str, Any] = {name: said.get(name, "") for name in ("number", "text", "made_by", "progress", "link")}
    facts["number"], facts["made_by"] = facts["number"][:60], facts["made_by"][:200]
    problems = [] if facts["text"] else [str(CouncilRefusal.NO_TEXT.label)]
    kind = rules.kind_of_item(said.get("kind", ""), usual)
    if kind is None:
        problems.append(CouncilRefusal.UNKNOWN_KIND.label % {"said": said["kind"]})
    facts["kind"] = kind or usual
    for name in ("made_date", "due_date"):
        text = said.get(name, "")
        cell = row.cells[places[name]] if name in places and places[name] < len(row.cells) else None
        read = read_date_cell(text, day=cell.day if cell else None)
        facts[name] = read.day
        if read.problem:
            problems.append(CouncilRefusal.NO_DAY.label % {"said": text})
    if not facts["link"].startswith(("http://", "https://")):
        facts["link"] = ""
    return rules.ItemRow(row.number, facts, tuple(problems))
