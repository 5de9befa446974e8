"""MDTO records: in the order of the schema, with the codes of the lists, whatever the texts hold."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from verbeterspoor.foundation.slots import Record
from verbeterspoor.trajectories.archiving import Kept
from verbeterspoor.trajectories.archiving.describing import describe_dossier, describe_file, describe_piece
from verbeterspoor.trajectories.archiving.formats import format_of

from .archive_cases import EMBARGO, MADE, PDF_A, SECRET, a_dossier, a_record, schema

pytestmark = pytest.mark.rule("case-system")
TODAY = date(2021, 3, 1)
MDTO = {"m": "https://www.nationaalarchief.nl/mdto"}
HOSTILE = "Een <titel> & \x00een \x0btab, 'aan\"halingen' en 👋"


def piece(record: Record, **facts: object) -> bytes:
    return describe_piece(a_dossier(**facts), record, file_name="rapport.pdf", file_id="b-1", today=TODAY)


def file(data: bytes = PDF_A) -> bytes:
    return describe_file(a_dossier(), a_record(), file_name="rapport.pdf", file_id="b-1", size=len(data), sha256="0a",
                         format=format_of(data, "rapport.pdf"), now=MADE)  # fmt: skip


def texts(written: bytes, path: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(written).findall(path, MDTO)]


def every_record() -> dict[str, bytes]:
    record = a_record()
    limited = a_record(limits=(SECRET, EMBARGO), title=HOSTILE)
    return {
        "dossier": describe_dossier(a_dossier(), [record, limited], now=MADE, today=TODAY),
        "open dossier": describe_dossier(
            a_dossier(closed=None, started=None, kept=Kept(), tooi_uri="", case_number="", summary=""), [], now=MADE,
            today=TODAY,
        ),
        "piece": piece(record),
        "limited piece": piece(limited, title=HOSTILE),
        "file": file(),
        "empty file": file(b""),
    }  # fmt: skip


@pytest.mark.parametrize("name", every_record())
def test_every_record_is_valid_by_the_official_schema(name: str) -> None:
    schema().assertValid(etree.fromstring(every_record()[name]))


def test_the_official_schema_refuses_another_order() -> None:
    root = etree.fromstring(every_record()["piece"])
    body = root[0]
    body.append(body[0])

    assert not schema().validate(root)


def test_a_piece_says_what_it_is_in_the_order_of_the_schema() -> None:
    body = ET.fromstring(piece(a_record()))[0]

    assert [one.tag.rpartition("}")[2] for one in body] == [
        "identificatie", "identificatie", "naam", "aggregatieniveau", "classificatie", "classificatie", "taal", "event",
        "waardering", "bewaartermijn", "informatiecategorie", "isOnderdeelVan", "heeftRepresentatie", "archiefvormer",
        "beperkingGebruik",
    ]  # fmt: skip


def test_a_piece_is_kept_as_long_as_its_trajectory() -> None:
    written = piece(a_record(kind="decision_list"))

    assert texts(written, ".//m:waardering/m:begripCode") == ["V"]
    assert texts(written, ".//m:informatiecategorie/m:begripCode") == ["25.1"]
    assert texts(written, ".//m:bewaartermijn/m:termijnStartdatumLooptijd") == ["2021-02-01"]
    assert texts(written, ".//m:bewaartermijn/m:termijnLooptijd") == ["P10Y"]
    assert texts(written, ".//m:bewaartermijn/m:termijnEinddatum") == ["2031-02-01"]


def test_what_nobody_decided_is_still_to_be_decided() -> None:
    written = piece(a_record(), kept=Kept())

    assert texts(written, ".//m:waardering/m:begripCode") == ["N"]
    assert not texts(written, ".//m:bewaartermijn")
    assert not texts(written, ".//m:informatiecategorie")


def test_the_creator_is_the_municipality_with_its_code() -> None:
    written = piece(a_record())

    assert texts(written, ".//m:archiefvormer/m:verwijzingNaam") == ["Gemeente Wijchen"]
    assert texts(written, ".//m:archiefvormer//m:identificatieKenmerk") == ["gm0296"]


def test_secrecy_and_embargo_limit_the_use() -> None:
    written = piece(a_record(limits=(SECRET, EMBARGO)))

    assert texts(written, ".//m:beperkingGebruikType/m:begripLabel") == ["Geheimhouding", "Embargo"]
    assert texts(written, ".//m:beperkingGebruikNadereBeschrijving") == ["Woo 5.1 lid 2 onder b"]
    assert texts(written, ".//m:beperkingGebruikTermijn/m:termijnEinddatum") == ["2021-04-18"]


def test_what_is_not_limited_says_so() -> None:
    assert texts(piece(a_record()), ".//m:beperkingGebruikType/m:begripLabel") == ["Geen beperking"]


def test_an_embargo_that_ended_limits_nothing_any_more() -> None:
    written = describe_piece(a_dossier(), a_record(limits=(EMBARGO,)), file_name="x.pdf", file_id="b",
                             today=date(2021, 4, 19))  # fmt: skip

    assert texts(written, ".//m:beperkingGebruikType/m:begripLabel") == ["Geen beperking"]


def test_a_file_carries_its_format_and_checksum() -> None:
    written = file()

    assert texts(written, ".//m:bestandsformaat/m:begripCode") == ["fmt/476"]
    assert texts(written, ".//m:checksumAlgoritme/m:begripLabel") == ["SHA-256"]
    assert texts(written, ".//m:checksumDatum") == ["2021-03-01T10:30:00+01:00"]
    assert texts(written, ".//m:omvang") == [str(len(PDF_A))]


def test_characters_that_no_xml_may_hold_do_not_break_a_record() -> None:
    assert "👋" in texts(piece(a_record(title=HOSTILE)), "./m:informatieobject/m:naam")[0]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (PDF_A, "a.pdf", "fmt/476"),
        (PDF_A.replace(b"<pdfaid:part>2<", b"<pdfaid:part>3<"), "a.pdf", "fmt/479"),
        (b'%PDF-1.4 pdfaid:part="1" pdfaid:conformance="B"', "a.pdf", "fmt/354"),
        (b"%PDF-1.5 no archive", "a.pdf", "fmt/19"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01", "a.jpg", "fmt/43"),
        (b"PK\x03\x04broken", "a.docx", ""),
        (b"hallo", "a.txt", "x-fmt/111"),
        (b"\x00\x01", "zonder-einde", ""),
    ],
)  # fmt: skip
def test_a_format_is_named_by_what_stands_in_the_file(data: bytes, name: str, code: str) -> None:
    assert format_of(data, name).code == code


def test_only_pdf_a_is_called_archival() -> None:
    assert format_of(PDF_A, "a.pdf").is_archival
    assert not format_of(b"%PDF-1.7", "a.pdf").is_archival
