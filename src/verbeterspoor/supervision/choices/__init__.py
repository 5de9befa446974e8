"""Kinds of finding, why an investigation started, versions of a report, and what a judgement can say."""

from .assessments import AssessmentKind, AssessmentRefusal, Change
from .findings import FindingKind
from .frameworks import FrameworkRefusal, ScaleLabel, ScalePreset, Tone
from .heightened import LiftedBecause, PeriodRefusal, PeriodStatus, PeriodStep
from .investigations import CycleRefusal, InvestigationStatus, InvestigationStep, ReportVersion, Trigger
from .judgements import Verdict
from .outcomes import CouncilOutcome, Outcome, OutcomeRefusal, OutcomeStep
from .refusals import Refusal
from .reports import ErrorAnswer, FindingRefusal, ReportRefusal, RoundKind
from .terms import TermKind, TermRefusal, TermStatus, TermStep, TermUnit

__all__ = [
    "AssessmentKind",
    "AssessmentRefusal",
    "Change",
    "CouncilOutcome",
    "CycleRefusal",
    "ErrorAnswer",
    "FindingKind",
    "FindingRefusal",
    "FrameworkRefusal",
    "InvestigationStatus",
    "InvestigationStep",
    "LiftedBecause",
    "Outcome",
    "OutcomeRefusal",
    "OutcomeStep",
    "PeriodRefusal",
    "PeriodStatus",
    "PeriodStep",
    "Refusal",
    "ReportRefusal",
    "ReportVersion",
    "RoundKind",
    "ScaleLabel",
    "ScalePreset",
    "TermKind",
    "TermRefusal",
    "TermStatus",
    "TermStep",
    "TermUnit",
    "Tone",
    "Trigger",
    "Verdict",
]
