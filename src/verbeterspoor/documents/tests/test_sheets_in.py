"""Anybody's table comes in: any program, titles above it, merged cells, days as days, and the row people see."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from verbeterspoor.documents.sheets import (
    Column,
    Kind,
    Sheet,
    UnreadableSheet,
    plain_title,
    read_pasted,
    read_tables,
    write_csv,
    write_xlsx,
)

from . import packages as made

OLD_EXCEL = (Path(__file__).parent / "old_excel.xls").read_bytes()
EXCEL = made.xlsx(
    {"A3": "Nr", "B3": "Actie", "C3": "Uiterlijk", "A4": 1, "B4": "Afspraken maken", "C4": date(2020, 3, 1),
     "A5": 2, "C5": "Q3 2020", "A6": 3, "C6": "doorlopend"},
    {"A1:C1": "Verbeterplan lokaal netwerk", "B5:B6": "Evalueren"},
)  # fmt: skip
OPEN = made.ods(
    made.ods_row(made.ods_cell("Verbeterplan lokaal netwerk", 'table:number-columns-spanned="3"'),
                 '<table:covered-table-cell table:number-columns-repeated="2"/>')
    + made.ods_row('<table:table-cell table:number-columns-repeated="16384"/>')
    + made.ods_row(*map(made.ods_cell, ("Nr", "Actie", "Uiterlijk")))
    + made.ods_row(made.ods_cell("1"), made.ods_cell("Afspraken maken"),
                   made.ods_cell("1-3-2020", 'office:date-value="2020-03-01"'))
    + made.ods_row(made.ods_cell("2"), made.ods_cell("Evalueren", 'table:number-rows-spanned="2"'),
                   made.ods_cell("Q3 2020"))
    + made.ods_row(made.ods_cell("3"), "<table:covered-table-cell/>", made.ods_cell("doorlopend"))
    + made.ods_row("<table:table-cell/>", repeated='table:number-rows-repeated="1048000"')
)  # fmt: skip
WORD = made.word(
    "<w:p><w:r><w:t>Verbeterplan lokaal netwerk</w:t></w:r></w:p><w:tbl>"
    + made.word_row(made.word_cell("Verbeterplan lokaal netwerk", '<w:gridSpan w:val="3"/>')) + made.word_row()
    + made.word_row(*map(made.word_cell, ("Nr", "Actie", "Uiterlijk")))
    + made.word_row(*map(made.word_cell, ("1", "Afspraken maken", "1-3-2020")))
    + made.word_row(made.word_cell("2"), made.word_cell("Evalueren", '<w:vMerge w:val="restart"/>'),
                    made.word_cell("Q3 2020"))
    + made.word_row(made.word_cell("3"), made.word_cell("", "<w:vMerge/>"), made.word_cell("doorlopend"))
    + "</w:tbl>"
)  # fmt: skip
HTML = (
    "<html><body><!--StartFragment--><table><tr><td colspan=3>Verbeterplan lokaal netwerk<tr><td><tr>"
    "<th>Nr<th>Actie<th>Uiterlijk</tr><tr><td>1</td><td>Afspraken\n   maken</td><td><p>1-3-2020</p></td></tr>"
    "<tr><td>2<td rowspan=2>Evalueren<td>Q3 2020<tr><td>3<td>doorlopend</table><script>x</script>"
)
FILES = {"xlsx": EXCEL, "xls": OLD_EXCEL, "ods": OPEN, "docx": WORD, "html": HTML.encode()}


def told(sheet: Sheet) -> list[tuple[int, list[str]]]:
    return [(row.number, [cell.text for cell in row.cells]) for row in sheet.rows]


@pytest.mark.parametrize("kind", FILES)
def test_the_same_plan_is_read_from_every_program(kind: str) -> None:
    [sheet] = read_tables(FILES[kind], f"plan.{kind}")

    assert sheet.titles == ("Nr", "Actie", "Uiterlijk")
    assert sheet.above == ("Verbeterplan lokaal netwerk",)
    assert told(sheet) == [
        (4, ["1", "Afspraken maken", "1-3-2020"]),
        (5, ["2", "Evalueren", "Q3 2020"]),
        (6, ["3", "Evalueren", "doorlopend"]),
    ]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_a_day_stays_a_day(kind: str) -> None:
    [sheet] = read_tables(FILES[kind])

    assert [row.cells[2].day for row in sheet.rows] == [date(2020, 3, 1), None, None]


@pytest.mark.parametrize(
    "content",
    [
        "Nr;Actie;Uiterlijk\r\n1;Overdracht, warm;1-3-2020\r\n2;\"Regie; \"\"wie\"\"\";Q3 2020\r\n".encode("utf-8-sig"),
        "Nr\tActie\tUiterlijk\n1\tOverdracht, warm\t1-3-2020\n2\tRegie; \"wie\"\tQ3 2020\n".encode("utf-16"),
        b"sep=|\nNr|Actie|Uiterlijk\n1|Overdracht, warm|1-3-2020\n2|Regie; \"wie\"|Q3 2020",
        b'Nr,Actie,Uiterlijk\n1,"Overdracht, warm",1-3-2020\n2,"Regie; ""wie""",Q3 2020',
    ],
)  # fmt: skip
def test_separated_text_of_any_make_is_read(content: bytes) -> None:
    [sheet] = read_tables(content, "acties.csv")

    assert sheet.titles == ("Nr", "Actie", "Uiterlijk")
    assert [[str(cell) for cell in row.cells] for row in sheet.rows] == [
        ["1", "Overdracht, warm", "1-3-2020"], ["2", 'Regie; "wie"', "Q3 2020"]
    ]  # fmt: skip


def test_old_windows_letters_are_read() -> None:
    [sheet] = read_tables("Actie;Partner\nCoördinatie;Één loket – nu €\n".encode("cp1252"), "a.csv")

    assert [str(cell) for cell in sheet.rows[0].cells] == ["Coördinatie", "Één loket – nu €"]


def test_cells_pasted_from_excel_keep_their_line_ends() -> None:
    [sheet] = read_pasted('Actie\tPartner\n"Afspraken\nmaken"\tVeilig Thuis\n')

    assert told(sheet) == [(2, ["Afspraken\nmaken", "Veilig Thuis"])]


def test_what_we_wrote_comes_back_as_it_was() -> None:
    columns = [Column("id", Kind.ID), Column("Actie"), Column("Uiterlijk", Kind.DAY), Column("Aantal", Kind.NUMBER)]
    rows = [["a1", "=1+1", date(2020, 3, 1), 2.5], ["a2", "- bel de partner", "doorlopend", 3]]
    now = datetime(2020, 2, 12, tzinfo=UTC)
    excel = read_tables(write_xlsx(columns, rows, title="Acties", language="nl", now=now))
    [comma] = read_tables(b"".join(write_csv(columns, rows, language="nl")))

    assert told(excel[0]) == [
        (2, ["a1", "=1+1", "1-3-2020", "2,5"]),
        (3, ["a2", "- bel de partner", "doorlopend", "3"]),
    ]
    assert told(comma) == [(2, ["a1", "=1+1", "01-03-2020", "2,5"]), (3, ["a2", "- bel de partner", "doorlopend", "3"])]


def test_numbers_are_shown_as_people_see_them() -> None:
    cells = {
        "A1": "Wat",
        "B1": "Hoeveel",
        "A2": "x",
        "B2": 2017004234,
        "A3": "y",
        "B3": 0.1 + 0.2,
        "A4": "z",
        "B4": True,
    }
    [sheet] = read_tables(made.xlsx(cells))

    assert [str(row.cells[1]) for row in sheet.rows] == ["2017004234", "0,3", "ja"]


def test_a_percentage_is_shown_as_people_see_it() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("Cijfers")
        sheet.write_row(0, 0, ["Wat", "Nu", "Doel"])
        sheet.write(1, 0, "gezinnen met een plan")
        sheet.write(1, 1, 0.25, book.add_format({"num_format": "0%"}))
        sheet.write(1, 2, 0.805, book.add_format({"num_format": '0.0"%"'}))
        sheet.write(2, 0, "wachttijd")
        sheet.write(2, 1, 0.25)
    [read] = read_tables(target.getvalue())

    assert told(read) == [(2, ["gezinnen met een plan", "25%", "80,5%"]), (3, ["wachttijd", "0,25", ""])]


def test_a_word_table_in_content_controls_is_read_as_it_stands_now() -> None:
    header, taken_out = made.word_row(*map(made.word_cell, ("Actie", "Wie"))), "<w:tr><w:trPr><w:del/></w:trPr></w:tr>"
    controlled = f"<w:sdt><w:sdtContent>{made.word_cell('Afspraken maken')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{made.word_row(controlled, made.word_cell('Wijkteam'))}</w:sdtContent></w:sdt>"
    body = f"<w:sdt><w:sdtContent><w:tbl>{header}{taken_out}{row}</w:tbl></w:sdtContent></w:sdt>"
    [sheet] = read_tables(made.word(body))

    assert told(sheet) == [(2, ["Afspraken maken", "Wijkteam"])]


def test_a_hidden_sheet_is_not_read() -> None:
    assert [sheet.name for sheet in read_tables(EXCEL)] == ["Acties"]


HEADERS: list[tuple[list[list[str]], Sequence[str], int | None]] = [
    ([["Plan"], [], ["Nr", "Actie"], ["1", "a"]], (), 3),
    ([["Versie", "3"], ["Nr", "Actie", "Wie"], ["1", "a", "b"]], (), 2),
    ([["1", "a"], ["2", "b"]], (), None),
    ([["Stand", "Datum", "Door"], ["Actie", "Uiterlijk", "Wie"], ["a", "b", "c"]], ("actie", "UITERLIJK:"), 2),
    ([["Actie"], ["Afspraken maken"], ["Evalueren"]], (), 1),
]


@pytest.mark.parametrize(("rows", "known", "number"), HEADERS)
def test_the_header_is_found_under_lines_with_a_title(
    rows: list[list[str]], known: Sequence[str], number: int | None
) -> None:
    [sheet] = read_pasted("\n".join("\t".join(row) for row in rows), known=known)

    assert (sheet.header.number if sheet.header else None) == number


def test_a_table_without_header_has_letters_and_a_repeated_header_is_no_row() -> None:
    [without] = read_pasted("1\ta\n2\tb")
    [repeated] = read_pasted("Nr\tActie\n1\ta\nNr\tActie\n2\tb")

    assert without.titles == ("A", "B")
    assert [row.number for row in repeated.rows] == [2, 4]


def test_titles_are_compared_without_accents_and_signs() -> None:
    assert plain_title(" Coördinator: ") == plain_title("coordinator") == "coordinator"


REFUSED = {
    "empty": b" \n\n ",
    "too_big": b"a;b\n" * 6_300_000,
    "too_many_rows": b"a;b\n" * 20_002,
    "too_many_columns": b";".join([b"a"] * 101) + b"\nb",
    "locked": b"\xd0\xcf\x11\xe0" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"),
    "old_word": b"\xd0\xcf\x11\xe0" + b"\x00" * 600 + "WordDocument".encode("utf-16-le"),
    "broken": EXCEL[: len(EXCEL) // 2],
    "other_kind": b"%PDF-1.7 ...",
    "no_table": made.word("<w:p><w:r><w:t>Alleen tekst</w:t></w:r></w:p>"),
}


@pytest.mark.parametrize("problem", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_reason(problem: str) -> None:
    with pytest.raises(UnreadableSheet) as refused:
        read_tables(REFUSED[problem], "plan.xlsx")

    assert refused.value.problem == problem
    assert str(refused.value.reason).endswith(".")
