"""The example documents are what their source texts say, and their answer sheets hold together."""

import json
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SOURCES = sorted((EXAMPLES / "sources").glob("*.txt"))


@pytest.fixture
def make(monkeypatch):
    monkeypatch.syspath_prepend(str(EXAMPLES))
    import make

    yield make
    for name in ("make", "answers", "source", "typeset"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_committed_example_is_what_its_source_makes(make, path):
    for name, content in make.files_of(path).items():
        assert (EXAMPLES / name).read_bytes() == content, f"{name} is stale: run examples/make.py"


def test_inspection_report_holds_five_good_examples_and_nine_improvement_points():
    sheet = json.loads((EXAMPLES / "inspectierapport_lokaal_netwerk.gold.json").read_text(encoding="utf-8"))
    kinds = [finding["type"] for finding in sheet["findings"]]
    assert (kinds.count("good_example"), kinds.count("improvement_point"), len(kinds)) == (5, 9, 14)


def test_date_without_an_answer_is_refused(make, tmp_path):
    text = SOURCES[0].read_text(encoding="utf-8")
    text = text.replace("# Inleiding\n", "# Inleiding\n\nOp 3 maart 2018 begint het.\n")
    changed = tmp_path / "changed.txt"
    changed.write_text(text, encoding="utf-8")
    with pytest.raises(sys.modules["answers"].WrongSource, match="3 maart 2018"):
        make.files_of(changed)
