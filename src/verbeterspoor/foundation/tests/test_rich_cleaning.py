"""What people paste becomes clean HTML: every word stays, and what goes is told."""

from __future__ import annotations

import time

import pytest
from django.utils.translation import override

from verbeterspoor.foundation.rich import clean, cleaned, said_left_out, text_of

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Brief</title>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--><style>p.MsoNormal {margin:0}</style></head><body>
<h1 style='mso-outline-level:1'>Reactie van het college<o:p></o:p></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Let op</b>:&nbsp;
dit geldt voor <i>iedereen</i>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Eerste punt<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;</span>
</span>Deel ervan<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span>
</span>Genummerd</p></body></html>"""


def test_a_letter_from_word_becomes_headings_and_real_lists() -> None:
    assert clean(WORD) == (
        "<h3>Reactie van het college</h3><p><strong>Let op</strong>: dit geldt voor <em>iedereen</em>.</p>"
        "<ul><li>Eerste punt<ul><li>Deel ervan</li></ul></li></ul><ol><li>Genummerd</li></ol>"
    )


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("los", "<p>los</p>"),
        ("<div>een</div><div>twee</div>", "<p>een</p><p>twee</p>"),
        ("een<br>twee<br><br>drie", "<p>een<br>twee</p><p>drie</p>"),
        ("<p><b>vet </b>en <i> schuin</i></p>", "<p><strong>vet</strong> en <em>schuin</em></p>"),
        ("<span style='font-weight:700'>a</span><b style='font-weight:normal'>b</b>", "<p><strong>a</strong>b</p>"),
        ("<pre>een\n  twee</pre>", "<p>een<br>twee</p>"),
        ("<h2>A</h2><h3>B</h3><h5>C</h5>", "<h3>A</h3><h4>B</h4><h4>C</h4>"),
        ("<h2>A<p>B</p><ul><li>c</li></ul>d</h2>", "<h3>A B</h3><ul><li>c</li></ul><p>d</p>"),
        ("<h4>eerst</h4>", "<h3>eerst</h3>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ol><li>a</li></ol><ol start=2><li>b</li></ol>", "<ol><li>a</li><li>b</li></ol>"),
        ("<ol start=4><li><p>a</p><p>b</p></li></ol>", '<ol start="4"><li>a<br>b</li></ol>'),
        ("<ul><li>a<ul><li>b</li></ul>c</li></ul>", "<ul><li>a<ul><li>b<br>c</li></ul></li></ul>"),
        ("<blockquote>a<p>b</p></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<a href='https://example.org/a b'>x</a>", '<p><a href="https://example.org/a%20b">x</a></p>'),
        ("<a href='mailto:griffie@example.org'>x</a>", '<p><a href="mailto:griffie@example.org">x</a></p>'),
        ("<a href='#_Toc1'>x</a><a name=y>y</a>", "<p>xy</p>"),
        ("<p></p><p>&nbsp;</p><ul><li></li></ul><table></table>", ""),
        ("<table><td>vak</table>", "<p>vak</p>"),
    ],
)
def test_html_gets_its_one_shape(html: str, kept: str) -> None:
    assert clean(html) == kept


def test_cells_that_span_are_flattened_and_the_first_row_names_the_columns() -> None:
    table = "<table><caption>Wie</caption><tr><td>A<td>B<td>C<tr><td rowspan=2>a<td colspan=2>b<tr><td>d<td>e</table>"
    assert clean(table) == (
        "<table><caption>Wie</caption><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody>"
        "<tr><td>a</td><td>b</td><td></td></tr><tr><td></td><td>d</td><td>e</td></tr></tbody></table>"
    )


def test_lists_deeper_than_four_come_up() -> None:
    deep = "".join(f"<ul><li>{level}" for level in range(1, 8))
    assert clean(deep).count("<ul>") == 4
    assert text_of(clean(deep)).split() == ["-", "1", "-", "2", "-", "3", "-", "4", "-", "5", "-", "6", "-", "7"]


def test_what_was_left_out_is_told() -> None:
    found = cleaned(
        "<script>x</script><img><img><iframe></iframe><table><td>a<td>b</table><a href='javascript:x'>k</a>"
    )
    assert found.left_out == {"script": 1, "image": 2, "embedded": 1, "link": 1}
    with override("nl"):
        assert said_left_out(found.left_out, found.html) == (
            "Weggelaten: een script, 2 afbeeldingen, een ingesloten onderdeel en het adres van een link. "
            "Gebleven: de tekst en de tabel."
        )
    assert said_left_out({}, found.html) == ""


@pytest.mark.parametrize(
    "html", ["<div>" * 90_000, "<div><table></div></table>" * 9000, "<ul><li>" * 40_000, "<" * 400_000]
)
def test_hostile_depth_costs_little_and_keeps_the_words(html: str) -> None:
    begin = time.perf_counter()
    assert "woord" in text_of(clean(f"{html} woord"))
    assert time.perf_counter() - begin < 8
