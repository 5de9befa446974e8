"""Who looked at what, and what they found: investigations, reports, findings, first impressions, measures, terms."""

from .assessment import Assessment, AssessmentQuerySet, ExpectationJudgement
from .audience import OUTSIDE, shared_with
from .finding import EarlierText, Finding, FindingQuerySet
from .framework import Criterion, Expectation, Framework, FrameworkVersion, FrameworkVersionQuerySet, ScaleValue, Theme
from .heightened import SupervisionAct, SupervisionPeriod
from .impression import DirectMeasure, FirstImpression
from .investigation import Investigation, StatusChange, investigated_by
from .judgement import Judgement
from .outcome import CouncilDecision, FindingOutcome
from .report import Report, ReportQuerySet, ResponseRound, WrongFact
from .term import Term, TermExtension, TermQuerySet

__all__ = [
    "OUTSIDE",
    "Assessment",
    "AssessmentQuerySet",
    "CouncilDecision",
    "Criterion",
    "DirectMeasure",
    "EarlierText",
    "Expectation",
    "ExpectationJudgement",
    "Finding",
    "FindingOutcome",
    "FindingQuerySet",
    "FirstImpression",
    "Framework",
    "FrameworkVersion",
    "FrameworkVersionQuerySet",
    "Investigation",
    "Judgement",
    "Report",
    "ReportQuerySet",
    "ResponseRound",
    "ScaleValue",
    "StatusChange",
    "SupervisionAct",
    "SupervisionPeriod",
    "Term",
    "TermExtension",
    "TermQuerySet",
    "Theme",
    "WrongFact",
    "investigated_by",
    "shared_with",
]
