"""Icons: drawn here, sixteen by sixteen, coloured by class; they never speak alone."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

PATHS = {
    "dot": '<circle cx="8" cy="8" r="4"></circle>',
    "check": '<path class="vs-icon__line" d="M3 8.5 6.5 12 13 4.5"></path>',
    "clock": '<circle class="vs-icon__line" cx="8" cy="8" r="6"></circle><path class="vs-icon__line" d="M8 4.5V8l2.5 2"></path>',
    "alert": '<path d="M8 1.2 15.4 14.4H.6Z"></path><path class="vs-icon__cut" d="M8 6v4M8 12v.6"></path>',
    "late": '<circle cx="8" cy="8" r="7"></circle><path class="vs-icon__cut" d="M8 4v5M8 11.2v.8"></path>',
    "silent": '<path class="vs-icon__line" d="M2.5 3.5h11v7h-6l-3 3v-3h-2Z"></path><path class="vs-icon__line" d="M5 7h6"></path>',
    "info": '<circle cx="8" cy="8" r="7"></circle><path class="vs-icon__cut" d="M8 7v5M8 4v.8"></path>',
    "cross": '<path class="vs-icon__line" d="m4 4 8 8M12 4l-8 8"></path>',
    "arrow": '<path class="vs-icon__line" d="M3 8h9M8.5 4 12.5 8l-4 4"></path>',
    "pencil": '<path class="vs-icon__line" d="m3 13 .8-3.2L10.5 3 13 5.5l-6.8 6.7Z"></path>',
    "file": '<path class="vs-icon__line" d="M4 1.5h5L12.5 5v9.5H4Z"></path><path class="vs-icon__line" d="M9 1.5V5h3.5M6 8.5h4M6 11h4"></path>',
    "person": '<circle cx="8" cy="5" r="3"></circle><path d="M2 14.5c.6-3.6 3-5 6-5s5.4 1.4 6 5Z"></path>',
    "quote": '<path d="M2 9c0-3 1.4-5 4-6v1.8C4.8 5.4 4.2 6.3 4.2 7H6.5v5H2ZM9 9c0-3 1.4-5 4-6v1.8c-1.2.600-1.8 1.5-1.8 2.2h2.3v5H9Z"></path>',
    "star": '<path d="m8 1 2.1 4.6 5 .6-3.7 3.4 1 5L8 12.1 3.6 14.6l1-5L.900 6.2l5-.6Z"></path>',
    "search": '<circle class="vs-icon__line" cx="7" cy="7" r="4.5"></circle><path class="vs-icon__line" d="m10.5 10.5 4 4"></path>',
}
"""Drawings by name; `vs-icon__line` is stroked, `vs-icon__cut` is a line in the colour of the ground."""


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon that is hidden from screen readers: the words beside it say the same."""
    drawing = mark_safe(PATHS[name])
    return format_html(
        '<svg class="vs-icon vs-icon--{}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>',
        name,
        drawing,
    )
