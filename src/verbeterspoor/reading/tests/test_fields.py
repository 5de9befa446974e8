"""Label and value find each other: on one line, in a table, and when the order was scrambled."""

import pytest

from verbeterspoor.reading import read_bytes

from .material import BODY, Paragraph, fields_table, pdf_of, pdf_of_lines

FORM = [
    ("Onderwerp", "Inspectierapport sociale wijkteams"),
    ("Advies", "Bespreekstuk"),
    ("Is er een uiterste behandeldatum?", "Ja, 18 april 2017"),
    ("Hoofdopgave", "Transformatie werk en zorg"),
    ("Portefeuillehouder", "wethouder Zorg"),
    ("Openbaar", "Openbaar"),
    ("Raadsvoorstel of raadsbrief", "Raadsbrief"),
]
PROSE = "In september 2016 hebben de inspecties een onderzoek verricht in zes gemeenten. " * 3


def found(content: bytes, name: str) -> list[tuple[str, str]]:
    return [(field.label.rstrip("?"), field.value) for field in read_bytes(content, name).fields]


def expected():
    return sorted((label.rstrip("?"), value) for label, value in FORM)


def test_same_line():
    text = "\n".join(f"{label}  {value}" for label, value in FORM) + "\n\n" + PROSE
    assert sorted(found(text.encode(), "a.txt")) == expected()


def test_labels_first_and_values_after():
    lines = [label for label, _ in FORM] + [value for _, value in FORM]
    assert sorted(found("\n".join([*lines, "", PROSE]).encode(), "a.txt")) == expected()


def test_two_labels_then_their_two_values():
    text = (
        "Onderwerp Wijkteams\n\nAdvies\n\nIs er een uiterste behandeldatum?\n\nBespreekstuk\n\nJa, 18 april 2017\n\n"
        + PROSE
    )
    assert found(text.encode(), "a.txt")[1:] == [
        ("Advies", "Bespreekstuk"),
        ("Is er een uiterste behandeldatum", "Ja, 18 april 2017"),
    ]


def test_a_date_goes_to_the_label_that_asks_for_one():
    text = "Is er een uiterste behandeldatum?\nAdvies\nBespreekstuk\nJa, 18 april 2017\n\n" + PROSE
    assert ("Advies", "Bespreekstuk") in found(text.encode(), "a.txt")


def test_table_in_a_pdf():
    content = pdf_of([fields_table(FORM), Paragraph(PROSE, BODY)])
    assert sorted(found(content, "a.pdf")) == expected()


def test_pdf_that_holds_all_labels_before_all_values():
    lines = [(70, 100 + 20 * k, label) for k, (label, _) in enumerate(FORM)]
    lines += [(300, 100 + 20 * k, value) for k, (_, value) in enumerate(FORM)]
    assert sorted(found(pdf_of_lines([*lines, (70, 400, PROSE[:90])]), "a.pdf")) == expected()


@pytest.mark.parametrize("value", ["Niet van toepassing.", "Ja, tot 1 mei 2020"])
def test_secrecy_has_a_place_of_its_own_in_a_note(value):
    text = f"Informatienota\n\nKernboodschap\n{PROSE}\n\nGeheimhouding:\n\n{value}\n"
    [field] = [f for f in read_bytes(text.encode(), "a.txt").fields if f.key == "secrecy"]
    assert field.value == value


def test_the_quote_of_a_field_is_its_value():
    text = "Onderwerp Wijkteams\nPortefeuillehouder wethouder Zorg\n\n" + PROSE
    fields = read_bytes(text.encode(), "a.txt").fields
    assert [text[f.quote.start : f.quote.end] for f in fields] == ["Wijkteams", "wethouder Zorg"]
