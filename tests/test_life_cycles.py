"""The drawing of the life cycles is the one that the tables of steps give."""

from __future__ import annotations

import runpy
from pathlib import Path

TOOL = Path(__file__).resolve().parent.parent / "tools" / "life_cycles.py"


def test_the_drawn_life_cycles_are_those_of_the_tables() -> None:
    tool = runpy.run_path(str(TOOL))

    assert tool["DOCUMENT"].read_text() == tool["drawn"]()
