"""Kind, organisation, date, subject and numbers of the whole document."""

import pytest

from verbeterspoor.reading import read_bytes

PROSE = "De gemeente Voorbeeld heeft het rapport van de inspectie ontvangen en besproken met de partners. " * 2


def read(head: str, body: str = PROSE):
    return read_bytes(f"{head}\n\nInleiding\n{body}\n".encode(), "a.txt").as_dict()


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Collegevoorstel", "college_proposal"),
        ("Raadsvoorstel", "council_proposal"),
        ("Voorstel van het college inzake de wijkteams", "council_proposal"),
        ("Informatienota voor de Gemeenteraad", "information_note"),
        ("Raadsbrief", "council_letter"),
        ("Geachte leden van de raad,", "council_letter"),
        ("Openbare besluitenlijst B&W", "decision_list"),
        ("Motie: betere hulp", "motion"),
        ("Amendement: betere hulp", "amendment"),
        ("Rapport van Toezicht Sociaal Domein", "inspection_report"),
        ("Het verbeterplan lokaal netwerk", "improvement_plan"),
        ("Iets anders", "other"),
    ],
)
def test_the_kind_is_told_by_the_title(head, kind):
    assert read(head)["kind"] == kind


def test_the_date_field_is_the_date_of_the_document():
    assert read("Raadsbrief\nDatum 18 april 2017\nOnderwerp Wijkteams")["date"] == "2017-04-18"


def test_a_date_in_the_text_is_not_the_date_of_the_document():
    assert read("Raadsbrief\nOnderwerp Wijkteams", PROSE + "Op 3 mei 2018 begon dit.")["date"] is None


def test_the_decision_day_serves_where_nothing_else_does():
    text = PROSE + "\n\nAldus besloten in de openbare raadsvergadering van 9 juli 2025."
    assert read("Raadsvoorstel", text)["date"] == "2025-07-09"


def test_numbers_come_from_their_fields():
    head = "Raadsbrief\nOns kenmerk OCW/10901820\nZaaknummer 361437-2024\nOnderwerp Wijkteams"
    assert read(head)["references"] == ["OCW/10901820", "361437-2024"]


def test_the_municipality_is_the_one_named_most():
    assert read("Raadsbrief", PROSE + "Ook de gemeente Anders deed mee.")["organisation"] == "gemeente Voorbeeld"
