"""Manuscripts to try the typesetting on: a letter, a plan, and one that holds everything that could break it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from verbeterspoor.documents.typesetting import (
    BulletList,
    Fact,
    Heading,
    HouseStyle,
    Link,
    Manuscript,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Strong,
    Table,
)

NOW = datetime(2020, 2, 12, 9, tzinfo=UTC)
STYLE = HouseStyle("Gemeente Almelo")
ROWS = [[1, "Afspraken maken", date(2020, 3, 1)], [2, "Evalueren"]]
HOSTILE = (
    '#panic("x") $x$ *vet* _c_ @ref <lab> \\ `raw` // /* ] ) } #import "x" {{ x }} <w:p/> &amp; \x00\x1b\ufeff\ud800'
    " 🎉👨‍👩‍👧 漢字 שלום \u202eabc \ue000"
)


def letter(pages: int = 3) -> Manuscript:
    """A letter of some pages in which every kind of block occurs."""
    chapter = [
        Heading("Bevindingen"),
        Paragraph(["De inspectie zag ", Strong("drie"), " punten, zie ", Link("het rapport", "https://stad.example/")]),
        Paragraph("De gemeente en haar partners spreken af wat er beter gaat en wanneer. " * 24),
        BulletList(["Wie voert de regie?", ["Kijk naar ", Strong("het hele gezin"), "."]]),
        NumberedList(["Het plan vaststellen", "De raad informeren"], start=3),
        Quote("De overdracht\nis niet warm genoeg.", "Rapport, p. 3"),
        Table("Acties", ["Nr", "Actie", "Uiterlijk"], ROWS, [1, 6, 2]),
    ]  # fmt: skip
    blocks = [block for _ in range(pages) for block in [*chapter, PageBreak()]][:-1]
    return Manuscript(
        title="Raadsbrief toezicht", subtitle="Verbetering van het lokale netwerk", status="Concept",
        as_of=date(2020, 2, 12), blocks=blocks,
        facts=[Fact("Zaaknummer", "2017-004234"), Fact("Datum", date(2017, 4, 18))],
    )  # fmt: skip


def plan() -> Manuscript:
    """A plan of about sixty pages with two hundred rows in its tables."""
    row = [1, "Afspraken maken over de overdracht " * 3, "Vastgelegde afspraken " * 4, "Verslag " * 6, date(2020, 3, 1)]
    chapter = [
        Heading("Acties per partner"),
        Paragraph("De partner doet wat is afgesproken en meldt zijn voortgang. " * 120),
        Table("Acties", ["Nr", "Actie", "Resultaat", "Bewijs", "Uiterlijk"], [row] * 10, [1, 6, 6, 4, 2]),
        PageBreak(),
    ]
    return Manuscript(title="Verbeterplan", as_of=date(2020, 2, 12), cover=True, landscape=True, blocks=chapter * 20)


def hostile() -> Manuscript:
    """Markup of several languages, control characters, scripts no font has, and cells that fill pages."""
    return Manuscript(
        title=HOSTILE, subtitle=HOSTILE, status=HOSTILE, facts=[Fact(HOSTILE, HOSTILE)],
        blocks=[
            Heading(HOSTILE, 4), Paragraph([HOSTILE, Strong(HOSTILE), Link(HOSTILE, "javascript:alert(1)")]),
            Quote(HOSTILE, HOSTILE), Paragraph(Link("x", 'https://stad.example/"#x')),
            Table(HOSTILE, [HOSTILE, "b"], [["x" * 10_000, "woord " * 2_000], [HOSTILE]]),
            BulletList([HOSTILE, "", None]),
        ],
    )  # fmt: skip
