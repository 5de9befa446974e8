"""A manuscript on a page: the same content as the PDF and the Word document made of it."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from verbeterspoor.documents.typesetting import Manuscript
from verbeterspoor.documents.typesetting.plain import plain

register = template.Library()


@register.inclusion_tag("documents/paper.html")
def paper(manuscript: Manuscript) -> dict[str, Any]:
    """Show a manuscript below the title of a page: its facts and its blocks; headings start at level 2."""
    shown = plain(manuscript, get_language() or "nl")
    _label_cells(shown["blocks"])
    return {"paper": shown}


def _label_cells(blocks: list[dict[str, Any]]) -> None:
    """Give every cell the name of its column, which phones show; tables may hang below a point."""
    for block in blocks:
        if block["kind"] == "table":
            block["labelled"] = [list(zip(block["header"], row, strict=True)) for row in block["rows"]]
        if block["kind"] == "points":
            for point in block["items"]:
                _label_cells(point["blocks"])
