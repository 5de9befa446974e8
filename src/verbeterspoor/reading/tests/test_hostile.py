"""Text that was made to be slow is read in reasonable time."""

import time

import pytest

from verbeterspoor.reading import load, read_bytes, read_decision_list, read_proposal

from .material import pdf_of_lines

PIECES = (
    *("wordt ", "aldus ", "1 mei 2020, ", "bijv. ", "13 en ", "2025 en ", "de raad besluit ", "a. ", "( "),
    *("binnen twee maanden na ", "Reactie college\n", "1. Kop\n\n", "Aanbeveling 1: doe het\n\n", "x" * 5000 + " "),
    *(
        "Besluit: conform ",
        "1. Punt 1 en 2 conform; ",
        "De raad besluit:\n1. x y z\n",
        "Zaaknummer: Z/17/1\n",
        "Nr  Besluit\n",
    ),
    *("is besproken met de ", "Onderwerp: a\nBesluit: b\n", "aangehouden tot met een ", "(wethouder ", "Gewijzigd "),
    *("de gemeente en ", "RIS", "(" * 500, "- " * 300 + "\n"),
)


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.strip()[:20])
def test_repeated_words_stay_fast(piece):
    content = (piece * (60_000 // len(piece))).encode()
    started = time.process_time()
    document = load(content, "a.txt")
    read_bytes(content, "a.txt"), read_proposal(document), read_decision_list(document)
    assert time.process_time() - started < 3


def test_a_pdf_full_of_false_streams_stays_fast():
    content = pdf_of_lines([(70, 100, "tekst")]) + b"/ObjStm stream\n" * 200_000
    started = time.process_time()
    assert read_bytes(content, "a.pdf").pages == 1
    assert time.process_time() - started < 3
