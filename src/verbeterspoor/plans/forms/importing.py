"""Forms to bring in a table: the file or what was pasted, which column is what, and one row that is mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.sheets import read_pasted, read_tables
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ImportRefusal, SheetColumn

LONG = frozenset({SheetColumn.TITLE, SheetColumn.RESULT, SheetColumn.EVIDENCE, SheetColumn.ASSURANCE})
HELP = {
    SheetColumn.FINDINGS: _("The numbers of the findings, with ; between them."),
    SheetColumn.OWNER: _("One organisation or unit, by its name."),
    SheetColumn.DUE: _("For example 1-3-2020, Q3 2020 or ongoing."),
}
READ_IN = [SheetColumn(one) for one in rules.TITLES]


class TableForm(forms.Form):
    """A file with a table, or a table that was pasted."""

    file = forms.FileField(
        label=_("File"), required=False, help_text=_("Excel, OpenDocument, CSV, or a Word file with a table.")
    )
    pasted = forms.CharField(
        label=_("Or paste the table here"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 6})
    )

    known: Sequence[str] = rules.KNOWN

    def clean(self) -> dict[str, Any]:
        """Read the table; say what is the matter with it at the field it came from."""
        given = super().clean() or {}
        upload, pasted = given.get("file"), given.get("pasted") or ""
        if upload is None and not pasted.strip():
            if not self.errors:
                self.add_error("file", ImportRefusal.NOTHING_GIVEN.label)
            return given
        try:
            if upload is not None:
                given["sheets"], given["name"] = read_tables(upload.read(), upload.name, known=self.known), upload.name
            else:
                given["sheets"], given["name"] = read_pasted(pasted, known=self.known), str(_("Pasted table"))
            if not any(sheet.rows for sheet in given["sheets"]):
                raise NotAllowed(ImportRefusal.NO_ROWS.label)
        except NotAllowed as refusal:
            self.add_error("file" if upload is not None else "pasted", str(refusal))
        return given


class ImportColumnsForm(forms.Form):
    """Which column of the table is what; the guess can be changed."""

    def __init__(self, *args: Any, titles: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [("", _("– no column –")), *((str(place), title) for place, title in enumerate(titles))]
        for column in READ_IN:
            self.fields[column.value] = forms.ChoiceField(
                label=column.label, choices=places, required=column == SheetColumn.TITLE
            )

    def clean(self) -> dict[str, Any]:
        """Refuse one column for two things."""
        given = super().clean() or {}
        chosen = [value for value in given.values() if value]
        if len(set(chosen)) != len(chosen):
            raise forms.ValidationError(ImportRefusal.ONE_COLUMN_TWICE.label)
        return given

    def columns(self) -> dict[str, int]:
        """Return the chosen place of each column."""
        return {name: int(value) for name, value in self.cleaned_data.items() if value}


class RowForm(forms.Form):
    """The cells of one row as text, to be mended; what may be wrong is judged with the whole table."""

    looked_at = forms.BooleanField(label=_("I have looked: this may stay"), required=False)

    def __init__(
        self, *args: Any, columns: Sequence[str], labels: Sequence[str] = (), names: Sequence[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        looked_at = self.fields.pop("looked_at")
        for column in [one for one in SheetColumn if one in columns]:
            usual = forms.Textarea(attrs={"rows": 2}) if column in LONG else forms.TextInput()
            self.fields[column.value] = forms.CharField(
                label=column.label, required=False, widget=usual, help_text=HELP.get(column, "")
            )
        self.choose("owner", names)
        self.choose("findings", labels)
        self.fields["looked_at"] = looked_at

    def choose(self, name: str, values: Sequence[str]) -> None:
        """Offer known values below the text, so that nobody has to know them by heart."""
        if name in self.fields and values:
            choices = [("", _("– as typed above –")), *((one, one) for one in values)]
            self.fields[f"{name}_chosen"] = forms.ChoiceField(
                label=_("Or choose: %(column)s") % {"column": self.fields[name].label}, choices=choices, required=False
            )

    def cells(self) -> dict[str, str]:
        """Return the cells as they were typed, or chosen instead."""
        given = self.cleaned_data
        chosen = {name: given.get(f"{name}_chosen") for name in ("owner", "findings")}
        return {
            name: chosen.get(name) or value.replace("\r\n", "\n")
            for name, value in given.items()
            if name in SheetColumn.values
        }  # fmt: skip
