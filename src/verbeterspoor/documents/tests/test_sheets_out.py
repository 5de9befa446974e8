"""Tables leave as Excel and CSV: days are days, choices have a list, and a text is never a formula."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from verbeterspoor.documents.sheets import Column, Kind, write_csv, write_xlsx
from verbeterspoor.documents.sheets.xlsx_out import sheet_name

NOW = datetime(2020, 2, 12, 9, tzinfo=UTC)
COLUMNS = [
    Column("id", Kind.ID),
    Column("Actie", Kind.LONG_TEXT, explanation="Wat gaat u doen?"),
    Column("Uiterlijk", Kind.DAY),
    Column("Gemeld", Kind.MOMENT),
    Column("Aantal", Kind.NUMBER),
    Column("Stand", Kind.CHOICE, choices=["loopt", "klaar"]),
]
ROWS = [
    ["a1", "Afspraken\nmaken", date(2020, 3, 1), NOW, 12, "loopt"],
    ["a2", '=HYPERLINK("https://kwaad.example")', "doorlopend", None, 2.5, "klaar"],
]
FORMULAS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", " =1", "'=1", '"=1', "\r=1", "\x00=1"]


def xlsx(columns: list[Column] = COLUMNS, rows: Any = ROWS, **options: Any) -> bytes:
    return write_xlsx(columns, rows, **{"title": "Acties", "language": "nl", "now": NOW, **options})


def sheet_xml(content: bytes, number: int = 1) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read(f"xl/worksheets/sheet{number}.xml").decode()


def test_days_moments_and_numbers_stay_what_they_are() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx()))
    _, first, second = book.get_sheet_by_name("Acties").to_python()

    assert first[2:5] == [date(2020, 3, 1), NOW.replace(hour=10, tzinfo=None), 12]
    assert second[2:5] == ["doorlopend", "", 2.5]


def test_the_header_stays_in_sight_and_can_filter() -> None:
    xml = sheet_xml(xlsx())

    assert 'state="frozen"' in xml
    assert '<autoFilter ref="A1:F3"' in xml


def test_a_choice_has_a_list_and_the_key_is_hidden_and_refuses_typing() -> None:
    content = xlsx()
    xml = sheet_xml(content)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))

    assert "'Keuzes'!$F$1:$F$2" in xml
    assert re.search(r'<col min="1" max="1"[^>]*hidden="1"', xml)
    assert re.search(r'type="custom"[^>]*sqref="A2:A503"><formula1>FALSE', xml)
    assert [one.visible for one in book.sheets_metadata] == [SheetVisibleEnum.Visible] * 2 + [SheetVisibleEnum.Hidden]


def test_the_second_sheet_says_what_to_fill_in() -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(xlsx(notes=["Stand op 12 februari 2020"]))).get_sheet_by_index(1)
    told = str(rows.to_python())

    assert "Stand op 12 februari 2020" in told
    assert "Wat gaat u doen?" in told
    assert "Kies uit: loopt, klaar." in told


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_is_never_a_formula(text: str) -> None:
    columns = [Column("Actie")]
    content = xlsx(columns, [[text]])
    table = b"".join(write_csv(columns, [[text]], language="nl")).decode("utf-8-sig")
    [_, [cell]] = csv.reader(io.StringIO(table, newline=""), delimiter=";")

    assert "<f>" not in sheet_xml(content)
    assert cell.startswith("'")


def test_signs_that_are_no_text_do_not_break_the_file() -> None:
    content = xlsx([Column("A")], [["a\x00b\ud800c\x1b🎉"], ["x" * 40_000]])
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()

    assert rows[1] == ["abc🎉"]
    assert len(rows[2][0]) == 32_767


def test_csv_opens_in_dutch_excel() -> None:
    written = b"".join(write_csv(COLUMNS, ROWS, language="nl"))

    assert written.startswith(b"\xef\xbb\xbfid;Actie;")
    assert '"Afspraken\nmaken";01-03-2020;12-02-2020 10:00;12;loopt' in written.decode()
    assert "doorlopend;;2,5;klaar" in written.decode()


def test_rows_are_asked_for_one_by_one() -> None:
    asked = []

    def rows() -> Iterator[list[int]]:
        for number in range(2_000):
            asked.append(number)
            yield [number]

    pieces = write_csv([Column("n", Kind.NUMBER)], rows(), language="nl")
    next(pieces), next(pieces)

    assert len(asked) == 500


@pytest.mark.parametrize(
    ("title", "name"),
    [("Acties", "Acties"), ("a/b: [c]*?", "a b c"), ("x" * 60, "x" * 31), ("", "Tabel"), ("'", "Tabel"),
     ("History", "Tabel"), ("Keuzes", "Tabel")],
)  # fmt: skip
def test_a_sheet_gets_a_name_that_excel_accepts(title: str, name: str) -> None:
    assert CalamineWorkbook.from_filelike(io.BytesIO(xlsx(title=title))).sheet_names[0] == name
    assert len(sheet_name(title)) <= 31


def test_a_table_without_rows_is_a_form_to_fill_in() -> None:
    assert "'Keuzes'!$F$1:$F$2" in sheet_xml(xlsx(rows=[]))
