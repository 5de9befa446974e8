"""The register of letters as Excel or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from verbeterspoor.decisions import queries
from verbeterspoor.decisions.models import Letter
from verbeterspoor.documents.exports import CSV, XLSX
from verbeterspoor.documents.sheets import Column, Kind, write_csv, write_xlsx

LETTER_TABLES = {"xlsx": XLSX, "csv": CSV}


def letter_table(letters: Iterable[Letter], *, kind: str, language: str, now: datetime) -> bytes | Iterable[bytes]:
    """Make the register as a table; the rows come one by one."""
    columns = [
        Column(_("Number")), Column(_("Subject"), Kind.LONG_TEXT), Column(_("Kind")), Column(_("State")),
        Column(_("Rests on"), Kind.LONG_TEXT), Column(_("Date"), Kind.DAY), Column(_("Case number")),
        Column(_("Author")), Column(_("Portfolio holder")), Column(_("Openness")),
        Column(_("Handed over"), Kind.MOMENT), Column(_("What blocks it"), Kind.LONG_TEXT),
    ]  # fmt: skip
    if kind == "csv":
        return write_csv(columns, _rows(letters), language=language)
    return write_xlsx(columns, _rows(letters), title=_("Letters"), language=language, now=now)


def _rows(letters: Iterable[Letter]) -> Iterator[list[Any]]:
    for letter in letters:
        blocks = " ".join(one.sentence for one in queries.contradictions_of(letter))
        yield [
            letter.number, letter.subject, letter.template_version.template.name, letter.get_status_display(),
            letter.get_basis_display(), letter.dated or "", letter.case_number, letter.author.name,
            letter.portfolio_holder.name if letter.portfolio_holder else "", letter.get_disclosure_display(),
            letter.handed_over_at or "", blocks,
        ]  # fmt: skip
