"""Rows of a table: the cells that stand at one height on a page."""

from .flow import Flow
from .pages import Line


def beside(a: Line, b: Line) -> bool:
    """Does the second line stand to the right of the first, at the same height?"""
    return a.page == b.page and abs(a.y - b.y) < 2.5 and b.x0 > a.x1 + 4


def table_rows(flow: Flow) -> list[list[Line]]:
    """Every line of the document with what stands beside it, from left to right."""
    rows: list[list[Line]] = []
    for line in flow.lines:
        if rows and beside(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows
