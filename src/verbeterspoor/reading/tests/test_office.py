"""Word and OpenDocument texts are read like any other document; a hostile one is refused, whatever is in it."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbeterspoor.reading import (
    UnreadableDocument,
    examine,
    load,
    page_text,
    read,
    read_bytes,
    read_decision_list,
    read_proposal,
)

from . import office_files
from .material import REPOSITORY

W_P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]>'


@pytest.mark.parametrize(
    ("content", "name"), [(office_files.word_proposal(), "a.docx"), (office_files.open_proposal(), "a.odt")]
)
def test_a_proposal_is_read_from_word_and_from_opendocument(content, name):
    found = read_proposal(load(content, name))
    assert (found.kind.value, found.subject.value) == ("college_proposal", "Toezicht op de wijkteams")
    assert found.portfolio_holder.value == "wethouder Zorg"
    assert [(p.number, p.text) for p in found.points] == [
        ("1", "De raad te informeren over het rapport."),
        ("2", "De raadsbrief op 18 april te plaatsen."),
    ]
    assert [(a.number, a.serves) for a in found.arguments] == [("1.1", "1")]


def test_a_page_break_in_word_begins_another_page():
    document = load(office_files.word_proposal(), "a.docx")
    found = read_proposal(document)
    assert (found.pages, found.attachments[0].number, found.attachments[0].page) == (2, "RAAD-4234", 2)
    assert found.latest_date == dt.date(2017, 4, 18)


def test_quotes_count_letters_of_their_page():
    content = office_files.word_proposal()
    document = load(content, "a.docx")
    for answer in (*read_bytes(content, "a.docx").decision_points, *read_proposal(document).fields):
        text = page_text(content, document.media_type, answer.page)
        assert text[answer.quote.start : answer.quote.end] == answer.quote.text


def test_a_decision_list_in_a_word_table():
    found = read_decision_list(load(office_files.word_list(), "lijst.docx"))
    assert [(o.number, o.title, o.kind, o.case_number) for o in found] == [
        ("1", "Besluitenlijst 4 april", "as_proposed", None),
        ("2", "Toezicht op de wijkteams", None, "Z/17/004321"),
        ("3", "Jaarverslag leerplicht", "noted", "Z/17/003999"),
    ]
    points = found.outcomes[1].points
    assert [(p.number, p.kind, p.until) for p in points] == [
        ("1", "as_proposed", None),
        ("2", "held", dt.date(2017, 5, 2)),
    ]


def test_what_tracked_changes_took_out_is_not_read():
    assert load(office_files.with_changes(), "a.docx").pages[0].text == "De brief vandaag te plaatsen."


def test_examine_tells_type_and_pages():
    media_type, pages = examine(office_files.word_proposal(), "a.docx")
    assert (media_type.rsplit(".", 1)[1], pages) == ("document", 2)
    assert examine(office_files.open_proposal(), "a.odt") == ("application/vnd.oasis.opendocument.text", 1)


@pytest.mark.parametrize(
    "stem", ["almelo_collegevoorstel", "inspectierapport_lokaal_netwerk", "rekenkamerrapport_toegang"]
)
def test_our_examples_say_the_same_in_word_and_in_pdf(stem):
    word, pdf = (read((REPOSITORY / "examples" / stem).with_suffix(ending)) for ending in (".docx", ".pdf"))
    for name in ("fields", "decision_points", "findings", "arguments", "attachments"):
        told = [[one.text if hasattr(one, "text") else one.value for one in getattr(r, name)] for r in (word, pdf)]
        assert told[0] == told[1], name


REFUSED = [
    ("damaged", office_files.word_proposal()[:2000] + b"word/document.xml[Content_Types].xml", "a.docx"),
    ("damaged", office_files.packed({"[Content_Types].xml": "x", "word/document.xml": "<w:document"}), "a.docx"),
    ("damaged", office_files.open_package("<text:p>a</text:q>"), "a.odt"),
    ("active_content", office_files.word_package(W_P.format("a"), **{"word/vbaProject.bin": b"x"}), "a.docx"),
    ("active_content", office_files.open_package("<text:p>a</text:p>", **{"Basic/Standard/a.xml": "<a/>"}), "a.odt"),
    ("image_only", office_files.word_package("<w:p/>"), "a.docx"),
    ("encrypted", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a.docx"),
    ("unsupported", office_files.packed({"xl/workbook.xml": "<a/>"}), "a.xlsx"),
    ("unreadable", office_files.word_package(W_P.format("a" * 70_000_000)), "a.docx"),
    ("wrong_name", office_files.word_proposal(), "a.odt"),
]


@pytest.mark.parametrize(("code", "content", "name"), REFUSED)
def test_a_bad_office_file_is_refused_with_its_own_code(code, content, name):
    with pytest.raises(UnreadableDocument) as refusal:
        load(content, name)
    assert refusal.value.code == code


def test_a_file_with_entities_of_its_own_is_refused():
    document = f"{ENTITIES}<w:document {office_files.NAMES}><w:body>{W_P.format('&a; goed')}</w:body></w:document>"
    with pytest.raises(UnreadableDocument) as refusal:
        load(office_files.packed({"[Content_Types].xml": "x", "word/document.xml": document}), "a.docx")
    assert refusal.value.code == "damaged"


def test_cells_that_claim_to_be_wide_stay_few():
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr>{W_P.format("cel")}</w:tc>'
    content = office_files.word_package(f"<w:tbl><w:tr>{cell * 3}</w:tr></w:tbl>")
    assert load(content, "a.docx").pages[0].text == "cel\ncel\ncel"


def outcome(content: bytes, name: str) -> str:
    """'read', or the code of the refusal; any other exception fails the test."""
    try:
        read_bytes(content, name).as_dict()
    except UnreadableDocument as refusal:
        return refusal.code
    return "read"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=30), st.sampled_from(["docx", "odt"]))
def test_a_mutated_office_file_is_read_or_refused(place, piece, kind):
    whole = (
        office_files.word_package(W_P.format("Besluit: conform.")) if kind == "docx" else office_files.open_proposal()
    )
    place %= len(whole)
    assert outcome(whole[:place] + piece + whole[place + len(piece) :], f"a.{kind}")
