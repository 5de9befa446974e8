"""A framework as a sheet: which column is what, what is wrong with which row, and nothing before somebody agrees."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents import sheets
from verbeterspoor.documents.rules import personal_data_in
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import FrameworkRefusal
from verbeterspoor.supervision.rules import Row

COLUMNS = {
    "theme": ("thema", "theme", "themas", "hoofdthema", "onderwerp", "domein"),
    "criterion": ("criterium", "criterion", "criteria"),
    "number": ("nummer", "number", "nr", "no", "code", "volgnummer"),
    "text": ("verwachting", "expectation", "verwachtingen", "norm", "eis", "omschrijving", "tekst", "text"),
}
"""Titles by which a column is known, compared without capitals, accents and signs."""

NEEDED = ("theme", "text")
NONE = ""


@dataclass(frozen=True)
class Table:
    """A table as somebody gave it: titles, and rows with the number they have in the file."""

    titles: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @classmethod
    def of(cls, sheet: sheets.Sheet) -> Table:
        """Keep the words of a sheet."""
        return cls(sheet.titles, tuple((row.number, tuple(str(cell) for cell in row.cells)) for row in sheet.rows))

    def packed(self) -> str:
        """Return it as a page carries it along to the next step."""
        return json.dumps([self.titles, self.rows], ensure_ascii=False)

    @classmethod
    def unpacked(cls, text: str) -> Table:
        """Take it from the page again; whatever came back is judged like anything that is typed."""
        titles, rows = json.loads(text)
        width = len(titles)
        found = tuple((int(number), tuple(str(cell).replace("\x00", "") for cell in [*cells, *[""] * width][:width]))
                      for number, cells in rows)  # fmt: skip
        return cls(tuple(str(title) for title in titles), found)


@dataclass(frozen=True)
class Looked:
    """A row as it would be taken over, with what is wrong with it."""

    number: int
    row: Row
    problems: tuple[str, ...] = ()


class SheetForm(forms.Form):
    """A file with a framework, or a table copied from one."""

    file = forms.FileField(
        label=_("File"), required=False, help_text=_("Excel, OpenDocument, CSV, or a Word file with a table.")
    )
    pasted = forms.CharField(
        label=_("Or paste the table here"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean(self) -> dict[str, Any]:
        """Read the table; say what is the matter with the file, at the field it came from."""
        given = super().clean() or {}
        known = [title for titles in COLUMNS.values() for title in titles]
        upload, pasted = given.get("file"), given.get("pasted") or ""
        try:
            if upload is not None:
                found = sheets.read_tables(upload.read(), upload.name, known=known)
            elif pasted.strip():
                found = sheets.read_pasted(pasted, known=known)
            elif not self.errors:
                raise NotAllowed(gettext("Choose a file, or paste a table."))
            else:
                return given
            given["table"] = Table.of(likeliest(found))
            if not given["table"].rows:
                raise NotAllowed(FrameworkRefusal.NOTHING_TO_IMPORT.label)
            if len(given["table"].rows) > rules.MOST_ROWS:
                raise NotAllowed(FrameworkRefusal.TOO_MANY.label)
        except NotAllowed as refusal:
            self.add_error("pasted" if upload is None and pasted.strip() else "file", str(refusal))
        return given


class ColumnsForm(forms.Form):
    """Which column of a table is what; the table itself travels along, so that nothing is stored before agreeing."""

    table = forms.CharField(widget=forms.HiddenInput, strip=False)
    theme = forms.ChoiceField(label=_("Theme"))
    criterion = forms.ChoiceField(label=_("Criterion"), required=False)
    number = forms.ChoiceField(label=_("Number"), required=False)
    text = forms.ChoiceField(label=_("Expectation"))

    def __init__(self, *args: Any, table: Table, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.given = table
        choices: list[tuple[Any, Any]] = [(NONE, _("– no column –"))]
        choices += [(str(place), title) for place, title in enumerate(table.titles)]
        for name in COLUMNS:
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse one column for two things."""
        given = super().clean() or {}
        chosen = [given[name] for name in COLUMNS if given.get(name)]
        if len(set(chosen)) != len(chosen):
            raise forms.ValidationError(_("One column cannot be two things. Choose another column."))
        return given

    def looked_at(self, taken: Iterable[str]) -> list[Looked]:
        """Return the rows as they would be taken over, each with its problems."""
        places = {name: int(value) for name in COLUMNS if (value := self.cleaned_data.get(name))}
        return look_at(self.given, places, taken)


def likeliest(found: Sequence[sheets.Sheet]) -> sheets.Sheet:
    """Return the sheet of a file that has most of the columns we know; of equals the one with most rows."""
    return max(found, key=lambda sheet: (len(places_of(sheet.titles)), len(sheet.rows)))


def places_of(titles: Sequence[str]) -> dict[str, int]:
    """Return which column is what, as far as the titles say so; a title that says it exactly goes first."""
    plain = [sheets.plain_title(title) for title in titles]
    found: dict[str, int] = {}
    for name, known in COLUMNS.items():
        wanted = [sheets.plain_title(title) for title in known]
        place = next((plain.index(title) for title in wanted if title in plain), None)
        if place is not None and place not in found.values():
            found[name] = place
    return found


def first_guess(table: Table) -> dict[str, str]:
    """Return what the form about columns starts with."""
    return {"table": table.packed(), **{name: str(place) for name, place in places_of(table.titles).items()}}


def look_at(table: Table, places: dict[str, int], taken: Iterable[str]) -> list[Looked]:
    """Make rows of a table and say what is wrong with each.

    A theme that is written once above its expectations counts for those below it; a line with nothing but a theme is a
    heading.
    """
    known, found, theme = set(taken), [], ""
    for number, cells in table.rows:
        said = {name: cells[place].strip() for name, place in places.items()}
        theme = said.get("theme") or theme
        row = Row(theme, said.get("criterion", ""), said.get("number", ""), said.get("text", ""))
        if not (row.text or row.number or row.criterion):
            continue
        problems = [str(problem.label) for problem in rules.problems_of(row, known)]
        problems += [
            gettext("This looks like %(what)s.") % {"what": hit.kind.label}
            for words in (row.theme, row.criterion, row.text) for hit in personal_data_in(words)
        ]  # fmt: skip
        known.add(row.number.casefold())
        found.append(Looked(number, row, tuple(problems)))
    return found
