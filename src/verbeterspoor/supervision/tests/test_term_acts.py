"""A term is moved only by a dated act with a reason and an interim notice before it ends (rule `term-acts`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.cast import NOW, TODAY, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import slots
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions, rules
from verbeterspoor.supervision.choices import TermUnit
from verbeterspoor.supervision.models import Term, TermExtension

from .cases import coordinator, term_in
from .test_pages import page, text

SignedIn = Callable[[User], Client]
LAST, NEW = date(2020, 2, 29), date(2020, 4, 1)
ENDED = TODAY - timedelta(days=10)
pytestmark = pytest.mark.rule("term-acts")


def extend(town: Town, term: Term, **facts: Any) -> TermExtension:
    facts = {
        "new_date": NEW, "decided_date": TODAY, "reason": "De partners hebben meer tijd nodig.",
        "notice_date": TODAY, "notice_to": "Inspectie", "by": coordinator(town), "now": NOW, **facts,
    }  # fmt: skip
    return actions.extend_term(term=term, **facts)


def test_the_original_day_stands_beside_the_new_one(town: Town) -> None:
    term = term_in(town)
    extend(town, term)
    extend(town, term, new_date=date(2020, 6, 1))

    term.refresh_from_db()
    assert (term.original_date, term.end_date, term.times_moved) == (LAST, date(2020, 6, 1), 2)
    assert list(Event.objects.filter(type="supervision.term.extended").order_by("pk").values_list(
        "codes__time", flat=True
    )) == [1, 2]  # fmt: skip


@pytest.mark.parametrize(
    "facts",
    [
        {"reason": " "},
        {"new_date": LAST},
        {"decided_date": TODAY + timedelta(days=1)},
        {"notice_date": None},
        {"notice_to": " "},
        {"notice_date": TODAY + timedelta(days=1)},
        {"notice_date": LAST + timedelta(days=1), "now": NOW + timedelta(days=60)},
    ],
)
def test_a_term_is_not_moved_without_reason_notice_or_later_day(town: Town, facts: dict[str, Any]) -> None:
    term = term_in(town)

    with pytest.raises(NotAllowed):
        extend(town, term, **facts)

    term.refresh_from_db()
    assert term.end_date == LAST


def test_a_term_that_ended_is_moved_only_by_who_says_so(town: Town) -> None:
    term = term_in(town, end_date=ENDED, said="")
    with pytest.raises(NotAllowed):
        extend(town, term)

    extension = extend(town, term, admits_it_ended=True, notice_date=None, notice_to="")

    assert extension.after_the_end


def test_an_act_in_time_may_be_registered_after_the_term_ended(town: Town) -> None:
    term = term_in(town, end_date=ENDED, said="")

    extension = extend(town, term, decided_date=ENDED - timedelta(days=1), notice_date=ENDED)

    assert (extension.after_the_end, extension.registered_at) == (False, NOW)


def test_a_closed_term_and_one_without_a_day_are_not_moved(town: Town) -> None:
    met = term_in(town)
    actions.meet_term(term=met, by=coordinator(town), now=NOW)
    loose = term_in(town, met.trajectory, amount=1, unit=TermUnit.YEAR)

    for term in (met, loose):
        with pytest.raises(NotAllowed):
            extend(town, term)


def test_the_day_a_term_counts_from_is_chosen_once(town: Town) -> None:
    term = term_in(town, amount=10, unit=TermUnit.WORKING_DAY)
    actions.choose_anchor(term=term, anchor_date=date(2020, 4, 9), by=coordinator(town), now=NOW)

    with pytest.raises(NotAllowed):
        actions.choose_anchor(term=term, anchor_date=date(2020, 5, 1), by=coordinator(town), now=NOW)

    term.refresh_from_db()
    assert term.end_date == date(2020, 4, 28)


@pytest.mark.parametrize(
    ("anchor", "amount", "last"),
    [
        (date(2020, 2, 28), 1, date(2020, 3, 2)),
        (date(2020, 4, 9), 1, date(2020, 4, 14)),
        (date(2020, 4, 24), 2, date(2020, 4, 29)),
        (date(2020, 2, 29), 5, date(2020, 3, 6)),
    ],
)
def test_working_days_skip_weekends_and_holidays(anchor: date, amount: int, last: date) -> None:
    assert rules.counted_from(anchor, amount, TermUnit.WORKING_DAY) == last


def test_a_moment_becomes_a_day_and_stays_readable(town: Town) -> None:
    at = NOW + timedelta(days=10)
    term = term_in(town, at=at, end_date=None, said="")

    extension = extend(town, term)

    assert (term.at, term.end_date, extension.previous_at) == (None, NEW, at)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_only_a_coordinator_moves_a_term(town: Town, role: Role) -> None:
    with pytest.raises(NotAllowed):
        extend(town, term_in(town), by=town.actor(role))


def test_two_people_moving_the_same_term_do_not_overwrite_each_other(town: Town) -> None:
    term = term_in(town)
    extend(town, term, version=1)

    with pytest.raises(Conflict):
        extend(town, term, version=1, new_date=date(2020, 6, 1))


@pytest.mark.parametrize(
    "breach", [{"reason": ""}, {"new_date": LAST}, {"notice_date": None}, {"notice_date": NEW}, {"after_the_end": True}]
)
def test_the_database_refuses_what_no_act_may_store(town: Town, breach: dict[str, Any]) -> None:
    row = extend(town, term_in(town))

    with pytest.raises(IntegrityError), transaction.atomic():
        TermExtension.objects.filter(pk=row.pk).update(**breach)


def test_a_term_is_moved_on_its_page_and_a_second_time_is_visible(town: Town, signed_in: SignedIn) -> None:
    term = term_in(town)
    extend(town, term)
    client = signed_in(town.user(Role.COORDINATOR))
    typed = {"new_date": "2020-06-01", "decided_date": "2020-02-12", "reason": "Nog een ronde.", "version": 2,
             "notice_date": "2020-02-12", "notice_to": "Inspectie"}  # fmt: skip

    shown = text(client.post(page(town, "term_extend", term), typed, follow=True))

    assert "2 keer verplaatst" in shown
    assert "eerst: 29 februari 2020" in shown
    assert "Nog een ronde." in shown
    assert "2 keer verplaatst" in text(client.get(page(town, "terms", term.trajectory)))


def test_a_refused_move_keeps_what_was_typed_and_says_why(town: Town, signed_in: SignedIn) -> None:
    term = term_in(town, end_date=ENDED, said="")
    typed = {"new_date": "2020-06-01", "decided_date": "2020-02-12", "reason": "Nog een ronde.", "version": 1}

    answer = signed_in(town.user(Role.COORDINATOR)).post(page(town, "term_extend", term), typed)

    assert "Nog een ronde." in text(answer)
    assert 'name="admits_it_ended"' in text(answer)
    assert "data-error-summary" in text(answer)


def test_a_closed_term_sends_back_to_its_page(town: Town, signed_in: SignedIn) -> None:
    term = term_in(town)
    actions.meet_term(term=term, by=coordinator(town), now=NOW)

    answer = signed_in(town.user(Role.COORDINATOR)).get(page(town, "term_extend", term))

    assert answer["Location"] == page(town, "term", term)


def test_what_is_late_elsewhere_or_moved_twice_needs_attention(town: Town) -> None:
    late = term_in(town, end_date=ENDED, said="", owner_organisation=town.partner, title="Cijfers sturen")
    twice = term_in(town, late.trajectory)
    extend(town, twice)
    extend(town, twice, new_date=date(2020, 6, 1))

    found = {
        (item.kind, item.title)
        for item in slots.collect("attention", actor=coordinator(town), now=NOW)
        if "/termijnen/" in item.url
    }

    assert found == {("late", "Cijfers sturen"), ("at_risk", "Deel het plan")}


def test_the_trail_says_that_a_term_was_moved(town: Town) -> None:
    term = term_in(town)
    extend(town, term)

    stops = slots.collect_by_id("stops", actor=coordinator(town), trajectory_ids=[term.trajectory_id], now=NOW)

    stop = next(stop for stop in stops[term.trajectory_id] if stop.label == "Deel het plan")
    assert (stop.day, stop.day_text) == (NEW, "")
    assert "29" in stop.detail
