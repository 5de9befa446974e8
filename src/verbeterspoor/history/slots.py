"""What the history tells about itself."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation import slots

from .rules import WORDS_ERASED


def fill() -> None:
    """Fill the slots."""
    slots.tell_event(WORDS_ERASED, tell_erasure)


def tell_erasure(event: object) -> str:
    """Tell of how many events names and free text were erased."""
    count = len(event.codes.get("events", []))  # type: ignore[attr-defined]
    if not count:
        return _("Names and free text erased")
    return ngettext(
        "Names and free text of %(count)s event erased", "Names and free text of %(count)s events erased", count
    ) % {"count": count}
