"""Text that was struck out in an amended proposal: words with a thin line through the middle."""

import ctypes
from dataclasses import dataclass

import pypdfium2.raw as raw

THIN = 2.2  # points: thicker is a box or a bar
SHORTEST = 4.0
MOST_OBJECTS = 20_000


@dataclass(frozen=True)
class Strike:
    """A thin horizontal line; `y` is its middle, counted from the top of the page."""

    x0: float
    x1: float
    y: float

    def goes_through(self, baseline: float, size: float) -> bool:
        """Is this line at the height of the middle of small letters, not under or above the words?"""
        return baseline - 0.48 * size < self.y < baseline - 0.12 * size


def strikes_on(page, height: float) -> list[Strike]:
    found = []
    for index in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            continue
        if top.value - bottom.value < THIN and right.value - left.value > SHORTEST:
            found.append(Strike(left.value, right.value, height - (top.value + bottom.value) / 2))
    return found
