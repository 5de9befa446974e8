"""The OpenDocument text and the Word document have real styles, so that a town can write on in them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from verbeterspoor.documents.typesetting import Heading, Link, Manuscript, NumberedList, Paragraph, to_docx, to_odt
from verbeterspoor.documents.typesetting.odt.xml import SPACES, named

from . import papers
from .manuscripts import NOW, STYLE, hostile, letter

PAPERS = {"proposal": papers.proposal, "letter": papers.council_letter, "note": papers.note, "report": letter}
OFFICE = shutil.which("soffice")


def odt_of(manuscript: Manuscript, style=papers.ALMELO) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(to_odt(manuscript, style=style, language="nl", now=NOW)))


def part_of(package: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(package.read(name))


def words_of(package: zipfile.ZipFile) -> str:
    return " ".join("".join(part_of(package, "content.xml").itertext()).split())


def test_the_kind_stands_first_and_unpacked() -> None:
    first = odt_of(papers.note()).infolist()[0]

    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


@pytest.mark.parametrize("kind", PAPERS)
def test_every_style_that_is_used_exists(kind: str) -> None:
    package = odt_of(PAPERS[kind]())
    content, looks = part_of(package, "content.xml"), part_of(package, "styles.xml")
    there = {name for part in (content, looks) for name in part.xpath("//@style:name", namespaces=SPACES)}
    used = {
        name
        for part in (content, looks)
        for name in part.xpath(
            "//@text:style-name | //@table:style-name | //@style:parent-style-name", namespaces=SPACES
        )
    }

    assert used - there == set()


def test_a_letter_has_real_headings_lists_and_header_rows() -> None:
    content = part_of(odt_of(papers.council_letter()), "content.xml")

    assert content.xpath("count(//text:h[@text:outline-level='1'])", namespaces=SPACES) == 5
    assert content.xpath("count(//text:list/text:list-item/text:list)", namespaces=SPACES) == 1
    assert content.xpath("count(//table:table-header-rows)", namespaces=SPACES) == 1
    assert content.xpath("//svg:desc/text()", namespaces=SPACES) == ["Gemeente Almelo"]


def test_it_says_its_title_and_language() -> None:
    package = odt_of(papers.council_letter())
    about, looks = part_of(package, "meta.xml"), part_of(package, "styles.xml")

    assert about.findtext(f".//{named('dc:title')}") == "Reactie op het rapport over de sociale wijkteams"
    assert looks.xpath("//style:default-style//@fo:language", namespaces=SPACES) == ["nl"]
    assert looks.xpath("//style:default-style//@fo:country", namespaces=SPACES) == ["NL"]


def test_every_file_in_the_package_is_named() -> None:
    package = odt_of(papers.council_letter())
    listed = part_of(package, "META-INF/manifest.xml").xpath("//@manifest:full-path", namespaces=SPACES)

    assert set(listed) - {"/"} == set(package.namelist()) - {"mimetype", "META-INF/manifest.xml"}


def test_hostile_text_is_only_text() -> None:
    package = odt_of(hostile(), STYLE)

    assert '#panic("x") $x$ *vet* _c_ @ref' in words_of(package)
    assert "javascript:" not in package.read("content.xml").decode()


def test_spaces_and_line_ends_stay() -> None:
    made = part_of(odt_of(Manuscript("T", [Paragraph("a   b\nc")])), "content.xml")
    last = made.xpath("//text:p", namespaces=SPACES)[-1]

    assert [one.tag for one in last] == [named("text:s"), named("text:line-break")]


def test_a_numbered_list_starts_where_it_says() -> None:
    made = part_of(odt_of(Manuscript("T", [NumberedList(["a", "b"], start=4)])), "content.xml")

    assert made.xpath("//text:list-item/@text:start-value", namespaces=SPACES) == ["4"]


def test_only_safe_addresses_are_links() -> None:
    blocks = [Heading("H"), Paragraph([Link("goed", "https://stad.example/"), Link("fout", "file:///etc/passwd")])]
    made = part_of(odt_of(Manuscript("T", blocks), STYLE), "content.xml")

    assert made.xpath("//text:a/@xlink:href", namespaces=SPACES) == ["https://stad.example/"]


def test_the_same_manuscript_gives_the_same_bytes() -> None:
    first, second = (to_odt(letter(), style=STYLE, language="nl", now=NOW) for _ in range(2))

    assert first == second


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not on this machine")
@pytest.mark.parametrize(("ending", "write"), [("odt", to_odt), ("docx", to_docx)])
def test_an_office_program_opens_it(ending: str, write, tmp_path: Path) -> None:
    made = tmp_path / f"letter.{ending}"
    made.write_bytes(write(papers.council_letter(), style=papers.ALMELO, language="nl", now=NOW))
    subprocess.run(
        [OFFICE or "", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(made)], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pages = pypdfium2.PdfDocument(tmp_path / "letter.pdf")
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())

    assert "Onderwerp: Reactie op het rapport" in text
    assert "Pagina 2 van 2" in text
