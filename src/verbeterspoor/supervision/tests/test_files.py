"""Files leave as they came in, to be saved and never run; quotes lead to their page."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.test import Client
from reportlab.pdfgen.canvas import Canvas

from tests.cast import NOW, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.documents import actions as documents
from verbeterspoor.documents.models import Paper
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision.models import Report

from .cases import coordinator, finding_in, investigation_in, report_in, term_in
from .test_pages import page, text

SignedIn = Callable[[User], Client]
WORDS = "De overdracht is niet warm genoeg."


def a_pdf() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawString(72, 700, "De overdracht is")
    canvas.drawString(72, 680, "niet warm genoeg.")
    canvas.save()
    return target.getvalue()


def a_paper(town: Town, content: bytes, name: str, media_type: str) -> Paper:
    """Make a file the paper of the report of an investigation."""
    by, investigation = coordinator(town), investigation_in(town)
    file = documents.store_file(municipality=town.municipality, data=content, name=name, media_type=media_type,
                                pages=1, by=by, now=NOW)  # fmt: skip
    paper = documents.add_paper(trajectory=investigation.trajectory, title="Rapport", file=file, by=by, now=NOW)
    report_in(town, investigation, paper=paper)
    return paper


def test_a_file_is_sent_to_be_saved_and_never_run(town: Town, signed_in: SignedIn) -> None:
    paper = a_paper(town, b"<script>alert(1)</script>", "rapport.html", "text/html")

    answer = signed_in(town.user(Role.COORDINATOR)).get(page(town, "file", paper.file))

    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == 'attachment; filename="rapport.html"'
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("who", "code"),
    [("manager", 200), ("inspector", 200), ("partner", 404), ("council_clerk", 404), ("administrator", 404)],
)
def test_only_who_may_see_a_file_gets_it(town: Town, signed_in: SignedIn, who: str, code: int) -> None:
    paper = a_paper(town, b"woorden", "rapport.txt", "text/plain")

    assert signed_in(town.user(who)).get(page(town, "file", paper.file)).status_code == code


def test_a_file_of_another_town_does_not_exist(town: Town, other_town: Town, signed_in: SignedIn) -> None:
    paper = a_paper(other_town, b"woorden", "rapport.txt", "text/plain")

    assert signed_in(town.user(Role.COORDINATOR)).get(page(town, "file", paper.file)).status_code == 404


def test_words_quoted_by_hand_are_found_and_marked_on_the_picture(town: Town, signed_in: SignedIn) -> None:
    paper = a_paper(town, a_pdf(), "rapport.pdf", "application/pdf")
    quote = documents.quote(file=paper.file, page=1, text=WORDS)
    finding_in(town, investigation_report(paper), quote=quote)
    client = signed_in(town.user(Role.COORDINATOR))

    shown = text(client.get(page(town, "source", quote)))

    assert shown.count("vs-sheet-image__mark") == 2
    assert client.get(page(town, "source_image", quote))["Content-Type"] == "image/png"


def investigation_report(paper: Paper) -> Report:
    return Report.objects.get(paper=paper)


def test_the_source_leads_back_to_what_was_taken_from_it(town: Town, signed_in: SignedIn) -> None:
    paper = a_paper(town, f"Vooraf. {WORDS}".encode(), "rapport.txt", "text/plain")
    quote = documents.quote(file=paper.file, page=1, text=WORDS)
    finding = finding_in(town, investigation_report(paper), quote=quote)
    term = term_in(town, paper.trajectory, quote=quote)

    shown = text(signed_in(town.user(Role.MANAGER)).get(page(town, "source", quote)))

    assert f"<mark>{WORDS}</mark>" in shown
    assert page(town, "finding", finding) in shown
    assert page(town, "term", term) in shown


def test_words_of_a_paper_that_was_not_shared_are_not_shown_to_a_partner(town: Town, signed_in: SignedIn) -> None:
    paper = a_paper(town, WORDS.encode(), "rapport.txt", "text/plain")
    quote = documents.quote(file=paper.file, page=1, text=WORDS)
    term = term_in(town, paper.trajectory, quote=quote, owner_organisation=town.partner)
    client = signed_in(town.user(Role.PARTNER))

    shown = text(client.get(page(town, "term", term)))

    assert term.title in shown
    assert WORDS not in shown
    assert page(town, "source", quote) not in shown
    assert client.get(page(town, "source", quote)).status_code == 404
