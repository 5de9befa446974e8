"""How well real documents are read, scored by the corpus's own scorer. Skipped where the corpus is absent."""

import importlib.util
import json

import pytest

from verbeterspoor.reading import read

from .material import REPOSITORY, corpus

KNOWN = ("almelo_collegevoorstel", "wijchen_informatienota", "denhaag_rekenkamer_veilig_op_afstand")
FLOORS = {"headings": 0.95, "decision_points": 0.95, "findings": 0.95, "dates": 0.95, "commitments": 0.8}
ALL_FLOORS = {"headings": 0.9, "decision_points": 0.9, "findings": 0.9, "dates": 0.9, "commitments": 0.75}


def scorer():
    spec = importlib.util.spec_from_file_location("corpus_score", corpus() / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores(folder, names, target) -> dict[str, float]:
    """F1 per question over the named documents of a folder with answer sheets."""
    sheets, outputs = target / "gold", target / "out"
    sheets.mkdir(), outputs.mkdir()
    for name in names:
        (sheets / f"{name}.gold.json").write_bytes((folder / f"{name}.gold.json").read_bytes())
        source = next(p for p in (folder / f"{name}.pdf", folder / f"{name}.txt") if p.is_file())
        (outputs / f"{name}.json").write_text(json.dumps(read(source).as_dict()), encoding="utf-8")
    return {question: row["f1"] for question, row in scorer().score(sheets, outputs)["lists"].items()}


def below(found: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    return {question: found[question] for question, floor in floors.items() if (found[question] or 0) < floor}


def test_seeds_and_audit_report_are_read_well(tmp_path):
    assert below(scores(corpus(), KNOWN, tmp_path), FLOORS) == {}


def test_all_documents_of_the_corpus_are_read_well(tmp_path):
    names = sorted(path.name.removesuffix(".gold.json") for path in corpus().glob("*.gold.json"))
    assert below(scores(corpus(), names, tmp_path), ALL_FLOORS) == {}


def test_our_own_examples_are_read_well(tmp_path):
    folder = REPOSITORY / "examples"
    names = sorted(path.name.removesuffix(".gold.json") for path in folder.glob("*.gold.json"))
    if not names:
        pytest.skip("no examples with answer sheets here")
    assert below(scores(folder, names, tmp_path), FLOORS) == {}
