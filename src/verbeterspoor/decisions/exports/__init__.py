"""What leaves decisions as paper."""

from .proposal_paper import FORMATS, proposal_manuscript, proposal_paper

__all__ = [
    "FORMATS",
    "proposal_manuscript",
    "proposal_paper",
]
