"""How fast and how well documents are read: seeds, the 11-page report, a PDF of 60 pages, F1 per question."""

from __future__ import annotations

import importlib.util
import io
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

from verbeterspoor.reading import read, read_bytes

REPOSITORY = Path(__file__).resolve().parents[1]
SEEDS = ("almelo_collegevoorstel", "wijchen_informatienota")
REPORT = "denhaag_rekenkamer_veilig_op_afstand"
FLOORS = {
    "headings": 0.95,
    "decision_points": 0.95,
    "decision_points.sub": 0.95,
    "findings": 0.95,
    "findings.sub": 0.95,
    "dates": 0.95,
    "commitments": 0.8,
}
UNSEEN = {question: 0.75 if question == "commitments" else 0.9 for question in FLOORS}


def run() -> list[dict]:
    """Rows of {name, value, unit, budget, ok}; figures on real documents only where the corpus is present."""
    rows = [speed("60-page PDF", [("long.pdf", sixty_pages())], 1000)]
    examples = REPOSITORY / "examples"
    rows += quality("our examples", examples, names_in(examples), FLOORS)
    corpus = corpus_folder()
    if corpus is None:
        return rows
    rows += [speed(name, [(f"{name}.txt", (corpus / f"{name}.txt").read_bytes())], 50) for name in SEEDS]
    rows.append(speed("11-page report", [("report.pdf", (corpus / f"{REPORT}.pdf").read_bytes())], 300))
    rows += quality("seeds and report", corpus, [*SEEDS, REPORT], FLOORS)
    others = [name for name in names_in(corpus) if name not in (*SEEDS, REPORT)]
    return rows + quality("other documents", corpus, others, UNSEEN)


def corpus_folder() -> Path | None:
    places = [Path(place) for place in [os.environ.get("VERBETERSPOOR_CORPUS", "")] if place]
    places += [REPOSITORY / ".." / "shared" / "corpus", REPOSITORY / ".." / ".." / "shared" / "corpus"]
    return next((place for place in places if (place / "score.py").is_file()), None)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name.removesuffix(".gold.json") for path in folder.glob("*.gold.json"))


def speed(name: str, files: list[tuple[str, bytes]], budget: int) -> dict:
    """The median of five readings in milliseconds of processor time, after one to warm up.

    Processor time, as reading waits for nothing: the figure stays true on a busy machine.
    """
    times = []
    for turn in range(6):
        started = time.process_time()
        for file_name, content in files:
            read_bytes(content, file_name)
        if turn:
            times.append((time.process_time() - started) * 1000)
    value = round(statistics.median(times), 1)
    return {"name": f"read {name}", "value": value, "unit": "ms cpu", "budget": budget, "ok": value <= budget}


def sixty_pages() -> bytes:
    """A report of sixty full pages with headings, numbered recommendations and dates."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()
    sentence = (
        "De gemeente spreekt met de partners af dat het plan op {day} mei 2020 klaar is en bespreekt de voortgang. "
    )
    story = []
    for page in range(1, 61):
        text = sentence.format(day=page % 28 + 1) * 8
        story += [Paragraph(f"{page}. Hoofdstuk over onderwerp {page}", styles["Heading1"])]
        story += [Paragraph(f"Aanbeveling {page}: Leg vast wie de leiding heeft", styles["Heading2"])]
        story += [Paragraph(text, styles["BodyText"]) for _ in range(4)] + [PageBreak()]
    target = io.BytesIO()
    SimpleDocTemplate(target).build(story)
    return target.getvalue()


def quality(group: str, folder: Path, names: list[str], floors: dict[str, float]) -> list[dict]:
    """F1 per question over a group of documents, by the scorer of the corpus."""
    corpus = corpus_folder()
    if corpus is None or not names:
        return []
    with tempfile.TemporaryDirectory() as scratch:
        sheets, outputs = Path(scratch) / "gold", Path(scratch) / "out"
        sheets.mkdir(), outputs.mkdir()
        for name in names:
            (sheets / f"{name}.gold.json").write_bytes((folder / f"{name}.gold.json").read_bytes())
            source = next(p for p in (folder / f"{name}.pdf", folder / f"{name}.txt") if p.is_file())
            (outputs / f"{name}.json").write_text(json.dumps(read(source).as_dict()), encoding="utf-8")
        found = scorer(corpus).score(sheets, outputs)["lists"]
    return [
        {"name": f"F1 {question}, {group}", "value": round(found[question]["f1"], 3), "unit": "F1",
         "budget": f">= {floor}", "ok": found[question]["f1"] >= floor}
        for question, floor in floors.items()
        if found[question]["f1"] is not None
    ]  # fmt: skip


def scorer(corpus: Path):
    spec = importlib.util.spec_from_file_location("corpus_score", corpus / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
