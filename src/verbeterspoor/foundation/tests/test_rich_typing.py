"""People without an editor type text with a few signs; it becomes rich text, and comes back as they typed it."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from verbeterspoor.foundation.rich import as_text, from_text

LETTER = """# Reactie

Het college neemt **twee** maatregelen:
- één partner voert de regie
  - en __zegt__ dat
- een warme overdracht

1. eerst
2. dan

> Woorden van een ander

Tabel: Acties per partner
| Nr | Actie |
| 1 | Zie [het rapport](https://example.org/rapport) |
| 2 | regel ⏎ nog een |"""


def test_a_letter_is_typed_with_a_few_signs() -> None:
    assert from_text(LETTER) == (
        "<h3>Reactie</h3><p>Het college neemt <strong>twee</strong> maatregelen:</p><ul><li>één partner voert de regie"
        "<ul><li>en <em>zegt</em> dat</li></ul></li><li>een warme overdracht</li></ul>"
        "<ol><li>eerst</li><li>dan</li></ol><blockquote><p>Woorden van een ander</p></blockquote>"
        "<table><caption>Acties per partner</caption><thead><tr><th>Nr</th><th>Actie</th></tr></thead><tbody>"
        '<tr><td>1</td><td>Zie <a href="https://example.org/rapport">het rapport</a></td></tr>'
        "<tr><td>2</td><td>regel<br>nog een</td></tr></tbody></table>"
    )


def test_it_comes_back_as_it_was_typed() -> None:
    with override("nl"):
        assert as_text(from_text(LETTER)) == LETTER.replace("maatregelen:\n", "maatregelen:\n\n")


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("een\ntwee\n\n\ndrie", "<p>een<br>twee</p><p>drie</p>"),
        ("• a\n• b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. c\n4. d", '<ol start="3"><li>c</li><li>d</li></ol>'),
        ("2018. Toen begon het", "<p>2018. Toen begon het</p>"),
        ("5 * 3 en bijlage_1_def", "<p>5 * 3 en bijlage_1_def</p>"),
        ("Naam: ________", "<p>Naam: ________</p>"),
        ("** niet vet ** en **", "<p>** niet vet ** en **</p>"),
        (r"C:\map en \\server en \- geen punt", r"<p>C:\map en \\server en - geen punt</p>"),
        ("<b>geen html</b> & [naam]", "<p>&lt;b&gt;geen html&lt;/b&gt; &amp; [naam]</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("| a | b |\n|---|---|\n| 1 |", "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
         "<tbody><tr><td>1</td><td></td></tr></tbody></table>"),
        ("-\n#\n>", "<p>-<br>#</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_signs_mean_something_only_where_they_should(typed: str, html: str) -> None:
    assert from_text(typed) == html
