"""Text that was made to be slow is read in reasonable time."""

import time

import pytest

from verbeterspoor.reading import read_bytes

from .material import pdf_of_lines

PIECES = (
    *("wordt ", "aldus ", "1 mei 2020, ", "bijv. ", "13 en ", "2025 en ", "de raad besluit ", "a. ", "( "),
    *("binnen twee maanden na ", "Reactie college\n", "1. Kop\n\n", "Aanbeveling 1: doe het\n\n", "x" * 5000 + " "),
    *("de gemeente en ", "RIS", "(" * 500, "- " * 300 + "\n"),
)


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.strip()[:20])
def test_repeated_words_stay_fast(piece):
    content = (piece * (60_000 // len(piece))).encode()
    started = time.process_time()
    read_bytes(content, "a.txt")
    assert time.process_time() - started < 3


def test_a_pdf_full_of_false_streams_stays_fast():
    content = pdf_of_lines([(70, 100, "tekst")]) + b"/ObjStm stream\n" * 200_000
    started = time.process_time()
    assert read_bytes(content, "a.pdf").pages == 1
    assert time.process_time() - started < 3
