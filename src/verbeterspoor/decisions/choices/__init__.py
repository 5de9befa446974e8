"""Kinds, states and steps of proposals, meetings, outcomes, lists, letters and the council's items."""

from .council import CouncilItemKind, CouncilItemState, ItemSource, TreatmentKind
from .council_refusals import CouncilRefusal
from .decision_list_refusals import DecisionListRefusal, SecrecyRefusal
from .form_refusals import FormRefusal
from .letter_refusals import ContradictionKind, LetterRefusal
from .letters import LetterBasis, LetterStatus, LetterStep, NumberState, SigningAs
from .list_refusals import ListRefusal
from .meeting_refusals import MeetingRefusal
from .meetings import MeetingBodyKind, MeetingStatus
from .outcome_refusals import OutcomeRefusal
from .outcomes import CARRIED, FINAL, DecidedBy, ListStatus, OutcomeKind
from .proposals import ConsiderationKind, ConsultationKind, Disclosure, FollowUp, Handling, ProposalStatus, ProposalStep
from .refusals import Refusal
from .secrecy import SecrecyBody, SecrecyGround
from .templates import ROWS, Audience, FieldKind, Meaning, Part, TemplateKind
from .writing import WritingStep
from .writing_refusals import WritingRefusal

__all__ = [
    "CARRIED",
    "FINAL",
    "ROWS",
    "Audience",
    "ConsiderationKind",
    "ConsultationKind",
    "ContradictionKind",
    "CouncilItemKind",
    "CouncilItemState",
    "CouncilRefusal",
    "DecidedBy",
    "DecisionListRefusal",
    "Disclosure",
    "FieldKind",
    "FollowUp",
    "FormRefusal",
    "Handling",
    "ItemSource",
    "LetterBasis",
    "LetterRefusal",
    "LetterStatus",
    "LetterStep",
    "ListRefusal",
    "ListStatus",
    "Meaning",
    "MeetingBodyKind",
    "MeetingRefusal",
    "MeetingStatus",
    "NumberState",
    "OutcomeKind",
    "OutcomeRefusal",
    "Part",
    "ProposalStatus",
    "ProposalStep",
    "Refusal",
    "SecrecyBody",
    "SecrecyGround",
    "SecrecyRefusal",
    "SigningAs",
    "TemplateKind",
    "TreatmentKind",
    "WritingRefusal",
    "WritingStep",
]
