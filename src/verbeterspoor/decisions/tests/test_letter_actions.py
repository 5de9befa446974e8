"""A letter from its first word to the council: what blocks it, and what each step leaves behind."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.builders import a_letter
from tests.cast import NOW, TODAY, Town
from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.choices import Disclosure, LetterBasis, LetterStatus, OutcomeKind, SigningAs
from verbeterspoor.decisions.models import Letter
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.notices.models import Notice

from . import letter_cases as cases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_english")]


@pytest.mark.rule("letter-follows-decision")
def test_a_letter_that_agrees_is_signed_and_kept_as_it_was_signed(town: Town) -> None:
    letter = cases.a_signed_letter(town)

    assert letter.status == LetterStatus.SIGNED
    assert letter.signed_file is not None
    assert letter.signed_file.content.read() == b"%PDF-1.7 brief"
    assert [one.signing_as for one in letter.signatures.all()] == [SigningAs.MAYOR, SigningAs.SECRETARY]
    assert letter.dated == TODAY


@pytest.mark.rule("letter-follows-decision")
@pytest.mark.parametrize("kind", [OutcomeKind.HELD, OutcomeKind.WITHDRAWN, OutcomeKind.AMENDED])
def test_a_letter_that_contradicts_the_outcome_is_not_signed(town: Town, kind: str) -> None:
    letter = cases.a_ready_letter(town, kind=kind)

    with pytest.raises(NotAllowed, match=r"contradicts what was decided\. Point 1"):
        cases.sign(town, letter)
    assert cases.again(letter).status == LetterStatus.READY


@pytest.mark.rule("letter-follows-decision")
def test_a_letter_is_signed_once_it_was_adapted_to_the_amended_point(town: Town) -> None:
    letter, author = cases.a_ready_letter(town, kind=OutcomeKind.AMENDED, text="Anders besloten"), town.actor("author")
    outcome = letter.points.get(number=1).outcomes.get()
    actions.reopen_letter(letter=letter, by=author, now=NOW)
    actions.adapt_letter(letter=cases.again(letter), outcome=outcome, note="Alinea 2 aangepast", by=author, now=NOW)
    actions.finish_letter(letter=cases.again(letter), by=author, now=NOW)

    assert cases.sign(town, letter).status == LetterStatus.SIGNED
    with pytest.raises(NotAllowed, match="fixed"):
        actions.adapt_letter(letter=cases.again(letter), outcome=outcome, note="Nog eens", by=author, now=NOW)


def test_nothing_is_adapted_to_an_outcome_the_letter_agrees_with(town: Town) -> None:
    letter = cases.a_letter_on_points(town)
    outcome = cases.decided(town, letter.points.get(number=1))

    with pytest.raises(NotAllowed, match="agrees with this outcome already"):
        actions.adapt_letter(letter=letter, outcome=outcome, note="x", by=town.actor("author"), now=NOW)


@pytest.mark.rule("letter-follows-decision")
def test_a_held_point_that_is_dropped_blocks_no_more(town: Town) -> None:
    letter = cases.a_letter_on_points(town)
    held, carried = letter.points.all()
    cases.decided(town, held, OutcomeKind.HELD)
    cases.decided(town, carried)
    facts = actions.LetterFacts(letter.subject, letter.addressee)

    changed = actions.change_letter(letter=letter, version=letter.version, facts=facts, points=[carried],
                                    by=town.actor("author"), now=NOW)  # fmt: skip

    assert queries.contradictions_of(queries.get_visible_letter(town.actor("author"), changed.public_id)) == []


@pytest.mark.rule("letter-follows-decision")
def test_an_outcome_that_changes_after_signing_stops_the_letter_on_its_way_to_the_council(town: Town) -> None:
    letter = cases.a_signed_letter(town)
    cases.decided(town, letter.points.get(number=2), OutcomeKind.HELD)

    with pytest.raises(NotAllowed, match="Point 2 is held"):
        cases.hand_over(town, letter)


@pytest.mark.rule("dual-wall")
def test_the_clerk_hears_of_a_letter_when_it_is_handed_over_and_not_before(town: Town) -> None:
    letter = cases.a_signed_letter(town)
    clerk = town.user("council_clerk")
    assert not Notice.objects.filter(recipient=clerk)

    cases.hand_over(town, letter)

    assert "RAAD-4234" in Notice.objects.get(recipient=clerk).subject
    assert Letter.objects.visible_to(town.actor("council_clerk")).get() == letter


@pytest.mark.rule("dual-wall")
def test_an_embargoed_letter_is_not_handed_over_before_its_moment(town: Town) -> None:
    letter = cases.a_signed_letter(town)
    until = NOW + timedelta(hours=3)
    Letter.objects.filter(pk=letter.pk).update(embargo_until=until, embargo_agreed="de inspectie")

    with pytest.raises(NotAllowed, match="embargo"):
        cases.hand_over(town, letter)
    assert not Letter.objects.visible_to(town.actor("council_clerk"))
    assert cases.hand_over(town, letter, now=until).status == LetterStatus.HANDED_OVER


def test_the_title_of_a_secret_letter_is_in_no_notice(town: Town) -> None:
    letter = cases.a_signed_letter(town)
    Letter.objects.filter(pk=letter.pk).update(disclosure=Disclosure.SECRET)

    cases.hand_over(town, letter)

    notice = Notice.objects.get(recipient=town.user("council_clerk"))
    assert letter.subject not in notice.subject
    assert letter.number not in notice.subject


@pytest.mark.rule("letter-follows-decision")
def test_a_note_rests_on_the_signature_of_the_portfolio_holder_alone(town: Town) -> None:
    note = actions.finish_letter(letter=cases.a_note(town), by=town.actor("author"), now=NOW)

    with pytest.raises(NotAllowed, match="by the mayor and the secretary, a note by the portfolio holder"):
        cases.sign(town, note)
    assert cases.sign(town, note, signatures=cases.HOLDER).status == LetterStatus.SIGNED


@pytest.mark.parametrize(
    ("signed", "said"),
    [
        (actions.Signed(SigningAs.SECRETARY, " "), "whose name"),
        (actions.Signed(SigningAs.SECRETARY, "De secretaris", by_mandate=True), "mandate decision"),
        (actions.Signed(SigningAs.MAYOR, "Nog een burgemeester"), "signed by the mayor and the secretary"),
    ],
)
def test_signatures_that_are_not_complete_are_refused(town: Town, signed: actions.Signed, said: str) -> None:
    letter = cases.a_ready_letter(town)

    with pytest.raises(NotAllowed, match=said):
        cases.sign(town, letter, signatures=[cases.COLLEGE[0], signed])


@pytest.mark.parametrize(("days", "said"), [(1, "still to come"), (-1, "before that day")])
def test_a_letter_is_signed_on_a_day_that_can_be(town: Town, days: int, said: str) -> None:
    letter = cases.a_ready_letter(town)

    with pytest.raises(NotAllowed, match=said):
        cases.sign(town, letter, day=TODAY + timedelta(days=days))


def test_by_mandate_is_kept_with_the_decision_that_gives_it(town: Town) -> None:
    mandate = actions.Signed(SigningAs.SECRETARY, "De adjunct", by_mandate=True, mandate="Mandaatbesluit 2019, 4.2")
    letter = cases.sign(town, cases.a_ready_letter(town), signatures=[cases.COLLEGE[0], mandate])

    assert letter.signatures.get(by_mandate=True).mandate == "Mandaatbesluit 2019, 4.2"


def test_only_the_secretariat_signs(town: Town) -> None:
    letter = cases.a_ready_letter(town)

    with pytest.raises(NotAllowed, match="not yours"):
        actions.sign_letter(letter=letter, signatures=cases.COLLEGE, signed_date=TODAY, paper=b"%PDF-",
                            by=town.actor("author"), now=NOW)  # fmt: skip


def test_an_unfinished_letter_says_what_is_missing(town: Town) -> None:
    letter = a_letter(town)

    with pytest.raises(NotAllowed, match=r"Aanleiding, Bevindingen.*number first"):
        actions.finish_letter(letter=letter, by=town.actor("author"), now=NOW)


def test_the_text_is_fixed_once_ready_and_can_be_opened_again(town: Town) -> None:
    letter, author = cases.a_ready_letter(town), town.actor("author")
    [field, *_rest] = [field for field, _text in queries.sections_of(letter) if queries.is_section(field)]

    with pytest.raises(NotAllowed, match="fixed"):
        actions.write_sections(letter=letter, version=letter.version, texts={field.pk: "<p>x</p>"}, by=author, now=NOW)
    actions.reopen_letter(letter=letter, by=author, now=NOW)
    letter = cases.again(letter)
    actions.write_sections(letter=letter, version=letter.version, texts={field.pk: "<p>x</p>"}, by=author, now=NOW)
    assert letter.values.get(field=field).text == "<p>x</p>"


def test_two_writers_at_once_do_not_overwrite_each_other(town: Town) -> None:
    letter = a_letter(town)
    mine, theirs = cases.again(letter), cases.again(letter)
    [field, *_rest] = [field for field, _text in queries.sections_of(letter) if queries.is_section(field)]
    by = town.actor("author")
    actions.write_sections(letter=mine, version=mine.version, texts={field.pk: "<p>a</p>"}, by=by, now=NOW)

    with pytest.raises(Conflict):
        actions.write_sections(letter=theirs, version=theirs.version, texts={field.pk: "<p>b</p>"}, by=by, now=NOW)


@pytest.mark.rule("embargo-secrecy-confidential")
def test_openness_and_embargo_say_what_belongs_to_them(town: Town) -> None:
    letter, by = a_letter(town), town.actor("author")
    wrong = {
        "from which day": {"disclosure": Disclosure.LATER},
        "imposed secrecy": {"disclosure": Disclosure.SECRET},
        "with whom": {"embargo_until": NOW},
    }
    for said, facts in wrong.items():
        told = actions.LetterFacts(letter.subject, letter.addressee, **facts)
        with pytest.raises(NotAllowed, match=said):
            actions.change_letter(letter=letter, version=letter.version, facts=told, points=[], by=by, now=NOW)


def test_points_of_another_proposal_are_refused(town: Town) -> None:
    letter = cases.a_letter_on_points(town, written=False)
    other = cases.a_proposal_with_points(town).points.all()
    facts = actions.LetterFacts(letter.subject, letter.addressee, basis=LetterBasis.DECISION, dated=date(2020, 2, 1))

    with pytest.raises(NotAllowed, match="another proposal"):
        actions.change_letter(letter=letter, version=letter.version, facts=facts, points=other,
                              by=town.actor("author"), now=NOW)  # fmt: skip
