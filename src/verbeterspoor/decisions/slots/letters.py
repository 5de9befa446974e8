"""What letters show on the pages above them: whose turn it is, the trail, and what the clerk hears."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from verbeterspoor.foundation.slots import NoticeKind

HANDED_OVER = NoticeKind("decisions.letter_handed_over", gettext_lazy("A letter was handed over to the council"))


def letter_notices() -> list[NoticeKind]:
    """Return the kinds of notice about letters."""
    return [HANDED_OVER]
