"""A document says what the page says: the blocks of the typesetter hold every word of a rich text."""

from __future__ import annotations

from typing import Any

import pypdfium2
from hypothesis import given

from verbeterspoor.documents.rich import blocks, text_of
from verbeterspoor.documents.typesetting import Manuscript, to_docx, to_odt, to_pdf
from verbeterspoor.documents.typesetting.plain import plain
from verbeterspoor.foundation.rich.writer import Writer
from verbeterspoor.foundation.tests.rich_texts import trees

from .manuscripts import NOW, STYLE

LETTER = (
    '<h3>Reactie</h3><p>Het college neemt <strong>twee <em>echte</em></strong> maatregelen, zie <a href="https://example.org/r">'
    "het rapport</a>:<br>nieuwe regel</p><ul><li>een<ul><li>deel ervan</li></ul></li></ul><ol start='3'><li>drie</li>"
    "</ol><blockquote><p>woorden</p><p>van een ander</p></blockquote><table><caption>Wie</caption><thead><tr>"
    "<th>Nr</th><th>Actie</th></tr></thead><tbody><tr><td>1</td><td>doen</td></tr></tbody></table>"
)
SAID = ("caption", "header", "text", "runs", "inner", "items", "rows")
NO_WORDS = str.maketrans("", "", "-–|.0123456789 \n")


def words_of(made: Any) -> str:
    """Return every letter of blocks put into words."""
    if isinstance(made, dict):
        return "".join(words_of(made[key]) for key in SAID if key in made)
    return "".join(map(words_of, made)) if isinstance(made, list | tuple) else str(made)


@given(trees)
def test_blocks_hold_every_word_of_the_text(tree) -> None:
    html = Writer().blocks(tree)
    made = plain(Manuscript(title="x", blocks=blocks(html)), "nl")["blocks"]
    assert words_of(made).translate(NO_WORDS) == text_of(html).translate(NO_WORDS)


def test_marks_and_inner_lists_come_along() -> None:
    _heading, paragraph, bullets, *_others = plain(Manuscript(title="x", blocks=blocks(LETTER)), "nl")["blocks"]
    marks = {run["text"]: (run["strong"], run["emphasis"], run.get("to")) for run in paragraph["runs"]}
    assert marks["twee "] == (True, False, None)
    assert marks["echte"] == (True, True, None)
    assert marks["het rapport"] == (False, False, "https://example.org/r")
    assert bullets["items"][0]["inner"][0]["kind"] == "bullets"


def test_a_letter_becomes_pdf_word_and_opendocument() -> None:
    manuscript = Manuscript(title="Brief", blocks=blocks(LETTER))
    pages = pypdfium2.PdfDocument(to_pdf(manuscript, style=STYLE, language="nl", now=NOW))
    shown = "".join(page.get_textpage().get_text_range() for page in pages)
    for words in ("Reactie", "deel ervan", "3. drie", "van een ander", "doen"):
        assert words in shown
    for make in (to_docx, to_odt):
        assert make(manuscript, style=STYLE, language="nl", now=NOW).startswith(b"PK")
