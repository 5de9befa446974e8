"""A document says what the page says: the blocks of the typesetter hold every word of a rich text."""

from __future__ import annotations

from typing import Any

import pypdfium2
from hypothesis import given

from verbeterspoor.documents.rich import blocks, text_of
from verbeterspoor.documents.typesetting import Manuscript, to_docx, to_pdf
from verbeterspoor.documents.typesetting.plain import plain
from verbeterspoor.foundation.rich.writer import Writer
from verbeterspoor.foundation.tests.rich_texts import trees

from .manuscripts import NOW, STYLE

LETTER = (
    '<h3>Reactie</h3><p>Het college neemt <strong>twee</strong> maatregelen, zie <a href="https://example.org/r">'
    "het rapport</a>:<br>nieuwe regel</p><ul><li>een<ul><li>deel ervan</li></ul></li></ul><ol start='3'><li>drie</li>"
    "</ol><blockquote><p>woorden</p><p>van een ander</p></blockquote><table><caption>Wie</caption><thead><tr>"
    "<th>Nr</th><th>Actie</th></tr></thead><tbody><tr><td>1</td><td>doen</td></tr></tbody></table>"
)
SAID = ("caption", "header", "text", "runs", "items", "rows")
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


def test_a_letter_becomes_pdf_and_word() -> None:
    manuscript = Manuscript(title="Brief", blocks=blocks(LETTER))
    pages = pypdfium2.PdfDocument(to_pdf(manuscript, style=STYLE, language="nl", now=NOW))
    shown = "".join(page.get_textpage().get_text_range() for page in pages)
    for words in ("Reactie", "deel ervan", "3. drie", "van een ander", "doen"):
        assert words in shown
    assert to_docx(manuscript, style=STYLE, language="nl", now=NOW).startswith(b"PK")
