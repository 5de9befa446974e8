"""History in words: the life of an investigation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from verbeterspoor.supervision.choices import InvestigationStatus


def _moved(sentence: Callable[[], str]) -> Callable[[Any], str]:
    """Tell a step with the status it leads to, and the reason that was written."""

    def tell(event: Any) -> str:
        code = event.codes.get("to", "")
        status = InvestigationStatus(code).label if code in InvestigationStatus.values else code
        said = f"{sentence()}: {status}"
        return f"{said} (“{event.words['note']}”)" if event.words.get("note") else said

    return tell


TELLERS = {
    "supervision.investigation.moved": _moved(lambda: _("Investigation took a step")),
    "supervision.investigation.step_corrected": _moved(lambda: _("Step of an investigation corrected")),
    "supervision.investigation.step_taken_back": _moved(lambda: _("Step of an investigation taken back")),
    "supervision.investigation.changed": lambda event: _("Investigation changed"),
}
