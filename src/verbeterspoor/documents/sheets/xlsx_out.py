"""Writes Excel files of any length in flat memory, ready to be filled in and sent back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from django.utils.timezone import localtime
from django.utils.translation import gettext, override
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from .columns import Column, Kind, is_like_formula, value_of

MOST_ROWS = 1_048_575
ROOM_BELOW = 500
"""On how many empty rows under the table people still get drop-downs and explanations."""

LISTS = "Keuzes"
DAYS, MOMENTS = "dd-mm-yyyy", "dd-mm-yyyy hh:mm"


def write_xlsx(
    columns: Sequence[Column], rows: Iterable[Sequence[Any]], *, title: Any, language: str, now: datetime,
    notes: Sequence[Any] = (),
) -> bytes:  # fmt: skip
    """Return a file with the table on the first sheet and what to know about it on the second.

    The header stays in sight and filters; days are days and numbers are numbers; a choice has a drop-down. Texts are
    never formulas. The ID column is hidden and refuses typing; sheets are not locked, so that people can sort, filter
    and add rows.
    """
    target = io.BytesIO()
    with override(language):
        settings = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        with xlsxwriter.Workbook(target, settings) as book:
            book.set_properties({"title": str(title)[:255], "created": localtime(now).replace(tzinfo=None)})
            _write(book, columns, rows, str(title), notes)
    return target.getvalue()


def _write(book: xlsxwriter.Workbook, columns: Sequence[Column], rows: Iterable[Sequence[Any]], title: str,
           notes: Sequence[Any]) -> None:  # fmt: skip
    sheet = book.add_worksheet(sheet_name(title))
    _set_up(book, sheet, columns)
    count = _write_rows(book, sheet, columns, rows)
    sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
    for place, column in enumerate(columns):
        _guide(sheet, place, column, count + ROOM_BELOW)
    _write_explanation(book, columns, title, notes)
    _write_lists(book, columns)


def sheet_name(title: str) -> str:
    """Return a name Excel accepts for a sheet: 31 characters, without the signs it refuses."""
    name = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).strip(" '")
    name = " ".join(name.split())[:31].strip(" '")
    return gettext("Table") if not name or name.lower() in ("history", LISTS.lower()) else name


def _set_up(book: xlsxwriter.Workbook, sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Set widths and the header, and how the sheet is printed."""
    head = book.add_format(
        {"bold": True, "bg_color": "#0B5563", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}
    )
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.characters, None, {"hidden": column.kind == Kind.ID})
        sheet.write_string(0, place, str(column.title), head)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    top = {"valign": "top"}
    return {
        "plain": book.add_format(top),
        "wrapped": book.add_format({**top, "text_wrap": True}),
        "quoted": book.add_format({**top, "text_wrap": True, "quote_prefix": True}),
        "day": book.add_format({**top, "num_format": DAYS, "align": "left"}),
        "moment": book.add_format({**top, "num_format": MOMENTS, "align": "left"}),
    }


def _write_rows(book: xlsxwriter.Workbook, sheet: Worksheet, columns: Sequence[Column],
                rows: Iterable[Sequence[Any]]) -> int:  # fmt: skip
    """Write every row and return how many there are."""
    formats, count = _formats(book), 0
    wrapped = [column.kind == Kind.LONG_TEXT for column in columns]
    for count, row in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise ValueError("an Excel sheet holds no more than 1,048,575 rows")
        for place, given in enumerate(row):
            _write_cell(sheet, count, place, given, formats, wrapped[place])
    return count


def _write_cell(sheet: Worksheet, row: int, place: int, given: Any, formats: dict[str, Format], wrap: bool) -> None:
    value = value_of(given)
    if value is None:
        return
    if isinstance(value, str):
        usual = "wrapped" if wrap or "\n" in value else "plain"
        sheet.write_string(row, place, value, formats["quoted" if is_like_formula(value) else usual])
    elif isinstance(value, datetime):
        sheet.write_datetime(row, place, value, formats["moment"])
    elif hasattr(value, "year"):
        sheet.write_datetime(row, place, value, formats["day"])
    else:
        sheet.write_number(row, place, float(value), formats["plain"])


def _guide(sheet: Worksheet, place: int, column: Column, last: int) -> None:
    """Give the cells of a column their drop-down and their explanation; in the ID column nobody can type."""
    rule: dict[str, Any] = {"validate": "any"}
    if column.kind == Kind.CHOICE and column.choices:
        letter = xlsxwriter.utility.xl_col_to_name(place)
        source = f"='{LISTS}'!${letter}$1:${letter}${len(column.choices)}"
        rule = {"validate": "list", "source": source, "error_title": gettext("Choose from the list"),
                "error_message": gettext("Choose one of the values of the list."), "error_type": "warning"}  # fmt: skip
    elif column.kind == Kind.ID:
        rule = {"validate": "custom", "value": "=FALSE", "error_title": gettext("Leave this as it is"),
                "error_message": gettext("By this code a row is recognised when it comes back.")}  # fmt: skip
    if column.explanation:
        rule |= {"input_title": str(column.title)[:32], "input_message": str(column.explanation)[:255]}
    if rule != {"validate": "any"}:
        sheet.data_validation(1, place, last, place, rule)


def _write_explanation(book: xlsxwriter.Workbook, columns: Sequence[Column], title: str, notes: Sequence[Any]) -> None:
    """Write the sheet that says what the table is and what each column asks."""
    sheet = book.add_worksheet(gettext("Explanation")[:31])
    bold, wrapped = (
        book.add_format({"bold": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 90)
    lines = [(title, "", bold), *((note, "", None) for note in notes), ("", "", None)]
    lines += [
        (column.title, _asked(column), bold)
        for column in columns
        if column.kind != Kind.ID and _asked(column)
    ]  # fmt: skip
    for row, (left, right, style) in enumerate(lines):
        sheet.write_string(row, 0, value_of(left) or "", style)
        sheet.write_string(row, 1, right, wrapped)


def _asked(column: Column) -> str:
    choices = (
        gettext("Choose from: %(choices)s.") % {"choices": ", ".join(map(str, column.choices))}
        if column.choices
        else ""
    )
    return " ".join(filter(None, [str(column.explanation), choices]))


def _write_lists(book: xlsxwriter.Workbook, columns: Sequence[Column]) -> None:
    """Write the values of the drop-downs on a hidden sheet, each under its own column."""
    if not any(column.choices for column in columns):
        return
    sheet = book.add_worksheet(LISTS)
    sheet.hide()
    for row in range(max(len(column.choices) for column in columns)):
        for place, column in enumerate(columns):
            if row < len(column.choices):
                sheet.write_string(row, place, str(column.choices[row]))
