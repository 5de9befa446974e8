"""Icons: drawn here, sixteen by sixteen, coloured by class; they never speak alone."""

from __future__ import annotations

from functools import cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

DISC = "M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14Z"
STAR = "m8 1 2.1 4.6 5 .6-3.7 3.4 1 5L8 12.1 3.6 14.6l1-5L.9 6.2l5-.6Z"
SPEECH = "M2.5 3.5h11v7h-6l-3 3v-3h-2Z"
SHEET = "M4 1.5h5L12.5 5v9.5H4Z"
QUOTES = "M2 9c0-3 1.4-5 4-6v1.8C4.8 5.4 4.2 6.3 4.2 7h2.3v5H2ZM9 9c0-3 1.4-5 4-6v1.8c-1.2.6-1.8 1.5-1.8 2.2h2.3v5H9Z"
PENCIL = "m3 13 .8-3.2L10.5 3 13 5.5l-6.8 6.7Z"

DRAWINGS = {
    "dot": [("fill", "M8 4a4 4 0 1 1 0 8a4 4 0 1 1 0-8Z")],
    "check": [("line", "M3 8.5 6.5 12 13 4.5")],
    "clock": [("line", "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12Z"), ("line", "M8 4.5V8l2.5 2")],
    "alert": [("fill", "M8 1.2 15.4 14.4H.6Z"), ("cut", "M8 6v4M8 12v.6")],
    "late": [("fill", DISC), ("cut", "M8 4v5M8 11.2v.8")],
    "silent": [("line", SPEECH), ("line", "M5 7h6")],
    "info": [("fill", DISC), ("cut", "M8 7v5M8 4v.8")],
    "cross": [("line", "m4 4 8 8M12 4l-8 8")],
    "arrow": [("line", "M3 8h9M8.5 4l4 4-4 4")],
    "pencil": [("line", PENCIL)],
    "file": [("line", SHEET), ("line", "M9 1.5V5h3.5M6 8.5h4M6 11h4")],
    "person": [("fill", "M8 2a3 3 0 1 1 0 6a3 3 0 1 1 0-6Z"), ("fill", "M2 14.5c.6-3.6 3-5 6-5s5.4 1.4 6 5Z")],
    "quote": [("fill", QUOTES)],
    "star": [("fill", STAR)],
    "search": [("line", "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9Z"), ("line", "m10.5 10.5 4 4")],
}
"""Strokes by name: filled, a line, or a cut (a line in the colour of the ground)."""


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon that is hidden from screen readers: the words beside it say the same."""
    return drawn(name)


@cache
def drawn(name: str) -> SafeString:
    """Return the drawing of an icon; it never changes, so it is made once."""
    strokes = format_html_join("", '<path class="vs-icon__{}" d="{}"></path>', DRAWINGS[name])
    return format_html(
        '<svg class="vs-icon vs-icon--{}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>',
        name,
        strokes,
    )
