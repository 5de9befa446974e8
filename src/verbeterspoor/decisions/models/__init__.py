"""Templates, proposals, meetings, outcomes, decision lists, letters and the council's items."""

from .council import CouncilItem
from .decision_list import DecisionList, ListLine
from .letter import (
    Adaptation,
    Attachment,
    Letter,
    LetterQuerySet,
    LetterValue,
    LinkedFact,
    NumberSeries,
    NumberUse,
    Signature,
    Treatment,
)
from .meeting import Meeting, MeetingBody
from .outcome import Outcome, ReportBack, ToldTo
from .proposal import Consideration, Consultation, DecisionPoint, Proposal, ProposalQuerySet, ProposalValue
from .secrecy import Secrecy, SecrecyGiven
from .template import Template, TemplateField, TemplateVersion

__all__ = [
    "Adaptation",
    "Attachment",
    "Consideration",
    "Consultation",
    "CouncilItem",
    "DecisionList",
    "DecisionPoint",
    "Letter",
    "LetterQuerySet",
    "LetterValue",
    "LinkedFact",
    "ListLine",
    "Meeting",
    "MeetingBody",
    "NumberSeries",
    "NumberUse",
    "Outcome",
    "Proposal",
    "ProposalQuerySet",
    "ProposalValue",
    "ReportBack",
    "Secrecy",
    "SecrecyGiven",
    "Signature",
    "Template",
    "TemplateField",
    "TemplateVersion",
    "ToldTo",
    "Treatment",
]
