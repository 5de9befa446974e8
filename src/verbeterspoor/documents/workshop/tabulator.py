"""Worker: reads one office file (its kind on the command line) and writes its tables as JSON.

Answer: {"sheets": [{"name", "rows": [[cell, …], …]}]}; row n of the answer is row n people see. A cell is a text, or
{"day", "text"} where the file says that it is a day. Merged cells are filled. A complaint is one word.
"""

from __future__ import annotations

import io
import json
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from grid import BROKEN, LOCKED, TOO_MANY_COLUMNS, TOO_MANY_ROWS, Complaint, Limits, fill, trimmed
from limits import keep_to_limits
from percentages import percentages_in


def workbook(content: bytes, limits: Limits, *, hidden: bool) -> list[dict[str, Any]]:
    """Return the sheets of an Excel file of any age; hidden ones only when asked for."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown = [one.name for one in book.sheets_metadata if hidden or one.visible == SheetVisibleEnum.Visible]
        percent = percentages_in(content)
        return [
            {"name": name, "rows": sheet_rows(book.get_sheet_by_name(name), limits, percent.get(name, set()))}
            for name in shown
        ]
    except PasswordError:
        raise Complaint(LOCKED) from None
    except CalamineError:
        raise Complaint(BROKEN) from None


def sheet_rows(sheet: Any, limits: Limits, percent: set[tuple[int, int]]) -> list[list[Any]]:
    """Return the rows of a sheet from its first row on, merged cells filled."""
    read = sheet.to_python(skip_empty_area=False, nrows=limits.rows + 2)
    for row, place in percent:
        if row < len(read) and place < len(read[row]) and type(read[row][place]) in (int, float):
            read[row][place] = f"{cell(round(read[row][place] * 100, 9))}%"
    rows = trimmed([[cell(value) for value in row] for row in read])
    if len(rows) > limits.rows + 1:
        raise Complaint(TOO_MANY_ROWS)
    if any(len(row) > limits.columns for row in rows):
        raise Complaint(TOO_MANY_COLUMNS)
    return fill(rows, [(*start, *end) for start, end in sheet.merged_cell_ranges or []])


def cell(value: Any) -> Any:
    """Say a value as people see it in their sheet: 3 and not 3.0, a comma in a fraction, 1-3-2020 for a day."""
    match value:
        case str():
            return value
        case bool():
            return "ja" if value else "nee"
        case int() | float():
            return f"{value:.15g}".replace(".", ",") if value != int(value) else str(int(value))
        case datetime():
            clock = f" {value:%H:%M}" if value.time() != time() else ""
            return {"day": value.date().isoformat(), "text": said(value) + clock}
        case date():
            return {"day": value.isoformat(), "text": said(value)}
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            return str(value)
    return "" if value is None else str(value)


def said(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def main() -> None:
    keep_to_limits()
    kind, limits = sys.argv[3], Limits(int(sys.argv[4]), int(sys.argv[5]))
    content = sys.stdin.buffer.read()
    try:
        if kind in ("workbook", "whole_workbook"):
            sheets = workbook(content, limits, hidden=kind == "whole_workbook")
        else:
            import office_xml

            sheets = (office_xml.word_tables if kind == "word" else office_xml.open_sheets)(content, limits)
    except Complaint as complaint:
        sys.exit(str(complaint))
    json.dump({"sheets": sheets}, sys.stdout)


if __name__ == "__main__":
    main()
