"""What looks like data of a client in a text (rule `no-client-data`)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbeterspoor.documents.choices import DateProblem, HitKind
from verbeterspoor.documents.rules import check_no_client_data, personal_data_in, place_of, unresolved
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.reading import cell_dates

BSN = "111222333"
HARMLESS = [
    "De actie loopt van 1 maart 2020 tot 31 december 2021.",
    "Zaaknummer 2017-004234, brief RAAD-4234, bedrag 1.234.567,89 euro.",
    "Wie voert de regie als er meer hulpverleners in een gezin zijn?",
    "Het onderzoek is in september 2016 gedaan; het rapport volgt op 18 april 2017 om 15.00 uur.",
    "De Jeugdwet van 1 januari 2015 geldt. Het overleg is geboren uit noodzaak, zie het verslag van 12 mei.",
]
CASES = [
    ("Het BSN van de moeder is 111222333.", HitKind.BSN),
    ("111222333 is het burgerservicenummer", HitKind.BSN),
    ("De jeugdige (1112.22.333) is besproken", HitKind.BSN),
    ("Stuknummer 111222333 van de notitie", HitKind.NUMBER),
    ("Geboren op 12-03-2009 te Almelo", HitKind.BIRTH_DATE),
    ("geboortedatum: 12 maart 2009", HitKind.BIRTH_DATE),
    ("rekening NL91 ABNA 0417 1643 00", HitKind.IBAN),
    ("mail naar voornaam@instelling.example", HitKind.EMAIL),
    ("bel 06-12345678", HitKind.PHONE),
    ("bel +31 24 123 45 67", HitKind.PHONE),
    ("Dorpsstraat 1, 6601 AB", HitKind.ADDRESS),
]


@pytest.mark.rule("no-client-data")
@pytest.mark.parametrize(("text", "kind"), CASES)
def test_data_of_a_client_is_found(text: str, kind: HitKind) -> None:
    assert [hit.kind for hit in personal_data_in(text)] == [kind]


@pytest.mark.rule("no-client-data")
@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_sentences_are_left_alone(text: str) -> None:
    assert personal_data_in(text) == []


def test_a_number_that_fails_the_eleven_test_is_no_bsn() -> None:
    assert personal_data_in("BSN 111222334") == []


@given(st.text(alphabet="abc 0123456789-/.@", max_size=40), st.text(max_size=40))
def test_the_excerpt_never_holds_the_value(before: str, after: str) -> None:
    for hit in personal_data_in(f"{before} bsn {BSN} {after}"):
        assert BSN not in hit.excerpt


def test_a_certain_hit_cannot_be_confirmed_away_and_a_weak_one_can() -> None:
    hits = personal_data_in(f"BSN {BSN}, mail naar loket@stad.example")

    assert [hit.kind for hit in unresolved(hits, confirmed=True)] == [HitKind.BSN]
    assert len(unresolved(hits, confirmed=False)) == 2


@pytest.mark.rule("no-client-data")
def test_a_text_with_a_bsn_is_refused() -> None:
    with pytest.raises(NotAllowed, match="client"):
        check_no_client_data("Goed gesprek.", f"Cliënt met BSN {BSN}")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("warme overdracht", "warme\n   overdracht"),
        ("Warme overdracht loopt", "warme\n   overdracht loopt"),
        ("gemeente", "ge-\nmeente"),
        ("staat er niet", None),
        ("(niet) [als] patroon", None),
        ("", None),
    ],
)
def test_words_are_found_on_a_page_whatever_the_line_ends(words: str, found: str | None) -> None:
    page = "Een warme\n   overdracht loopt. De ge-\nmeente helpt."
    place = place_of(words, page)

    assert (page[place[0] : place[1]] if place else None) == found


def test_every_problem_of_a_date_cell_has_its_sentence() -> None:
    codes = {cell_dates.UNREADABLE, cell_dates.NO_SUCH_DAY, cell_dates.NO_YEAR, cell_dates.SEVERAL, cell_dates.RELATIVE}

    assert codes == set(DateProblem.values)
