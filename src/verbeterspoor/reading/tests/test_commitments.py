"""A commitment is an undertaking with a term that still lay ahead."""

from datetime import date

import pytest

from verbeterspoor.reading import read_bytes
from verbeterspoor.reading.wording import what_of


def commitments(sentence: str, day: str = "10 januari 2020"):
    text = f"Datum: {day}\nOnderwerp: Wijkteams\n\nVervolg\n{sentence}\n\nHet college van burgemeester en wethouders,\n"
    return read_bytes(text.encode(), "brief.txt").commitments


@pytest.mark.parametrize(
    ("sentence", "start", "end", "owner"),
    [
        ("Het plan wordt vóór 1 maart door de gemeente opgesteld.", None, date(2020, 2, 29), "de gemeente"),
        (
            "Wij sturen u het plan uiterlijk 1 mei 2020.",
            None,
            date(2020, 5, 1),
            "Het college van burgemeester en wethouders",
        ),
        ("De inspectie zal op 16 mei het rapport toelichten.", date(2020, 5, 16), date(2020, 5, 16), "De inspectie"),
        (
            "De sector Samenleving levert eind mei een voorstel op.",
            date(2020, 5, 21),
            date(2020, 5, 31),
            "De sector Samenleving",
        ),
        (
            "De inspectie vraagt de gemeente om het plan uiterlijk 1 juni te delen.",
            None,
            date(2020, 6, 1),
            "de gemeente",
        ),
        ("Het voorstel wordt zo spoedig mogelijk uitgewerkt.", None, None, None),
    ],
)
def test_who_and_when(sentence, start, end, owner):
    [found] = commitments(sentence)
    assert (found.due_start, found.due_end, found.owner) == (start, end, owner)


def test_over_a_year_stays_relative():
    [found] = commitments("Over een jaar is er een evaluatie met partners, inspectie en gemeente.")
    assert (found.relative.amount, found.relative.unit, found.due_end) == (1, "year", None)
    assert found.owner == "partners, inspectie en gemeente"


@pytest.mark.parametrize(
    "sentence",
    [
        "Op 3 december 2019 heeft het college het rapport ontvangen.",
        "In mei 2018 startte de inspectie een onderzoek.",
        "De gemeente wil de hulp aan gezinnen verbeteren.",
        "De contracten lopen af op 31 december 2026.",
        "Het nieuwe tarief geldt per 1 juli 2020 voor iedereen in de stad.",
    ],
)
def test_what_is_done_or_has_no_term_is_no_commitment(sentence):
    assert commitments(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "terms", "what"),
    [
        (
            "Voor 1 maart 2020 wordt het definitieve verbeterplan met de inspectie gedeeld.",
            ["Voor 1 maart 2020"],
            "Het definitieve verbeterplan met de inspectie delen",
        ),
        ("Het college zal in 2020 een training organiseren.", ["in 2020"], "Een training organiseren"),
        ("Over een jaar is er een evaluatie.", ["Over een jaar"], "Een evaluatie"),
        ("De brief op 18 april te plaatsen op iBabs.", ["18 april"], "De brief plaatsen op iBabs"),
    ],
)
def test_the_deed_is_said_briefly(sentence, terms, what):
    assert what_of(sentence, terms) == what
