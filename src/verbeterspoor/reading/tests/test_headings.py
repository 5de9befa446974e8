"""Headings are told by their name, their letters, or their place."""

from verbeterspoor.reading import read_bytes

from .material import pdf_of_paragraphs

PROSE = "De inspectie heeft onderzocht hoe de hulp aan gezinnen verloopt na een melding bij Veilig Thuis."


def headings(content: bytes, name: str = "a.txt") -> list[str]:
    return [heading.text for heading in read_bytes(content, name).headings]


def test_known_names_and_lines_apart():
    text = f"Raadsbrief\n\nKernboodschap\n{PROSE}\n\nWat vinden wij\n{PROSE}\n"
    assert headings(text.encode()) == ["Kernboodschap", "Wat vinden wij"]


def test_bold_lines_of_a_pdf():
    content = pdf_of_paragraphs([("head", "Aanleiding"), ("body", PROSE), ("head", "Hoe verder"), ("body", PROSE)])
    assert headings(content, "a.pdf") == ["Aanleiding", "Hoe verder"]


def test_levels_follow_the_numbering():
    text = f"Rapport\n\n1. Inleiding\n\n1.1 Vraag\n{PROSE}\n\n2. Bevindingen\n{PROSE}\n"
    found = read_bytes(text.encode(), "a.txt").headings
    assert [(h.text, h.level) for h in found] == [("1. Inleiding", 1), ("1.1 Vraag", 2), ("2. Bevindingen", 1)]


def test_a_numbered_list_is_not_a_row_of_headings():
    text = f"Raadsbrief\n\nInleiding\n{PROSE}\n\n1. Kennis en inzicht\n2. Preventie\n3. Barrières\n\n{PROSE}\n"
    assert headings(text.encode()) == ["Inleiding"]


def test_salutation_and_signature_are_no_headings():
    text = f"Raadsbrief\n\nGeachte leden van de raad,\n\n{PROSE}\n\nHoogachtend,\n\n{PROSE}\n"
    assert headings(text.encode()) == []
