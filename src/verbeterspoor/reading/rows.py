"""Rows of a table: the cells that stand at one height on a page."""

from .flow import Flow
from .pages import Line


def table_rows(flow: Flow) -> list[list[Line]]:
    """Every line of the document with what stands beside it, from left to right."""
    rows: list[list[Line]] = []
    for line in flow.lines:
        if rows and rows[-1][0].page == line.page and line.cell and abs(rows[-1][0].y - line.y) < 2.5:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows
