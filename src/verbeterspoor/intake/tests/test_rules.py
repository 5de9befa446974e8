"""Pure rules: who reads in, what a date becomes, whose name is meant, where words stand."""

from datetime import date, time
from typing import Any

import pytest

from verbeterspoor.intake.choices import Refused
from verbeterspoor.intake.rules import access, findings, names, proposals, terms

KNOWN = [("vt", "Veilig Thuis Gelderland-Zuid", "VT"), ("swt", "Sociaal Wijkteam", ""), ("tsd", "Toezicht X", "TSD")]
NOTE = {"kind": "information_note", "organisation": "gemeente Wijchen"}
REPORT = {"kind": "inspection_report", "organisation": "gemeente Wijchen"}


def day(quote: str, **facts: Any) -> dict[str, Any]:
    return {"start": None, "end": None, "time": None, "bound": None, "relative": None, "sentence": quote, **facts}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sociaal Wijkteam", "swt"),
        ("het Sociaal Wijkteam", "swt"),
        ("Veilig Thuis", "vt"),
        ("vt", "vt"),
        ("TSD", "tsd"),
        ("Sociaal Wijkteam en Veilig Thuis", None),
        ("gemeente", None),
        ("", None),
    ],
)
def test_a_name_is_recognised_only_when_one_body_fits(text: str, found: str | None) -> None:
    assert names.recognise(text, KNOWN) == found


def test_two_bodies_that_fit_are_no_body() -> None:
    assert names.recognise("Jeugdzorg", [("a", "Jeugdzorg Noord", ""), ("b", "Jeugdzorg Zuid", "")]) is None


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (day("Op 16 mei", start="2017-05-16", end="2017-05-16"), "event"),
        (day("vóór 1 maart", end="2020-02-29", bound="before"), "deadline"),
        (day("om 15.00 uur", start="2017-04-18", end="2017-04-18", time="15:00"), "event"),
        (day("Na een jaar volgt een evaluatie.", relative={"amount": 1, "unit": "year", "anchor": None}), "evaluation"),
        (day("vóór 1 maart", end="2020-02-29", bound="before", what="Plan delen"), "commitment"),
        (day("Uiterste behandeldatum", end="2017-04-18", field="latest_handling_date"), "deadline"),
    ],
)
def test_what_kind_of_term_a_date_becomes(answer: dict[str, Any], kind: str) -> None:
    assert terms.draft("date", answer, "", NOTE).kind == kind


@pytest.mark.parametrize(
    ("quote", "owner", "document", "found"),
    [
        ("Het college deelt het plan.", "het college", REPORT, "het college"),
        ("Het rapport van de inspectie wordt gepresenteerd.", None, NOTE, "de inspectie"),
        ("Het plan wordt met de inspectie gedeeld.", None, NOTE, "gemeente Wijchen"),
        ("Het plan wordt met de inspectie gedeeld.", None, REPORT, ""),
    ],
)
def test_whose_promise_it_is(quote: str, owner: str | None, document: dict[str, str], found: str) -> None:
    answer = {"what": "iets", "owner": owner, "due_start": None, "due_end": "2020-02-29", "said": "voor 1 maart"}

    draft = terms.draft("commitment", answer, quote, document)

    assert draft.owner_text == found
    assert draft.is_before


def test_a_term_keeps_time_and_relative_parts() -> None:
    moment = terms.draft("date", day("x", start="2017-04-18", end="2017-04-18", time="15:00"), "x", NOTE)
    later = terms.draft("date", day("x", relative={"amount": 1, "unit": "year", "anchor": "het plan"}), "x", NOTE)

    assert (moment.end_date, moment.time) == (date(2017, 4, 18), time(15, 0))
    assert (later.amount, later.unit, later.anchor_text, later.has_time) == (1, "year", "het plan", True)
    assert not moment.same_time(later)


@pytest.mark.parametrize(
    ("unit", "counted"),
    [("week", (2, "week")), ("quarter", (6, "month")), ("working_day", (2, "working_day")), (None, (None, ""))],
)
def test_only_units_that_can_be_counted_make_a_relative_term(unit: str | None, counted: tuple[int | None, str]) -> None:
    draft = terms.draft("date", day("x", relative={"amount": 2, "unit": unit, "anchor": None}), "x", NOTE)

    assert (draft.amount, draft.unit) == counted


def test_words_are_found_across_line_ends_and_broken_words() -> None:
    text = "De inspectie vraagt om een verbeter\u00ad\nplan te\nmaken."

    assert findings.place_of("een verbeterplan te maken", text) == (23, 50)
    assert findings.place_of("een ander plan", text) is None
    assert findings.place_of("  ", text) is None


def test_the_same_words_for_the_same_question_have_one_fingerprint() -> None:
    def one(**changed: Any) -> str:
        facts = {"kind": "date", "answer": {}, "quote": "q", "page": 1, "start": 1, "end": 9, "rule": "a"}
        return proposals.Proposal(**{**facts, "certainty": 0.5, **changed}).fingerprint

    assert one() == one(rule="b", certainty=0.9)
    assert len({one(), one(page=2), one(start=2), one(kind="commitment")}) == 4


def test_the_report_s_own_date_is_no_term_and_a_field_gives_its_label() -> None:
    place = {"page": 1, "position": [10, 20], "rule": "dates.day", "certainty": 1}
    outcome = {
        "found": {"date": {**place, "value": "2019-12-12", "quote": "x"}}, "findings": [], "commitments": [],
        "decision_points": [], "references": [], "attachments": [],
        "fields": [{**place, "position": [30, 45], "key": "latest_handling_date", "label": "Uiterlijk", "value": "x"}],
        "dates": [{**place, **day("a")}, {**place, **day("b"), "position": [33, 40], "quote": "b"}],
    }  # fmt: skip

    found = [
        one.answer["sentence"] for one in proposals.propose(outcome, lambda page, place: "?") if one.kind == "date"
    ]

    assert found == ["Uiterlijk"]


@pytest.mark.parametrize(
    ("outcome", "body"),
    [
        ({"fields": [{"key": "publisher", "value": "Uitgave Toezicht Sociaal Domein"}]}, "Toezicht Sociaal Domein"),
        ({"kind": "council_proposal", "subject": "Rapport Rekenkamer", "findings": [{"text": "x"}]}, "Rekenkamer"),
        ({"kind": "information_note", "subject": "Rekenkamer", "findings": []}, ""),
    ],
)
def test_whose_report_it_probably_is(outcome: dict[str, Any], body: str) -> None:
    assert names.guess_body(outcome) == body


@pytest.mark.parametrize(("size", "code"), [(0, "empty"), (11, "too_large")])
def test_sizes_that_are_refused(size: int, code: str) -> None:
    with pytest.raises(access.FileRefused) as refused:
        access.check_size(size, 10)
    assert refused.value.code == code


def test_every_reason_of_the_reader_has_a_sentence() -> None:
    from verbeterspoor.reading import UnreadableDocument

    codes = {UnreadableDocument.code} | {one.code for one in UnreadableDocument.__subclasses__()}
    assert codes <= set(Refused.values)
