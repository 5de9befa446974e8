"""A proposal on paper: the form of the municipality, with process information or as the public reads it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pypdfium2
import pytest
from django.test import Client
from docx import Document

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import actions
from verbeterspoor.decisions.exports import proposal_paper
from verbeterspoor.decisions.models import DecisionPoint, Proposal

from .pages import page

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]


def whole(town: Town) -> Proposal:
    """Write a proposal with a consultation."""
    proposal = builders.a_full_proposal(town, points=["De raad informeren", "De brief plaatsen"])
    field = proposal.template_version.fields.get(key="intern-overleg")
    talk = actions.Talk(field, with_whom="het management", about="de opzet van de brief")
    actions.write_consultations(proposal=proposal, version=proposal.version, talks=[talk], by=town.actor("author"),
                                now=NOW)  # fmt: skip
    return proposal


def pdf_words(town: Town, proposal: Proposal, *, public: bool) -> str:
    made = proposal_paper(town.actor("coordinator"), proposal, kind="pdf", public=public, language="nl", now=NOW)
    return " ".join("\n".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(made)).split())


@pytest.mark.rule("templates")
def test_the_paper_follows_the_order_of_the_form(town: Town) -> None:
    said = pdf_words(town, whole(town), public=False)
    order = ["Collegevoorstel", "Onderwerp", "Voorgesteld besluit", "Inleiding", "Argumenten voor", "Procesinformatie"]

    assert [words for words in order if words in said] == order
    assert sorted(order, key=said.index) == order


@pytest.mark.rule("numbered-points")
def test_points_and_arguments_keep_their_numbers_on_paper(town: Town) -> None:
    said = pdf_words(town, whole(town), public=False)

    for words in ("1 De raad informeren", "2 De brief plaatsen", "1.1 Omdat het moet"):
        assert words in said


@pytest.mark.rule("embargo-secrecy-confidential")
def test_the_public_version_has_no_internal_fields_and_no_secret_points(town: Town) -> None:
    proposal = whole(town)
    DecisionPoint.objects.filter(number=1).update(disclosure="secret")
    inside, public = (pdf_words(town, proposal, public=one) for one in (False, True))

    for words in ("het management", "Procesinformatie", "De raad informeren", "Omdat het moet"):
        assert words in inside
        assert words not in public
    assert "2 De brief plaatsen" in public


def test_word_gets_real_headings(town: Town) -> None:
    made = proposal_paper(town.actor("author"), whole(town), kind="docx", public=False, language="nl", now=NOW)

    headings = [one.text for one in Document(BytesIO(made)).paragraphs if "eading" in one.style.name]
    assert "Voorgesteld besluit" in headings


def test_the_paper_is_taken_along_from_the_page(town: Town, signed_in: SignedIn) -> None:
    proposal = whole(town)
    answer = signed_in(town.user("manager")).get(page(town, "proposal", proposal) + "/papier.pdf?openbaar=1")

    assert answer["Content-Type"] == "application/pdf"
    assert "openbaar" in answer["Content-Disposition"]
    assert signed_in(town.user("manager")).get(page(town, "proposal", proposal) + "/papier.exe").status_code == 404


@pytest.mark.rule("embargo-secrecy-confidential")
def test_a_secret_proposal_has_no_public_version(town: Town, signed_in: SignedIn) -> None:
    proposal = whole(town)
    Proposal.objects.update(disclosure="secret")
    address = page(town, "proposal", proposal) + "/papier.docx"
    client = signed_in(town.user("coordinator"))

    assert [client.get(where).status_code for where in (address, address + "?openbaar=1")] == [200, 404]
