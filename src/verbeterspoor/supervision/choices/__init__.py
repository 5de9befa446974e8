"""Kinds of finding, why an investigation started, versions of a report, and what a judgement can say."""

from .findings import FindingKind
from .investigations import ReportVersion, Trigger
from .judgements import Verdict
from .refusals import Refusal
from .terms import TermKind, TermStatus, TermStep, TermUnit

__all__ = [
    "FindingKind",
    "Refusal",
    "ReportVersion",
    "TermKind",
    "TermStatus",
    "TermStep",
    "TermUnit",
    "Trigger",
    "Verdict",
]
