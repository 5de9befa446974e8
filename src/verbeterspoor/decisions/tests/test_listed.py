"""Outcomes are taken over from the decision list of another system, with their quote, after a person looked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.models import Outcome, Proposal
from verbeterspoor.documents.models import StoredFile
from verbeterspoor.foundation.errors import NotAllowed

from .outcome_cases import HELD_DAY, decide, held_meeting, submitted

SignedIn = Callable[[User], Client]
AMENDED = "De raadsbrief op 18 februari om 15.00 uur te plaatsen op iBabs."
LIST = f"""Gemeente Voorbeeldstad

Openbare besluitenlijst van het college van burgemeester en wethouders
Vergadering van dinsdag 11 februari 2020

1. Besluitenlijst van 4 februari 2020
Besluit: vastgesteld.

2. Rapport van de inspectie over de sociale wijkteams
Zaaknummer: Z/20/004321
Het college besluit:
1. De raad met de bijgevoegde raadsbrief te informeren over het rapport.
2. Gewijzigd: {AMENDED}

3. Verlenging huurovereenkomst Kerkstraat 12
Besluit: Aangehouden tot 3 maart. Er is nog geen taxatie.
"""
POINTS = (
    "De raad met de bijgevoegde raadsbrief te informeren over het rapport.",
    "De raadsbrief te plaatsen op iBabs.",
)


def on_the_list(town: Town) -> Proposal:
    return submitted(town, *POINTS, case_number="Z-20-004321")


def received(town: Town, text: str = LIST) -> StoredFile:
    return actions.receive_list(municipality=town.municipality, data=text.encode(), name="lijst.txt",
                                by=town.actor("secretariat"), now=NOW)  # fmt: skip


def keys(town: Town, file: StoredFile) -> list[int]:
    read = queries.read_list(town.actor("secretariat"), file, NOW)
    return [line.point.pk for one in read.listed for line in one.points]


@pytest.mark.rule("decided-elsewhere")
def test_a_list_proposes_the_outcome_of_each_point_and_records_nothing(town: Town) -> None:
    proposal, meeting = on_the_list(town), held_meeting(town)

    read = queries.read_list(town.actor("secretariat"), received(town), NOW)

    [one] = read.listed
    assert (one.proposal, one.rule, read.day, read.meeting) == (proposal, "case", HELD_DAY, meeting)
    assert [(line.point.number, line.result.kind, line.result.text) for line in one.points] == [
        (1, "as_proposed", ""), (2, "amended", AMENDED)
    ]  # fmt: skip
    assert "Verlenging huurovereenkomst Kerkstraat 12" in read.others
    assert not Outcome.objects.exists()


@pytest.mark.rule("decided-elsewhere")
def test_confirmed_outcomes_keep_their_quote_and_page(town: Town) -> None:
    proposal = on_the_list(town)
    file = received(town)

    actions.confirm_listed(file=file, points=keys(town, file), by=town.actor("secretariat"), now=NOW)

    proposal.refresh_from_db()
    assert (proposal.status, proposal.agenda_number) == ("decided", "2")
    amended = Outcome.objects.get(kind="amended")
    assert amended.text == AMENDED
    assert amended.quote
    assert (amended.quote.file, amended.quote.page) == (file, 1)
    assert AMENDED[:30] in amended.quote.text


def test_only_what_was_ticked_is_registered(town: Town) -> None:
    on_the_list(town)
    file = received(town)

    actions.confirm_listed(file=file, points=keys(town, file)[:1], by=town.actor("secretariat"), now=NOW)

    assert [outcome.point.number for outcome in Outcome.objects.all()] == [1]
    with pytest.raises(NotAllowed, match="one point at least"):
        actions.confirm_listed(file=file, points=[], by=town.actor("secretariat"), now=NOW)


def test_what_was_registered_before_is_not_proposed_again(town: Town) -> None:
    decide(town, on_the_list(town))

    assert keys(town, received(town)) == []


@pytest.mark.parametrize("role", ["author", "coordinator", "manager", "council_clerk"])
def test_only_the_secretariat_takes_a_list_over(town: Town, role: str) -> None:
    file = received(town)

    with pytest.raises(NotAllowed, match="Only the secretariat"):
        actions.confirm_listed(file=file, points=[1], by=town.actor(role), now=NOW)


def page(town: Town, name: str, **where: object) -> str:
    return reverse(f"decisions:{name}", kwargs={"gemeente": town.municipality.slug, **where})


@pytest.mark.rule("decided-elsewhere")
def test_a_pasted_list_is_shown_with_its_words_and_registered(town: Town, signed_in: SignedIn) -> None:
    on_the_list(town)
    client = signed_in(town.user("secretariat"))

    shown = client.post(page(town, "list_read"), {"text": LIST}, follow=True)

    assert "Niets wordt vastgelegd" in shown.text
    assert AMENDED in shown.text
    file = StoredFile.objects.get(name__contains="esluitenlijst")
    said = client.post(page(town, "listed", public_id=file.public_id), {"point": keys(town, file)}, follow=True)
    assert "2 uitkomsten zijn vastgelegd" in said.text


def test_a_list_without_a_day_uses_the_one_given(town: Town, signed_in: SignedIn) -> None:
    on_the_list(town)
    client = signed_in(town.user("secretariat"))
    bare = LIST.replace("Vergadering van dinsdag 11 februari 2020\n", "").replace("van 4 februari 2020", "")

    shown = client.post(page(town, "list_read"), {"text": bare, "day": "2020-02-10"}, follow=True)

    assert "10 februari 2020" in shown.text
    address = shown.redirect_chain[-1][0]
    client.post(address, {"point": keys(town, StoredFile.objects.get(name__contains="esluitenlijst"))})
    assert {str(outcome.decided_date) for outcome in Outcome.objects.all()} == {"2020-02-10"}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": ""}, "Kies het bestand"),
        ({"text": "   "}, "Kies het bestand"),
        ({"file": SimpleUploadedFile("lijst.pdf", b"%PDF-1.7 stuk")}, "beschadigd"),
        ({"file": SimpleUploadedFile("lijst.png", b"\x89PNG\r\n\x1a\n0000")}, "kan niet worden gelezen"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_way_out(
    town: Town, signed_in: SignedIn, sent: dict[str, object], said: str
) -> None:
    assert said in signed_in(town.user("secretariat")).post(page(town, "list_read"), sent).text
    assert not StoredFile.objects.filter(name__contains="lijst").exists()


def test_a_list_without_known_proposals_says_so(town: Town, signed_in: SignedIn) -> None:
    file = received(town)

    shown = signed_in(town.user("secretariat")).get(page(town, "listed", public_id=file.public_id))

    assert "Niets vast te leggen" in shown.text
    assert "Rapport van de inspectie" in shown.text
