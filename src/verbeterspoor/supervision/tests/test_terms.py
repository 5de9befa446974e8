"""Terms as they were said, and their life."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import NOW, Town
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions, rules
from verbeterspoor.supervision.choices import TermStatus, TermStep, TermUnit

from .cases import coordinator, term_in

DO = {TermStep.MEET: actions.meet_term, TermStep.LAPSE: actions.lapse_term, TermStep.REOPEN: actions.reopen_term}


def test_a_moment_also_fixes_the_day(town: Town) -> None:
    at = datetime(2017, 4, 18, 22, 30, tzinfo=UTC)

    assert term_in(town, at=at).end_date == date(2017, 4, 19)


def test_after_a_year_stays_relative_until_somebody_picks_the_day(town: Town, now: datetime) -> None:
    term = term_in(town, said="over een jaar", amount=1, unit=TermUnit.YEAR, anchor_text="plan gedeeld")
    assert term.end_date is None

    actions.choose_anchor(term=term, anchor_date=date(2020, 2, 29), by=coordinator(town), now=now)

    assert (term.anchor_date, term.end_date) == (date(2020, 2, 29), date(2021, 2, 28))


@pytest.mark.parametrize(
    ("amount", "unit", "last"),
    [
        (1, TermUnit.MONTH, date(2020, 2, 29)),
        (11, TermUnit.MONTH, date(2020, 12, 31)),
        (2, TermUnit.WEEK, date(2020, 2, 14)),
        (30, TermUnit.DAY, date(2020, 3, 1)),
        (1, TermUnit.YEAR, date(2021, 1, 31)),
    ],
)
def test_counting_from_a_day(amount: int, unit: TermUnit, last: date) -> None:
    assert rules.counted_from(date(2020, 1, 31), amount, unit) == last


@pytest.mark.parametrize(
    "facts",
    [
        {"start_date": date(2020, 3, 1), "end_date": date(2020, 2, 1)},
        {"amount": 1},
        {"end_date": None},
        {"title": " "},
    ],
)
def test_a_term_without_sense_is_refused(town: Town, facts: dict[str, object]) -> None:
    with pytest.raises(NotAllowed):
        term_in(town, **facts)


def test_a_day_cannot_be_chosen_for_a_term_that_has_its_own(town: Town, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        actions.choose_anchor(term=term_in(town), anchor_date=date(2020, 2, 1), by=coordinator(town), now=now)


@pytest.mark.parametrize("status", TermStatus)
@pytest.mark.parametrize("name", TermStep)
@pytest.mark.parametrize("role", Role)
def test_steps_follow_the_table(town: Town, now: datetime, status: str, name: str, role: Role) -> None:
    term, by = term_in(town), coordinator(town)
    if status != TermStatus.OPEN:
        close = actions.meet_term if status == TermStatus.MET else actions.lapse_term
        close(term=term, note="omdat", by=by, now=now)
    row = next(step for step in rules.TERM_STEPS if step.name == name)

    if role == Role.COORDINATOR and status in row.sources:
        DO[TermStep(name)](term=term, note="omdat", by=town.actor(role), now=now)
        assert (term.status, term.closed_at) == (row.target, None if row.target == TermStatus.OPEN else NOW)
    else:
        with pytest.raises(NotAllowed):
            DO[TermStep(name)](term=term, note="omdat", by=town.actor(role), now=now)


def test_every_status_says_whose_turn_it_is() -> None:
    assert set(rules.TERM_OWNERS) == set(TermStatus)


@pytest.mark.parametrize("name", [TermStep.LAPSE, TermStep.REOPEN])
def test_a_step_that_needs_a_reason_is_refused_without(name: TermStep) -> None:
    status = TermStatus.OPEN if name == TermStep.LAPSE else TermStatus.MET

    with pytest.raises(NotAllowed):
        rules.check_term_step(name, status, {rules.COORDINATOR}, note=" ")


def test_two_people_closing_the_same_term_do_not_overwrite_each_other(town: Town, now: datetime) -> None:
    term = term_in(town)
    actions.meet_term(term=term, by=coordinator(town), now=now, version=1)
    actions.reopen_term(term=term, note="toch niet", by=coordinator(town), now=now)

    with pytest.raises(Conflict):
        actions.meet_term(term=term, by=coordinator(town), now=now, version=1)


def test_a_step_is_told_with_where_it_came_from(town: Town, now: datetime) -> None:
    actions.lapse_term(term=term_in(town), note="ingehaald", by=coordinator(town), now=now)

    event = Event.objects.get(type="supervision.term.lapsed")
    assert event.codes == {"step": "lapse", "from": "open", "to": "lapsed"}


def test_late_is_past_the_last_day_and_open() -> None:
    last = date(2020, 2, 29)

    assert not rules.is_late(status=TermStatus.OPEN, end_date=last, today=last)
    assert rules.is_late(status=TermStatus.OPEN, end_date=last, today=date(2020, 3, 1))
    assert not rules.is_late(status=TermStatus.MET, end_date=last, today=date(2020, 3, 1))
