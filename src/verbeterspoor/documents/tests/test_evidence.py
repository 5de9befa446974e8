"""Evidence is kept only after a look inside: data of clients never gets in, and what is refused is nowhere."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.cast import Town
from verbeterspoor.documents import actions
from verbeterspoor.documents.contents import ClientDataFound, UnreadableFile
from verbeterspoor.documents.models import StoredFile
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.organisations.choices import Role

from . import packages as made

BSN = "Het BSN van de jeugdige is 111222333."
MAIL = "Mail naar loket@stad.example"


def pdf(*pages: str) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target)
    for text in pages:
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def picture(kind: str = "PNG") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 8)).save(target, kind)
    return target.getvalue()


def text_of(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def kept(
    town: Town, now: datetime, data: bytes, name: str, *, confirmed: bool = False, role: Role = Role.PARTNER
) -> StoredFile:
    return actions.store_evidence(municipality=town.municipality, data=data, name=name, confirmed=confirmed,
                                  by=town.actor(role), now=now)  # fmt: skip


CLEAN = {
    "verslag.pdf": pdf("Verslag van het overleg"),
    "verslag.docx": made.word(text_of("Verslag van het overleg")),
    "lijst.xlsx": made.xlsx({"A1": "Nr", "B1": "Actie", "A2": 1, "B2": "Afspraken maken"}),
    "lijst.ods": made.ods(made.ods_row(made.ods_cell("Actie"), made.ods_cell("Wie"))),
    "verslag.odt": made.package({"mimetype": "application/vnd.oasis.opendocument.text",
                                 "content.xml": made.ODS.format(rows="<text:p>Verslag</text:p>")}),
    "verslag.txt": b"Verslag van het overleg",
    "lijst.csv": b"Nr;Actie\n1;Afspraken maken\n",
}  # fmt: skip


@pytest.mark.rule("no-client-data")
@pytest.mark.parametrize("name", CLEAN)
def test_a_file_without_data_of_clients_is_kept_as_what_it_is(town: Town, now: datetime, name: str) -> None:
    file = kept(town, now, CLEAN[name], name)

    assert (file.name, file.size) == (name, len(CLEAN[name]))
    assert Event.objects.filter(type="documents.file.stored", subject_id=file.public_id).count() == 1


WITH_BSN = {
    "verslag.pdf": (pdf("Voorblad", BSN), "on page 2"),
    "verslag.docx": (made.word(text_of(BSN)), "in the text"),
    "lijst.xlsx": (made.xlsx({"A1": "Nr", "B1": "BSN", "A2": 1, "B2": 111222333}), "on sheet Acties, row 2"),
    "lijst.ods": (made.ods(made.ods_row(made.ods_cell("Nr"), made.ods_cell("BSN"))
                           + made.ods_row(made.ods_cell("x"), made.ods_cell("111222333"))), "on sheet Acties, row 2"),
    "verslag.odt": (made.package({"mimetype": "application/vnd.oasis.opendocument.text",
                                  "content.xml": made.ODS.format(rows=f"<text:p>{BSN}</text:p>")}), "in the text"),
    "verslag.txt": (BSN.encode(), "in the text"),
    "lijst.csv": (b"Naam;BSN\nA;111222333\n", "on sheet 1, row 2"),
    "bsn 111222333.txt": (b"Verslag", "in the name of the file"),
}  # fmt: skip


@pytest.mark.rule("no-client-data")
@pytest.mark.parametrize("confirmed", [True, False])
@pytest.mark.parametrize("name", WITH_BSN)
def test_a_file_with_a_bsn_is_refused_and_kept_nowhere(town: Town, now: datetime, name: str, confirmed: bool) -> None:
    data, where = WITH_BSN[name]
    with pytest.raises(ClientDataFound) as refused:
        kept(town, now, data, name, confirmed=confirmed)

    assert f"citizen service number (BSN) {where}" in str(refused.value)
    assert "111222333" not in str(refused.value)
    assert (refused.value.can_confirm, StoredFile.objects.count()) == (False, 0)


@pytest.mark.rule("no-client-data")
@pytest.mark.parametrize("part", ["word/header1.xml", "word/comments.xml", "word/footnotes.xml"])
def test_what_stands_in_the_margin_of_a_word_file_is_looked_at(town: Town, now: datetime, part: str) -> None:
    data = made.package({"word/document.xml": made.WORD.format(body=""), part: made.WORD.format(body=text_of(BSN))})
    with pytest.raises(ClientDataFound):
        kept(town, now, data, "verslag.docx")


def test_comments_and_text_boxes_on_a_sheet_are_looked_at(town: Town, now: datetime) -> None:
    for place in ("comment", "box"):
        with pytest.raises(ClientDataFound, match="BSN"):
            kept(town, now, made.xlsx({"A1": "Nr", "B1": "Actie"}, **{place: BSN}), "lijst.xlsx")


def test_notes_and_filled_in_fields_of_a_pdf_are_looked_at(town: Town, now: datetime) -> None:
    for data in (made.pdf_with_note(BSN), made.pdf_with_field("BSN", "111222333")):
        with pytest.raises(ClientDataFound, match="on page 1"):
            kept(town, now, data, "formulier.pdf")


@pytest.mark.parametrize(("size", "asks"), [(20_000, False), (300_000, True)])
def test_a_scan_in_a_letter_waits_for_a_person_and_a_logo_does_not(
    town: Town, now: datetime, size: int, asks: bool
) -> None:
    data = made.package(
        {"word/document.xml": made.WORD.format(body=""), "word/media/image1.png": b"\x89PNG" * (size // 4)}
    )
    if not asks:
        assert kept(town, now, data, "brief.docx").pk
        return
    with pytest.raises(ClientDataFound) as refused:
        kept(town, now, data, "brief.docx")
    assert refused.value.can_confirm


def test_a_hidden_sheet_is_looked_at(town: Town, now: datetime) -> None:
    data = made.xlsx({"A1": "Nr", "B1": "Actie"}, hidden=BSN)
    with pytest.raises(ClientDataFound, match="sheet Verborgen"):
        kept(town, now, data, "lijst.xlsx")


UNSURE = {"brief.pdf": pdf(MAIL), "foto.png": picture(), "foto.jpg": picture("JPEG"), "scan.pdf": pdf("", "Tekst")}


@pytest.mark.rule("no-client-data")
@pytest.mark.parametrize("name", UNSURE)
def test_what_may_be_harmless_waits_for_a_person_who_looked(town: Town, now: datetime, name: str) -> None:
    with pytest.raises(ClientDataFound) as refused:
        kept(town, now, UNSURE[name], name)
    assert (refused.value.can_confirm, StoredFile.objects.count()) == (True, 0)

    file = kept(town, now, UNSURE[name], name, confirmed=True)

    assert Event.objects.get(subject_id=file.public_id).codes["looked_at"] != []


REFUSED = {
    "leeg.pdf": (b"", "empty"),
    "kapot.pdf": (b"%PDF-1.7 kapot", "damaged"),
    "kapot.docx": (made.word(text_of("x"))[:80], "damaged"),
    "kapot.png": (picture()[:40], "damaged"),
    "programma.exe": (b"MZ\x00\x00", "unsupported"),
    "pagina.html": (b"<!doctype html><script>alert(1)</script>", "unsupported"),
    "plaatje.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unsupported"),
    "oud.doc": (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "unsupported"),
    "slot.docx": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "foto.pdf": (picture(), "wrong_name"),
    "rapport.exe": (pdf("Tekst"), "wrong_name"),
    "zonder": (pdf("Tekst"), "wrong_name"),
    "macro.docx": (made.package({"word/document.xml": made.WORD.format(body=""), "word/vbaProject.bin": b"x"}),
                   "active_content"),
    "script.pdf": (pdf("Tekst").replace(b"/Type /Catalog", b"/OpenAction << /S /JavaScript /JS (x) >> /Type /Catalog"),
                   "active_content"),
    "bom.docx": (made.package({"word/document.xml": b"0" * 70_000_000}), "bomb"),
    "archief.zip": (made.package({"a.txt": "x"}), "unsupported"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_added_is_refused_with_its_reason(town: Town, now: datetime, name: str) -> None:
    data, problem = REFUSED[name]
    with pytest.raises(UnreadableFile) as refused:
        kept(town, now, data, name, confirmed=True)

    assert (refused.value.problem, StoredFile.objects.count()) == (problem, 0)
    assert str(refused.value).endswith(".")


def test_a_file_larger_than_the_town_allows_is_refused(town: Town, now: datetime, settings: Any) -> None:
    settings.UPLOAD_MAX_BYTES = 10
    with pytest.raises(UnreadableFile) as refused:
        kept(town, now, b"Verslag van het overleg", "verslag.txt")

    assert refused.value.problem == "too_big"


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.MANAGER, Role.PARTNER, Role.INSPECTOR])
def test_who_works_on_a_plan_can_add_evidence(town: Town, now: datetime, role: Role) -> None:
    assert kept(town, now, b"Verslag", "verslag.txt", role=role).stored_by_id == town.actor(role).public_id


@pytest.mark.parametrize("role", [Role.COUNCIL_CLERK, Role.ADMINISTRATOR])
def test_others_cannot_add_evidence(town: Town, now: datetime, role: Role) -> None:
    with pytest.raises(NotAllowed):
        kept(town, now, b"Verslag", "verslag.txt", role=role)


def test_nobody_adds_evidence_to_another_municipality(town: Town, other_town: Town, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        actions.store_evidence(municipality=other_town.municipality, data=b"x", name="a.txt", confirmed=False,
                               by=town.actor(Role.COORDINATOR), now=now)  # fmt: skip
