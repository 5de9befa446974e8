"""`verbeterspoor read FILE [--json]`."""

import json

from verbeterspoor.reading.command import main

from .test_findings import INSPECTION


def test_people_get_dutch_lines(tmp_path, capsys):
    path = tmp_path / "rapport.txt"
    path.write_text(INSPECTION, encoding="utf-8")
    assert main([str(path)]) == 0
    shown = capsys.readouterr().out
    assert "Soort: inspectierapport" in shown
    assert "2 (verbeterpunt) Kijk naar het hele gezin [blz. 1]" in shown
    assert "voor: Sociaal Wijkteam" in shown
    assert "2020-02-29 (voor)" in shown


def test_machines_get_json(tmp_path, capsys):
    path = tmp_path / "rapport.txt"
    path.write_text(INSPECTION, encoding="utf-8")
    assert main([str(path), "--json"]) == 0
    reading = json.loads(capsys.readouterr().out)
    assert len(reading["findings"]) == 4
    assert {"quote", "page", "position", "rule", "certainty", "addressee"} <= reading["findings"][0].keys()


def test_a_refusal_is_told_in_dutch(tmp_path, capsys):
    path = tmp_path / "leeg.pdf"
    path.write_bytes(b"")
    assert main([str(path)]) == 1
    assert "Dit bestand is leeg." in capsys.readouterr().err


def test_a_missing_file_is_told(tmp_path, capsys):
    assert main([str(tmp_path / "weg.pdf")]) == 2
    assert "weg.pdf" in capsys.readouterr().err
