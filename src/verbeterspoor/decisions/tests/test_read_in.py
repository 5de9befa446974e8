"""Reading a proposal in: what was found is shown with its words, and only what is taken over enters the form."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.models import Proposal

from .pages import page, text

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
EXAMPLE = Path(__file__).parents[4] / "examples" / "almelo_collegevoorstel.txt"


@pytest.fixture
def author(town: Town, signed_in: SignedIn) -> Client:
    return signed_in(town.user("author"))


def with_source(town: Town, data: bytes = b"", name: str = "voorstel.txt") -> Proposal:
    """Start a proposal and bring the document it is read from."""
    proposal = builders.a_proposal(town)
    file = actions.GivenFile(data or EXAMPLE.read_bytes(), name, confirmed=True)
    actions.bring_source(proposal=proposal, file=file, by=town.actor("author"), now=NOW)
    return proposal


def ticked(shown: str) -> dict[str, str]:
    """Return what the page of what was read sends when nothing is changed."""
    boxes = re.findall(r'type="checkbox" name="(take-[^"]+)"[^>]*checked', shown)
    texts = re.findall(r'<textarea name="(text-[^"]+)"[^>]*>\n?(.*?)</textarea>', shown, re.S)
    version = re.search(r'name="version" value="(\d+)"', shown)
    assert version
    return {**dict.fromkeys(boxes, "on"), **{name: unescape(said) for name, said in texts}, "version": version[1]}


@pytest.mark.rule("templates")
def test_what_is_read_fits_the_fields_of_the_form(town: Town) -> None:
    found = queries.read_source(with_source(town), TODAY)

    answers = {one.code: one for one in found.answers}
    assert answers["advies"].value == "discussion"
    assert answers["vervolg"].value == "council_letter"
    assert answers["uiterste-behandeldatum"].yes
    assert [one.number for one in found.points] == ["1", "2"]
    assert all(one.quote and one.page for one in found.all)


def test_nothing_enters_before_it_was_looked_at_and_what_is_ticked_does(town: Town, author: Client) -> None:
    proposal = with_source(town)
    shown = text(author.get(page(town, "proposal_check", proposal)))
    assert not proposal.points.exists()

    author.post(page(town, "proposal_check", proposal), {**ticked(shown), "looked_at": "on"})

    proposal.refresh_from_db()
    assert [point.number for point in proposal.points.all()] == [1, 2]
    assert proposal.considerations.get(kind="argument").number == "1.1"
    assert proposal.public_explanation
    assert proposal.attachments.get().number
    assert {value.field.key for value in proposal.values.all()} >= {"inleiding", "effect", "uitvoering", "kosten"}


def test_what_is_unticked_or_mended_is_left_out_or_mended(town: Town, author: Client) -> None:
    proposal = with_source(town)
    said = ticked(text(author.get(page(town, "proposal_check", proposal))))
    del said["take-point-2"]
    author.post(page(town, "proposal_check", proposal), {**said, "text-point-1": "Beter gezegd", "looked_at": "on"})

    assert [str(point) for point in proposal.points.all()] == ["1 Beter gezegd"]


def test_reading_twice_adds_nothing_twice(town: Town, author: Client) -> None:
    proposal = with_source(town)
    address = page(town, "proposal_check", proposal)
    for _time in range(2):
        author.post(address, {**ticked(text(author.get(address))), "looked_at": "on"})

    assert proposal.points.count() == 2
    assert proposal.considerations.filter(kind="argument").count() == 1


def test_somebody_who_wrote_meanwhile_is_not_overwritten(town: Town, author: Client) -> None:
    proposal = with_source(town)
    said = ticked(text(author.get(page(town, "proposal_check", proposal))))
    actions.write_points(proposal=proposal, version=proposal.version, points=[actions.PointText("Van een ander")],
                         by=town.actor("coordinator"), now=NOW)  # fmt: skip

    shown = text(author.post(page(town, "proposal_check", proposal), {**said, "looked_at": "on"}))

    assert "heeft dit intussen gewijzigd" in shown
    assert proposal.points.get().text == "Van een ander"


def test_a_name_nobody_here_has_is_shown_but_cannot_be_taken_over(town: Town, author: Client) -> None:
    shown = text(author.get(page(town, "proposal_check", with_source(town))))

    assert 'name="take-portefeuillehouder"' not in shown
    assert "Dit past niet bij een antwoord van het formulier" in shown


def test_a_file_is_chosen_on_the_page_and_one_without_text_refused(town: Town, author: Client) -> None:
    proposal = builders.a_proposal(town)
    address = page(town, "proposal_read_in", proposal)
    assert "Kies een bestand" in text(author.post(address))
    sheet = SimpleUploadedFile("leeg.txt", b"")
    assert author.post(address, {"file": sheet}).status_code == 200

    file = SimpleUploadedFile("voorstel.txt", EXAMPLE.read_bytes())
    answer = author.post(address, {"file": file, "file_looked_at": "on"})

    assert answer["Location"] == page(town, "proposal_check", proposal)


def test_without_a_document_the_page_leads_to_choosing_one(town: Town, author: Client) -> None:
    proposal = builders.a_proposal(town)

    answer = author.get(page(town, "proposal_check", proposal))

    assert answer["Location"] == page(town, "proposal_read_in", proposal)
