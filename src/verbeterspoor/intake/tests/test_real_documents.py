"""The two real documents and the example report, read in and taken over in an empty municipality."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.cast import NOW, Town
from verbeterspoor.intake import actions
from verbeterspoor.intake.choices import CandidateKind
from verbeterspoor.intake.models import Reading
from verbeterspoor.supervision.models import Finding, Term

from . import cases

ROOT = Path(__file__).resolve().parents[4]
PLACES = [
    os.environ.get("VERBETERSPOOR_CORPUS"),
    ROOT.parent / "shared" / "corpus",
    ROOT.parents[1] / "shared" / "corpus",
]


def content_of(name: str) -> bytes:
    """Return a real document, or skip when it is not on this machine."""
    for place in PLACES:
        if place and (Path(place) / name).exists():
            return (Path(place) / name).read_bytes()
    pytest.skip(f"the real document {name} is not here; set VERBETERSPOOR_CORPUS")


def taken_over(town: Town, content: bytes, name: str, *kinds: str, body_name: str = "") -> Reading:
    """Read a document in and take whole groups over."""
    reading = cases.read_in(town, content, name)
    by = cases.coordinator(town)
    actions.register_document(reading=reading, title=name, body_name=body_name, by=by, now=NOW)
    for kind in kinds or (CandidateKind.DATE, CandidateKind.COMMITMENT):
        actions.accept_all(reading=reading, kind=kind, by=by, now=NOW)
    return reading


def test_almelo_gives_the_presentation_at_three_o_clock(town: Town) -> None:
    taken_over(town, content_of("almelo_collegevoorstel.txt"), "almelo.txt")

    term = Term.objects.get(at=datetime(2017, 4, 18, 13, 0, tzinfo=UTC))
    assert (term.end_date, term.owner_text) == (date(2017, 4, 18), "de inspectie")
    assert term.quote is not None
    assert "15.00 uur" in term.quote.text
    broader = Term.objects.get(start_date=date(2017, 5, 21))
    assert (broader.end_date, broader.owner_text) == (date(2017, 6, 10), "de sector Samenleving")


def test_wijchen_gives_the_leap_day_and_an_evaluation_that_stays_relative(town: Town) -> None:
    taken_over(town, content_of("wijchen_informatienota.txt"), "wijchen.txt")

    owners = {term.owner_text.lower() for term in Term.objects.filter(end_date=date(2020, 2, 29))}
    assert owners <= {"de gemeente", "gemeente wijchen", "de gemeente wijchen"}
    assert owners
    evaluations = Term.objects.filter(kind="evaluation")
    assert {(term.amount, term.unit, term.end_date) for term in evaluations} == {(1, "year", None)}


@pytest.mark.rule("finding-tree")
def test_the_example_report_gives_fourteen_findings_with_their_parts(town: Town) -> None:
    content = (ROOT / "examples" / "inspectierapport_lokaal_netwerk.pdf").read_bytes()

    taken_over(town, content, "rapport.pdf", CandidateKind.FINDING, body_name=town.inspectorate.name)

    top = Finding.objects.filter(parent=None)
    assert sorted(top.values_list("kind", flat=True)) == ["good_example"] * 5 + ["improvement_point"] * 9
    assert Finding.objects.exclude(parent=None).count() == 11
    assert Finding.objects.filter(kind="improvement_point", number="8", addressee_unit=town.unit).exists()


@pytest.mark.rule("finding-tree")
def test_an_audit_report_keeps_responses_and_afterwords(town: Town) -> None:
    content = content_of("denhaag_rekenkamer_veilig_op_afstand.pdf")

    taken_over(town, content, "rekenkamer.pdf", CandidateKind.FINDING, body_name=town.audit_office.name)

    assert Finding.objects.exclude(response="").exists()
    assert Finding.objects.exclude(afterword="").exists()
    assert Finding.objects.exclude(parent=None).exists()
