"""A file made to break the reader gives a message: it takes no memory of the server, and never an unforeseen error."""

from __future__ import annotations

import resource

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbeterspoor.documents.contents import UnreadableFile, contents_of
from verbeterspoor.documents.sheets import UnreadableSheet, read_pasted, read_tables

from . import packages as made
from .test_sheets_in import EXCEL, FILES

FAR = made.xlsx({"A1": "Nr", "B1": "Actie", "XFD1048576": "ver weg"})
ZEROS = b"0" * 70_000_000
LAUGHS = '<!DOCTYPE x [<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip
BOMBS = {
    "a cell at the far end": FAR,
    "a sheet of zeros": made.package({"xl/workbook.xml": ZEROS, "xl/a": ZEROS, "xl/b": ZEROS}),
    "a document of zeros": made.package({"word/document.xml": ZEROS}),
    "one cell over a milliard columns": made.word(
        "<w:tbl>" + made.word_row(made.word_cell("a", '<w:gridSpan w:val="999999999"/>')) + "</w:tbl>"
    ),
    "a row a million times": made.ods(
        made.ods_row(made.ods_cell("a", 'table:number-columns-repeated="90"'),
                     repeated='table:number-rows-repeated="1048576"')
    ),
    "a milliard laughs": made.package(
        {"content.xml": LAUGHS + made.ODS.format(rows=made.ods_row(made.ods_cell("&j;")))}
    ),
    "an outside file": made.package({"content.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
                                     + made.ODS.format(rows=made.ods_row(made.ods_cell("&a;")))}),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_gives_a_message_and_takes_no_memory(name: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UnreadableSheet):
        read_tables(BOMBS[name], "plan")

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_damaged_file_gives_its_tables_or_a_message(kind: str, data: st.DataObject) -> None:
    content = bytearray(FILES[kind])
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    tables_or_message(bytes(content))


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=300), st.text(alphabet='<>/tabledrh \t\n;,"=123rowspancolspan', max_size=400)))
def test_any_text_gives_its_tables_or_a_message(text: str) -> None:
    try:
        sheets = read_pasted(text)
    except UnreadableSheet:
        return
    for sheet in sheets:
        assert all(len(row.cells) == len(sheet.titles) for row in sheet.rows)


def tables_or_message(content: bytes) -> None:
    try:
        sheets = read_tables(content, "plan")
    except UnreadableSheet:
        return
    assert all(sheet.titles for sheet in sheets)


def test_a_package_that_lies_about_its_size_is_no_danger() -> None:
    lying = bytearray(made.package({"word/document.xml": b"0" * 5_000_000}))
    place = lying.find(b"PK\x01\x02")
    lying[place + 24 : place + 28] = (100).to_bytes(4, "little")

    with pytest.raises(UnreadableSheet):
        read_tables(bytes(lying), "plan.docx")


def test_a_file_that_is_twice_packed_is_refused() -> None:
    with pytest.raises(UnreadableSheet):
        read_tables(made.package({"plan.xlsx": EXCEL}), "plan.xlsx")


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["a.pdf", "a.docx", "a.xlsx", "a.ods", "a.png"]), st.data())
def test_a_damaged_file_that_is_added_has_contents_or_a_message(name: str, data: st.DataObject) -> None:
    given_files = {"a.pdf": made.pdf_with_note("Verslag"), "a.png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 80}
    content = bytearray(given_files.get(name) or FILES[name[2:]])
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        contents = contents_of(bytes(content), name)
    except UnreadableFile:
        return
    assert contents.media_type
