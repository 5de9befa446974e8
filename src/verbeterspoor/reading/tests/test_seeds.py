"""Both seed documents are read completely: as text, and as PDFs in several layouts made from that text."""

import pytest

from verbeterspoor.reading import load, read_bytes
from verbeterspoor.reading.flow import Flow

from .material import BODY, HEAD, Paragraph, Spacer, corpus, fields_table, pdf_of, pdf_of_paragraphs

FIELDS = {
    "Onderwerp": "Inspectierapport sociale wijkteams",
    "Advies": "Bespreekstuk",
    "Is er een uiterste behandeldatum?": "Ja, 18 april 2017",
    "Hoofdopgave": "Transformatie werk en zorg",
    "Openbaar": "Openbaar",
    "Raadsvoorstel of raadsbrief": "Raadsbrief",
}


def seed(name: str) -> bytes:
    return (corpus() / name).read_bytes()


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    """The blocks of a text with their style, to print them again."""
    heads = {heading.text for heading in read_bytes(content, "a.txt").headings}
    return [("head" if b.text in heads else "body", b.text) for b in Flow(load(content, "a.txt")).blocks]


def one_column(content: bytes) -> bytes:
    return pdf_of_paragraphs(paragraphs(content))


def with_table(content: bytes) -> bytes:
    """The head of the form as a table, the rest as running text."""
    reading = read_bytes(content, "a.txt")
    fields = [(field.label, field.value) for field in reading.fields if field.key != "secrecy"]
    body = paragraphs(content)
    first = next(k for k, (style, _) in enumerate(body) if style == "head")
    story = [Paragraph(body[0][1], HEAD), fields_table(fields)]
    for style, text in body[first:]:
        story += [Paragraph(text.replace("&", "&amp;"), HEAD if style == "head" else BODY), Spacer(1, 6)]
    return pdf_of(story)


def as_text(content: bytes) -> bytes:
    return content


LAYOUTS = [(as_text, "a.txt"), (one_column, "a.pdf"), (with_table, "a.pdf")]


@pytest.fixture(params=LAYOUTS, ids=lambda layout: layout[0].__name__)
def almelo(request):
    layout, name = request.param
    return read_bytes(layout(seed("almelo_collegevoorstel.txt")), name)


@pytest.fixture(params=LAYOUTS, ids=lambda layout: layout[0].__name__)
def wijchen(request):
    layout, name = request.param
    return read_bytes(layout(seed("wijchen_informatienota.txt")), name)


def test_all_fields_of_the_proposal_are_read(almelo):
    found = {field.label: field.value for field in almelo.fields}
    assert {label: found.get(label) for label in FIELDS} == FIELDS
    assert almelo.portfolio_holder is not None


def test_points_arguments_and_attachment_of_the_proposal(almelo):
    assert [point.number for point in almelo.decision_points] == ["1", "2"]
    assert [(a.type, a.number, a.serves) for a in almelo.arguments] == [
        ("argument", "1.1", "1"),
        ("caveat", None, None),
        ("alternative", None, None),
    ]
    assert [a.reference for a in almelo.attachments][:1] == ["RAAD-4234"]


def test_the_presentation_has_its_hour(almelo):
    [found] = [day for day in almelo.dates if day.time]
    assert (str(found.start), found.time) == ("2017-04-18", "15:00")


def test_terms_of_the_proposal_have_their_owner(almelo):
    owners = {(str(c.due_start), str(c.due_end), c.owner) for c in almelo.commitments}
    assert ("2017-05-21", "2017-06-10", "de sector Samenleving") in owners
    assert ("2017-04-18", "2017-04-18", "de portefeuillehouder") in owners


def test_the_note_has_kind_subject_and_secrecy(wijchen):
    reading = wijchen.as_dict()
    assert (reading["kind"], reading["organisation"]) == ("information_note", "gemeente Wijchen")
    assert reading["subject"] == "Onderzoek naar het lokale netwerk na Veilig Thuis"
    assert [(f.label, f.value) for f in wijchen.fields if f.key == "secrecy"] == [
        ("Geheimhouding", "Niet van toepassing.")
    ]


def test_before_the_first_of_march_is_the_29th_of_february(wijchen):
    [found] = [c for c in wijchen.commitments if c.what.startswith("Het definitieve verbeterplan")]
    assert (found.due_start, str(found.due_end), found.bound) == (None, "2020-02-29", "before")


def test_the_evaluation_stays_relative(wijchen):
    terms = [c.relative for c in wijchen.commitments if c.relative]
    assert [(t.amount, t.unit, t.anchor) for t in terms] == [(1, "year", None)] * 2
