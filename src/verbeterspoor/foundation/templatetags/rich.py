"""Rich text on a page."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from verbeterspoor.foundation.rich import tree_of
from verbeterspoor.foundation.rich.writer import Writer

register = template.Library()


@register.filter
def rich(html: str | None, top_level: str | int = 3) -> SafeString:
    """Show a kept rich text; its highest headings get `top_level`.

    It trusts nobody: what is shown is written anew from blocks, so even a row changed outside the product is harmless.
    """
    blocks = tree_of(html or "")
    return mark_safe(Writer(with_classes=True, top_level=int(top_level)).blocks(blocks))
