"""The council's items are its clerk's: linked, taken over from a list, answered by a letter, treated by the council."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.builders import a_letter, a_trajectory
from tests.cast import NOW, TODAY, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import actions, queries, rules
from verbeterspoor.decisions.choices import CouncilItemState, LetterStatus, TreatmentKind
from verbeterspoor.decisions.models import CouncilItem, Letter
from verbeterspoor.foundation import slots
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import TermKind

SignedIn = Callable[[User], Client]
LIST = "Nummer\tToezegging\tDatum\tDeadline\nT-1\tDe raad hoort hoe het gaat\t16-5-2017\t1-7-2017\n"


def handed_over(town: Town) -> Letter:
    letter = a_letter(town)
    Letter.objects.filter(pk=letter.pk).update(status=LetterStatus.HANDED_OVER, handed_over_at=NOW)
    letter.refresh_from_db()
    return letter


def an_item(town: Town, **facts: Any) -> CouncilItem:
    facts = {"kind": "promise", "text": "De raad hoort hoe het gaat", "by": town.actor(Role.COUNCIL_CLERK), **facts}
    return actions.link_item(municipality=town.municipality, now=NOW, **facts)


def take_over(town: Town, signed_in: SignedIn, role: str = Role.COUNCIL_CLERK, **form: Any) -> str:
    url = reverse("decisions:council_take_over", kwargs={"gemeente": town.municipality.slug})
    given = {"usual_kind": "promise", "source": "ibabs", "pasted": LIST, **form}
    return signed_in(town.user(role)).post(url, given, follow=True).text


@pytest.mark.rule("dual-wall")
def test_only_the_clerk_says_that_the_council_is_done_with_an_item(town: Town) -> None:
    item = an_item(town)
    facts = {"state": CouncilItemState.SETTLED, "settled_date": TODAY}
    with pytest.raises(NotAllowed, match="Only the clerk"):
        actions.change_item(item=item, version=1, facts=facts, by=town.actor(Role.COORDINATOR), now=NOW)

    actions.change_item(item=item, version=1, facts=facts, by=town.actor(Role.COUNCIL_CLERK), now=NOW)
    assert item.state == CouncilItemState.SETTLED


@pytest.mark.rule("dual-wall")
def test_the_town_hall_answers_by_naming_its_letter(town: Town) -> None:
    item, by = an_item(town), town.actor(Role.COORDINATOR)
    with pytest.raises(NotAllowed, match="letter"):
        actions.change_item(item=item, version=1, facts={"state": CouncilItemState.ANSWERED}, by=by, now=NOW)

    facts = {"state": CouncilItemState.ANSWERED, "settled_by": handed_over(town)}
    actions.change_item(item=item, version=1, facts=facts, by=by, now=NOW)
    assert item.settled_by is not None


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(town: Town) -> None:
    item, by = an_item(town), town.actor(Role.COUNCIL_CLERK)
    actions.change_item(item=item, version=1, facts={"progress": "In de commissie"}, by=by, now=NOW)

    with pytest.raises(Conflict):
        actions.change_item(item=item, version=1, facts={"progress": "Anders"}, by=by, now=NOW)


def test_a_promise_in_a_document_becomes_a_link_once(town: Town) -> None:
    trajectory, by = a_trajectory(town), town.actor(Role.COORDINATOR)
    term = supervision.register_term(
        trajectory=trajectory, kind=TermKind.COMMITMENT, title="Voorstel over toegang", end_date=date(2020, 6, 1),
        by=by, now=NOW,
    )  # fmt: skip
    assert queries.promises_to_link(by) == [term]

    assert an_item(town, term=term, by=by).trajectory == trajectory
    assert queries.promises_to_link(by) == []
    with pytest.raises(NotAllowed, match="already"):
        an_item(town, term=term, by=by)


def test_a_list_is_shown_row_by_row_before_anything_is_kept(town: Town, signed_in: SignedIn) -> None:
    page = take_over(town, signed_in)
    assert "De raad hoort hoe het gaat" in page
    assert not CouncilItem.objects.exists()

    take_over(town, signed_in, confirm="1")
    item = CouncilItem.objects.get()
    assert (item.number, item.due_date, item.made_date) == ("T-1", date(2017, 7, 1), date(2017, 5, 16))


def test_taking_over_a_list_again_brings_items_up_to_date(town: Town, signed_in: SignedIn) -> None:
    take_over(town, signed_in, confirm="1")
    page = take_over(town, signed_in, confirm="1", pasted=LIST.replace("1-7-2017", "1-10-2017"))

    assert "0 nieuw, 1 bijgewerkt" in page
    assert CouncilItem.objects.get().due_date == date(2017, 10, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LIST + "T-1\tNog een\t\t\n", "twee keer"),
        (LIST + "T-2\t\t1-1-2020\t\n", "De tekst ontbreekt"),
        (LIST.replace("1-7-2017", "32-13-2017"), "is geen dag"),
        ("Nummer\tWie\n1\tIemand\n", "Geen kolom bevat de tekst"),
        ("", "geen rijen"),
    ],
)
def test_a_list_with_a_fault_names_it_and_keeps_nothing(town: Town, signed_in: SignedIn, text: str, said: str) -> None:
    page = take_over(town, signed_in, pasted=text, confirm="1")

    assert said in page
    assert not CouncilItem.objects.exists()


def test_a_file_is_read_as_pasted_text_is(town: Town, signed_in: SignedIn) -> None:
    file = SimpleUploadedFile("toezeggingen.csv", LIST.replace("\t", ";").encode())

    assert "De raad hoort hoe het gaat" in take_over(town, signed_in, pasted="", file=file)


@pytest.mark.rule("dual-wall")
def test_what_the_council_did_comes_back_on_the_trail(town: Town) -> None:
    letter = handed_over(town)
    clerk = town.actor(Role.COUNCIL_CLERK)
    assert [turn.title for turn in slots.collect("turns", actor=clerk, now=NOW)] == [f"Letter to the council: {letter}"]

    actions.register_treatment(letter=letter, kind=TreatmentKind.DISCUSSED, on_date=TODAY, where="Politiek beraad",
                               by=clerk, now=NOW)  # fmt: skip
    asked = {"actor": town.actor(Role.COORDINATOR), "trajectory_ids": [letter.trajectory_id], "now": NOW}
    stops = slots.collect_by_id("stops", **asked)[letter.trajectory_id]
    assert "Discussed. Politiek beraad" in [stop.detail for stop in stops]
    assert not slots.collect("turns", actor=clerk, now=NOW)


@pytest.mark.rule("dual-wall")
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SECRETARIAT, Role.AUTHOR])
def test_the_town_hall_does_not_say_what_the_council_did(town: Town, role: str) -> None:
    with pytest.raises(NotAllowed, match="Only the council clerk"):
        actions.register_treatment(letter=handed_over(town), kind="noted", on_date=TODAY, by=town.actor(role), now=NOW)


def test_the_council_does_nothing_before_it_has_a_letter_nor_tomorrow(town: Town) -> None:
    letter, clerk = handed_over(town), town.actor(Role.COUNCIL_CLERK)
    for day in (date(2020, 2, 11), date(2020, 2, 13)):
        with pytest.raises(NotAllowed):
            actions.register_treatment(letter=letter, kind="noted", on_date=day, by=clerk, now=NOW)


def test_an_open_item_past_its_day_is_late(town: Town) -> None:
    item = an_item(town, due_date=date(2020, 2, 11))

    assert rules.is_late(item, TODAY)
    assert [one.is_late for one in slots.collect("terms", actor=town.actor(Role.COUNCIL_CLERK), today=TODAY)] == [True]


def test_lines_for_the_agenda_to_come_leave_as_a_file(town: Town, signed_in: SignedIn) -> None:
    an_item(town, due_date=date(2020, 3, 1))
    url = reverse("decisions:council_agenda_file", kwargs={"gemeente": town.municipality.slug})
    answer = signed_in(town.user(Role.COUNCIL_CLERK)).get(url)

    assert "De raad hoort hoe het gaat" in b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
