"""Documents to read in, and builders that walk the real actions."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import pikepdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.cast import NOW, Town
from verbeterspoor.intake import actions
from verbeterspoor.intake.models import Candidate, Reading
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.actions import open_trajectory
from verbeterspoor.trajectories.models import Trajectory

REAL = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)

NOTE = """Informatienota voor de Gemeenteraad

Onderwerp: Onderzoek naar het lokale netwerk

Kernboodschap
De gemeente Voorbeeldstad maakt samen met haar partners een verbeterplan.

Vervolgstappen

Voor 1 maart 2020 wordt het definitieve verbeterplan met de inspectie gedeeld.

Over een jaar is er een evaluatie met partners, inspectie en gemeente om te onderzoeken hoe het verbeterplan heeft
uitgepakt.

Het rapport van de inspectie is op 18 april 2017 om 15.00 uur gepresenteerd.
"""

REPORT = """Inspectierapport

Onderwerp: Hulp na Veilig Thuis
Datum: 12 december 2019

Conclusies en aanbevelingen

Aanbeveling 1: Leg voor ieder gezin vast wie de leiding heeft.
a. Wijs bij de overdracht een persoon aan.
b. Vertel het gezin wie dat is.
Aanbeveling 2: Kijk naar het hele gezin.
"""


def coordinator(town: Town) -> Actor:
    """Return the coordinator of a town."""
    return town.actor(Role.COORDINATOR)


def trajectory_in(town: Town, title: str = "Lokaal netwerk") -> Trajectory:
    """Open a trajectory."""
    return open_trajectory(municipality=town.municipality, title=title, by=coordinator(town), now=NOW)


def received(town: Town, text: str | bytes = NOTE, name: str = "nota.txt", **facts: Any) -> actions.Received:
    """Add a file."""
    upload = text.encode() if isinstance(text, str) else text
    facts = {"by": coordinator(town), "now": NOW, "now_real": REAL, **facts}
    return actions.receive_file(municipality=town.municipality, upload=upload, name=name, **facts)


def read_in(town: Town, text: str | bytes = NOTE, name: str = "nota.txt", **facts: Any) -> Reading:
    """Add a file and let a worker read it; it belongs to a new trajectory unless another is given."""
    if "trajectory" not in facts:
        facts["trajectory"] = trajectory_in(town)
    reading = received(town, text, name, **facts).reading
    assert claim_and_read() == reading
    reading.refresh_from_db()
    return reading


def claim_and_read() -> Reading:
    """Let a worker read what waits."""
    claimed = actions.claim(now_real=REAL)
    assert claimed is not None
    assert actions.read_claimed(reading=claimed, now=NOW, real_now=lambda: REAL)
    return claimed


def candidates(reading: Reading, kind: str) -> list[Candidate]:
    """Return the candidates that answer one question."""
    found = list(Candidate.objects.filter(reading=reading, kind=kind).select_related("parent"))
    for one in found:
        one.reading = reading
    return found


def pdf(pages: int = 1, text: str = "Voor 1 maart 2020 wordt het plan gedeeld.") -> bytes:
    """Make a PDF with text."""
    target = io.BytesIO()
    canvas = Canvas(target)
    for number in range(pages):
        for line in range(40):
            canvas.drawString(60, 780 - 18 * line, f"{text} Regel {line} op bladzijde {number + 1}.")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def encrypted_pdf() -> bytes:
    """Make a PDF that opens with a password only."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(target, encryption=pikepdf.Encryption(owner="geheim", user="geheim"))
    return target.getvalue()


def scripted_pdf() -> bytes:
    """Make a PDF that runs a script when it opens."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('hallo')"))
        document.Root.OpenAction = document.make_indirect(script)
        document.save(target)
    return target.getvalue()


def image_pdf() -> bytes:
    """Make a PDF that only holds an image."""
    target = io.BytesIO()
    Image.new("RGB", (200, 300), "white").save(target, format="PDF")
    return target.getvalue()
