"""What leaves decisions as paper or as a table."""

from .formats import FORMATS
from .letter_paper import letter_paper, secrecy_said
from .letter_table import LETTER_TABLES, letter_table
from .list_paper import list_manuscript, list_paper
from .proposal_paper import proposal_manuscript, proposal_paper

__all__ = [
    "FORMATS",
    "LETTER_TABLES",
    "letter_paper",
    "letter_table",
    "list_manuscript",
    "list_paper",
    "proposal_manuscript",
    "proposal_paper",
    "secrecy_said",
]
