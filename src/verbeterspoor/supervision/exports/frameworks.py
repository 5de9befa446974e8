"""A version of a framework as a table that can be read in again."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.sheets import Column, Kind
from verbeterspoor.supervision import queries
from verbeterspoor.supervision.models import FrameworkVersion


def framework_columns() -> list[Column]:
    """Return the columns by which the sheet is known when it comes back."""
    return [Column(_("Theme")), Column(_("Criterion")), Column(_("Number")), Column(_("Expectation"), Kind.LONG_TEXT)]


def framework_rows(version: FrameworkVersion) -> Iterator[list[str]]:
    """Yield the expectations of a version in the order of its themes."""
    for one in queries.expectations_of(version):
        yield [one.theme.title, one.criterion.title if one.criterion else "", one.number, one.text]
