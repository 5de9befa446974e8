"""From a proposal or information note to one structure that a form can be filled with."""

from .answers import ReadAttachment, ReadConsultation, ReadField, ReadProposal, ReadSection
from .reading import read_proposal

__all__ = [
    "ReadAttachment",
    "ReadConsultation",
    "ReadField",
    "ReadProposal",
    "ReadSection",
    "read_proposal",
]
