"""Verbs of proposals, meetings, outcomes, lists, letters and the council's items."""

from .letters import start_letter
from .proposals import start_proposal
from .templates import put_shipped_templates_to_use

__all__ = [
    "put_shipped_templates_to_use",
    "start_letter",
    "start_proposal",
]
