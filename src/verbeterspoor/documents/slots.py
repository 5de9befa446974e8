"""What documents show elsewhere: what happened to them, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from verbeterspoor.foundation import slots


def style_set(event: Any) -> str:
    """Tell that the look of papers was changed."""
    return _("The house style of papers was changed.")


def fill() -> None:
    """Fill the slots."""
    slots.tell_event("documents.house_style.set", style_set)
