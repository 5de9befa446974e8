"""The page of a term: its steps are the buttons, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from tests.cast import NOW, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions
from verbeterspoor.supervision.choices import TermStatus
from verbeterspoor.supervision.models import Term

from .cases import coordinator, term_in, trajectory_in
from .test_pages import page, text

SignedIn = Callable[[User], Client]


def test_a_coordinator_marks_a_term_as_met(town: Town, signed_in: SignedIn) -> None:
    term = term_in(town)

    answer = signed_in(town.user(Role.COORDINATOR)).post(
        page(town, "term_step", term), {"step": "meet", "note": "Gedeeld per brief.", "version": 1}, follow=True
    )

    term.refresh_from_db()
    assert (term.status, term.closing_note) == (TermStatus.MET, "Gedeeld per brief.")
    assert 'value="reopen"' in text(answer)
    assert 'value="meet"' not in text(answer)


def test_a_term_that_lapses_without_a_reason_stays_open_and_says_why(town: Town, signed_in: SignedIn) -> None:
    term = term_in(town)

    answer = signed_in(town.user(Role.COORDINATOR)).post(
        page(town, "term_step", term), {"step": "lapse", "note": "", "version": 1}
    )

    term.refresh_from_db()
    assert term.status == TermStatus.OPEN
    assert "data-error-summary" in text(answer)


def test_what_was_typed_stays_when_somebody_else_was_first(town: Town, signed_in: SignedIn) -> None:
    term = term_in(town)
    actions.choose_anchor(term=_relative(town, term), anchor_date=date(2020, 1, 1), by=coordinator(town), now=NOW)

    answer = signed_in(town.user(Role.COORDINATOR)).post(
        page(town, "term_step", term), {"step": "meet", "note": "Mijn toelichting", "version": 1}
    )

    assert "Mijn toelichting" in text(answer)
    assert 'name="version" value="2"' in text(answer)


def _relative(town: Town, term: Term) -> Term:
    Term.objects.filter(pk=term.pk).update(amount=1, unit="year", end_date=None)
    term.refresh_from_db()
    return term


def test_the_day_a_term_counts_from_is_chosen_on_its_page(town: Town, signed_in: SignedIn) -> None:
    term = term_in(town, said="over een jaar", amount=1, unit="year")

    signed_in(town.user(Role.COORDINATOR)).post(page(town, "term_anchor", term), {"anchor_date": "2020-03-01"})

    term.refresh_from_db()
    assert term.end_date == date(2021, 3, 1)


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.PORTFOLIO_HOLDER, Role.MANAGER])
def test_others_in_the_town_hall_read_a_term_without_buttons(town: Town, signed_in: SignedIn, role: Role) -> None:
    term = term_in(town)
    client = signed_in(town.user(role))

    assert 'name="step"' not in text(client.get(page(town, "term", term)))
    client.post(page(town, "term_step", term), {"step": "meet", "note": "", "version": 1})
    term.refresh_from_db()
    assert term.status == TermStatus.OPEN


def test_a_partner_sees_its_own_term_and_no_history(town: Town, signed_in: SignedIn) -> None:
    trajectory = trajectory_in(town)
    own, other = term_in(town, trajectory, owner_organisation=town.partner), term_in(town, trajectory)
    client = signed_in(town.user(Role.PARTNER))

    assert "vs-history" not in text(client.get(page(town, "term", own)))
    assert client.get(page(town, "term", other)).status_code == 404
    listed = text(client.get(page(town, "terms", trajectory)))
    assert page(town, "term", own) in listed
    assert page(town, "term", other) not in listed


def test_before_a_day_is_registered_as_the_day_before(town: Town, signed_in: SignedIn) -> None:
    trajectory = trajectory_in(town)
    typed = {"title": "Deel het plan", "kind": "deadline", "said": "vóór 1 maart 2020", "before_date": "2020-03-01"}

    signed_in(town.user(Role.COORDINATOR)).post(page(town, "term_new", trajectory), typed)

    term = Term.objects.get()
    assert (term.end_date, term.is_before) == (date(2020, 2, 29), True)


@pytest.mark.parametrize(
    "dates", [{"start_date": "2020-05-01", "end_date": "2020-04-01"}, {}, {"end_date": "31-02-2020"}]
)
def test_a_term_without_sense_is_explained_and_kept_in_the_form(
    town: Town, signed_in: SignedIn, dates: dict[str, str]
) -> None:
    typed = {"title": "Bijzondere titel", "kind": "deadline", **dates}

    answer = signed_in(town.user(Role.COORDINATOR)).post(page(town, "term_new", trajectory_in(town)), typed)

    assert "data-error-summary" in text(answer)
    assert "Bijzondere titel" in text(answer)
    assert not Term.objects.exists()
