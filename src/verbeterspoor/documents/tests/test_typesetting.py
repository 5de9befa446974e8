"""One manuscript becomes a PDF that archives and screen readers accept, and a Word document that says the same."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import page
import pikepdf
import pypdfium2
import pytest
from django.template import Context, Template
from docx.oxml.ns import qn

from verbeterspoor.documents.typesetting import (
    BulletList,
    Emphasis,
    Fact,
    Heading,
    HouseStyle,
    Item,
    Layout,
    Link,
    Manuscript,
    Numbered,
    NumberedList,
    Paragraph,
    Point,
    Strong,
    Table,
    to_docx,
    to_pdf,
)
from verbeterspoor.documents.typesetting.plain import plain

from . import papers
from .manuscripts import NOW, STYLE, hostile, letter, plan
from .pdf_conformance import problems_in

MADE = {"letter": letter, "hostile": hostile, "plan": plan}
PAPERS = {"proposal": papers.proposal, "council letter": papers.council_letter, "note": papers.note}


def pdf_of(manuscript: Manuscript, language: str = "nl") -> bytes:
    return to_pdf(manuscript, style=STYLE, language=language, now=NOW)


def word_of(manuscript: Manuscript, language: str = "nl") -> docx.document.Document:
    return docx.Document(io.BytesIO(to_docx(manuscript, style=STYLE, language=language, now=NOW)))


def paper_page(manuscript: Manuscript) -> str:
    return Template("{% load papers %}{% paper it %}").render(Context({"it": manuscript}))


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(one.get_textpage().get_text_range() for one in pages).split())


def failures(pdf: bytes, profile: str) -> list[str]:
    """List what the checker objects to, without its one known false alarm.

    It says that a stream is of the wrong length when the last byte is a carriage return and the line end follows it;
    that is left out where every stream is exactly as long as it says.
    """
    found = page.validate_pdf_bytes(pdf, profile=profile).failures
    return [
        f"{one.rule_id}: {one.message}"
        for one in found
        if "STREAM-LENGTH" not in one.rule_id or not streams_have_their_length(pdf)
    ]


def streams_have_their_length(pdf: bytes) -> bool:
    """Say whether after as many bytes as a stream says, and a line end, its end mark follows, for every stream."""
    marks = list(re.finditer(rb"/Length (\d+)[^\x00]{0,2000}?>>\s*stream\r?\n", pdf))
    ends = [pdf[mark.end() + int(mark[1]) :][:12].lstrip(b"\r\n") for mark in marks]
    return len(ends) == pdf.count(b"endstream") and all(end.startswith(b"endstream") for end in ends)


@pytest.mark.parametrize("profile", ["2a", "ua1"])
@pytest.mark.parametrize("kind", MADE)
def test_a_pdf_is_fit_for_the_archive_and_for_screen_readers(kind: str, profile: str) -> None:
    assert failures(pdf_of(MADE[kind]()), profile) == []


@pytest.mark.parametrize("profile", ["2a", "ua1"])
@pytest.mark.parametrize("kind", PAPERS)
def test_each_sort_of_paper_is_fit_for_archive_and_screen_readers(kind: str, profile: str) -> None:
    assert failures(to_pdf(PAPERS[kind](), style=papers.ALMELO, language="nl", now=NOW), profile) == []


@pytest.mark.parametrize("kind", PAPERS)
def test_each_sort_of_paper_has_the_structure_that_is_asked(kind: str) -> None:
    assert problems_in(to_pdf(PAPERS[kind](), style=papers.ALMELO, language="nl", now=NOW)) == []


def test_the_check_on_structure_sees_what_is_wrong() -> None:
    opened = pikepdf.open(io.BytesIO(pdf_of(letter())))
    del opened.Root.Lang, opened.Root.MarkInfo
    broken = io.BytesIO()
    opened.save(broken)

    assert problems_in(broken.getvalue()) == ["no language", "not marked"]


def test_each_page_says_whose_document_it_is_and_of_when() -> None:
    pages = pypdfium2.PdfDocument(pdf_of(letter()))
    texts = [one.get_textpage().get_text_range() for one in pages]

    assert len(texts) == 3
    assert all("Gemeente Almelo" in text and "stand op 12 februari 2020" in text for text in texts)
    assert "Pagina 2 van 3" in texts[1]


def test_the_words_around_the_content_follow_the_language() -> None:
    text = text_of(pdf_of(letter(), "en"))

    assert "as of 12 February 2020" in text
    assert "Page 2 of 3" in text


def test_both_shapes_say_the_same() -> None:
    """Every word of the content stands in both files, so that no reader gets another version."""
    told, printed = words_in(plain(letter(), "nl")), text_of(pdf_of(letter()))
    word = word_of(letter())
    written = " ".join(text.text or "" for text in word.element.body.iter(qn("w:t")))

    assert {word for word in told if word not in printed} == set()
    assert {word for word in told if word not in written} == set()


def words_in(content: object) -> set[str]:
    if isinstance(content, str):
        return set(re.findall(r"\w{2,}", content))
    if isinstance(content, dict):
        return set().union(
            *(words_in(one) for key, one in content.items() if key not in ("kind", "to", "as_of", "layout"))
        )
    return set().union(*map(words_in, content)) if isinstance(content, list) else set()


def test_hostile_text_is_shown_as_it_is_and_obeyed_by_nobody() -> None:
    pdf = pdf_of(hostile())

    assert '#panic("x") $x$ *vet* _c_ @ref' in text_of(pdf)
    assert "[party popper]" in text_of(pdf)
    assert b"javascript:" not in pdf
    assert '#panic("x")' in word_of(hostile()).element.body.xml.replace("&quot;", '"')


def test_a_word_document_has_real_headings_and_repeated_table_headers() -> None:
    word = word_of(letter())
    styles = {paragraph.style.name for paragraph in word.paragraphs}
    header = word.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader"))

    assert {"Title", "Heading 1", "List Bullet", "Quote", "Caption"} <= styles
    assert header is not None
    assert (word.core_properties.title, word.core_properties.language) == ("Raadsbrief toezicht", "nl-NL")
    assert "Tabel 1: Acties" in [paragraph.text for paragraph in word.paragraphs]
    assert [cell.text for cell in word.tables[0].rows[1].cells] == ["1", "Afspraken maken", "1 maart 2020"]


def test_a_link_leads_somewhere_and_an_unsafe_one_is_only_words() -> None:
    blocks = [Paragraph([Link("goed", "https://stad.example/a"), Link("fout", "file:///etc/passwd")])]
    word = word_of(Manuscript("T", blocks))
    targets = [one.target_ref for one in word.part.rels.values() if one.is_external]

    assert targets == ["https://stad.example/a"]
    assert b"/etc/passwd" not in pdf_of(Manuscript("T", blocks))


def test_marks_stand_within_marks_in_every_shape() -> None:
    text = ["a ", Strong(["b ", Emphasis("c")]), Emphasis(Link("d", "https://stad.example/"))]
    blocks = [Paragraph(text)]
    bold = [(run.text, run.bold, run.italic) for run in word_of(Manuscript("T", blocks)).paragraphs[-1].runs]

    assert bold == [("a ", None, None), ("b ", True, None), ("c", True, True)]
    assert failures(pdf_of(Manuscript("T", blocks)), "ua1") == []
    shown = paper_page(Manuscript("T", blocks))
    assert "a <strong>b </strong><strong><em>c</em></strong><em><a " in shown


def test_lists_stand_in_lists_and_count_each_from_its_own_start() -> None:
    inner = NumberedList(["twee-een"], start=1)
    blocks = [NumberedList(["een", Item("twee", [inner])], start=4), BulletList([Item("x", [BulletList(["y"])])])]
    word = word_of(Manuscript("T", blocks))
    styles = [paragraph.style.name for paragraph in word.paragraphs[1:]]
    counted = [paragraph._p.pPr.numPr.numId.val for paragraph in word.paragraphs[1:4]]

    assert styles == ["List Number", "List Number", "List Number 2", "List Bullet", "List Bullet 2"]
    assert counted[0] == counted[1] != counted[2]
    assert "4. een 5. twee 1. twee-een" in text_of(pdf_of(Manuscript("T", blocks)))
    assert failures(pdf_of(Manuscript("T", blocks)), "2a") == []
    assert "</li></ol></li></ol>" in "".join(paper_page(Manuscript("T", blocks)).splitlines())


@pytest.mark.rule("numbered-points")
def test_a_point_keeps_the_number_it_was_given_in_every_shape() -> None:
    blocks = [Numbered([Point("1.1", "dient punt 1"), Point("3", "het derde", [BulletList(["met reden"])])])]
    made = Manuscript("T", blocks, layout=Layout.FORM)
    words = [paragraph.text for paragraph in word_of(made).paragraphs]

    assert "1.1 dient punt 1 3 het derde" in text_of(pdf_of(made))
    assert words[-3:] == ["1.1\tdient punt 1", "3\thet derde", "met reden"]
    assert '<span class="vs-points__number">1.1</span>' in paper_page(made)


@pytest.mark.parametrize("shape", [pdf_of, paper_page], ids=["pdf", "page"])
def test_a_letter_says_everything_around_its_text(shape: Callable) -> None:
    made = shape(papers.council_letter())
    text = text_of(made) if isinstance(made, bytes) else made

    around = [
        "Aan de gemeenteraad",
        "Geachte leden",
        "RAAD-4234",
        "Burgemeester en wethouders",
        "in mandaat",
        "Bijlage",
    ]
    assert [part for part in around if part not in text] == []


def test_no_heading_skips_a_level() -> None:
    blocks = plain(Manuscript("T", [Heading("a", 3), Heading("b", 5), Heading("c", 1)]), "nl")["blocks"]

    assert [block["level"] for block in blocks] == [1, 2, 1]


def test_a_fact_that_says_nothing_is_left_out() -> None:
    made = plain(Manuscript("T", [], facts=[Fact("Zaak", ""), Fact("Datum", None), Fact("Nummer", 0)]), "nl")

    assert [fact["label"] for fact in made["facts"]] == ["Nummer"]


def test_a_row_with_too_many_cells_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(ValueError, match="more cells"):
        pdf_of(Manuscript("T", [Table("", ["a"], [["1", "2"]])]))


def test_nothing_in_it_still_gives_a_document() -> None:
    empty = Manuscript(None, [Paragraph(None), Table("", [], [])])

    assert failures(pdf_of(empty), "ua1") == []
    assert word_of(empty).paragraphs[0].text == "–"


def test_a_colour_that_is_none_cannot_reach_the_page() -> None:
    style = HouseStyle("Gemeente X", colour='red"); #panic("x")', font='x"', fonts=Path("/nergens"))

    assert failures(to_pdf(letter(1), style=style, language="nl", now=NOW), "2a") == []


def test_the_same_manuscript_gives_the_same_bytes() -> None:
    words = [to_docx(letter(), style=STYLE, language="nl", now=NOW) for _ in range(2)]

    assert words[0] == words[1]
    assert pdf_of(letter()) == pdf_of(letter())
    assert pdf_of(letter()) != pdf_of(replace(letter(), as_of=date(2020, 2, 13)))


@pytest.mark.parametrize(("kind", "seconds", "pages"), [("letter", 0.25, 3), ("plan", 2.0, 61)])
def test_it_is_quick_enough_to_wait_for(kind: str, seconds: float, pages: int) -> None:
    """In processor time of this process and its worker, with room for a machine that does other work."""
    before = os.times()
    pdf = pdf_of(MADE[kind]())
    after = os.times()

    assert sum(after[:4]) - sum(before[:4]) < 4 * seconds
    assert len(pypdfium2.PdfDocument(pdf)) >= pages - 1


def test_the_check_on_streams_sees_a_wrong_length() -> None:
    pdf = pdf_of(letter())
    wrong = re.sub(rb"/Length (\d)", rb"/Length 9\1", pdf, count=1)

    assert (streams_have_their_length(pdf), streams_have_their_length(wrong)) == (True, False)
