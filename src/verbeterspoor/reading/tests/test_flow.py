"""Lines become paragraphs: over line ends and page breaks, without what is printed in the margins."""

import pytest

from verbeterspoor.reading import load
from verbeterspoor.reading.flow import Flow
from verbeterspoor.reading.sentences import sentence_spans

from .material import BODY, Paragraph, pdf_in_two_columns, pdf_of, pdf_of_lines, pdf_of_pages, pdf_of_paragraphs


def texts(content: bytes, name: str = "a.txt") -> list[str]:
    return [block.text for block in Flow(load(content, name)).blocks]


def test_a_full_line_goes_on_in_the_next():
    lines = ["Het verbeterplan wordt samen met de professionals van het Sociaal", "Wijkteam opgesteld en gedeeld."]
    assert texts(("\n".join(lines) + "\n\nDaarna volgt meer.\n").encode())[0] == " ".join(lines)


def test_a_short_line_ends_its_paragraph():
    assert texts(b"Gevolgen\nHet onderzoek is vrijwillig maar niet vrijblijvend voor de gemeente.\n")[0] == "Gevolgen"


def test_double_spaced_lines_are_still_one_sentence():
    lines = [
        "Op 18 april is het rapport over de zorg en ondersteuning aan kwetsbare gezinnen in",
        "Almelo verschenen, en de raad",
        "is daarover op dezelfde dag met een brief ingelicht.",
    ]
    assert texts(("\n\n".join(lines) + "\n\n\n\nEinde").encode()) == [" ".join(lines), "Einde"]


def test_points_start_on_their_own_line():
    assert texts(b"1 De raad te informeren over het rapport\n2 De brief te plaatsen\n") == [
        "1 De raad te informeren over het rapport",
        "2 De brief te plaatsen",
    ]


def test_running_headers_and_page_numbers_are_left_out():
    lines = [(70, 30, "Gemeente Voorbeeld – raadsbrief"), (70, 400, "De tekst van deze bladzijde."), (300, 820, "1")]
    assert texts(pdf_of_lines(lines, pages=3), "a.pdf") == ["De tekst van deze bladzijde."] * 3


def numbered(count: int) -> str:
    return " ".join(
        f"Partner {k} levert in maand {k} een eigen bijdrage aan het plan van de gemeente." for k in range(count)
    )


def test_a_paragraph_runs_over_a_page_break():
    words = numbered(90)
    [block] = Flow(load(pdf_of_paragraphs([("body", words)]), "a.pdf")).blocks
    assert block.text == words
    assert block.lines[0].page != block.lines[-1].page


def test_a_quote_over_a_page_break_knows_both_places():
    document = load(pdf_of_paragraphs([("body", numbered(90))]), "a.pdf")
    flow = Flow(document)
    quote = flow.quote_block(flow.blocks[0])
    pieces = [(quote.page, quote.start, quote.end), *quote.more]
    assert [page for page, _, _ in pieces] == [1, 2]
    joined = " ".join(document.page(page).text[start:end] for page, start, end in pieces)
    assert " ".join(joined.split()) == quote.text


def test_cells_of_a_table_stay_apart():
    lines = [
        (70, 100, "Najaar 2025"),
        (250, 100, "Consultatie aanbieders"),
        (70, 120, "Juni 2026"),
        (250, 120, "Gunning"),
    ]
    assert texts(pdf_of_lines(lines), "a.pdf") == ["Najaar 2025", "Consultatie aanbieders", "Juni 2026", "Gunning"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Het is klaar. Het plan volgt.", 2),
        ("Zie art. 3 van de verordening.", 1),
        ("Dit kost € 3 mln. en is begroot.", 1),
        ("Om 15.00 uur begint het. Daarna volgt dr. A. Jansen.", 2),
        ("Wat is er bereikt? Wat is gedaan? En nu", 3),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, count):
    assert len(sentence_spans(text)) == count


def test_two_columns_are_read_one_after_the_other():
    nouns = ("gezin", "overdracht", "gesprek", "leiding", "signaal", "dossier", "melding")
    nouns += ("afspraak", "partner", "kind", "ouder", "school", "wijk")
    paragraphs = []
    for k in range(1, 9):
        pairs = [f"het {nouns[(j + 3 * k) % 13]} en de {nouns[(k * j + 5) % 13]}" for j in range(39)]
        paragraphs.append(f"Over {nouns[k]} gaat dit deel, en over " + ", ".join(pairs) + ".")
    assert texts(pdf_in_two_columns([("body", text) for text in paragraphs]), "a.pdf") == paragraphs


def test_words_that_were_struck_out_are_not_read():
    text = "De raad besluit <strike>niet langer</strike> in te stemmen met het <u>plan</u>."
    assert texts(pdf_of([Paragraph(text, BODY)]), "a.pdf") == ["De raad besluit in te stemmen met het plan."]


def test_a_running_head_on_the_second_page_goes_as_a_whole():
    first = [(70, 150, "Collegevoorstel"), (70, 200, "De eerste bladzijde vertelt waarom dit voorstel er is.")]
    second = [(70, 42, "Gemeente Almelo"), (460, 42, "Collegevoorstel"), (70, 200, "Het vervolg.")]
    assert texts(pdf_of_pages([first, second]), "a.pdf") == [first[0][2], first[1][2], "Het vervolg."]
