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
    for block in shown["blocks"]:
        if block["kind"] == "table":
            block["labelled"] = [list(zip(block["header"], row, strict=True)) for row in block["rows"]]
    return {"paper": shown}
