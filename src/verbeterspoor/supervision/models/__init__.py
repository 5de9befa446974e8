"""Who looked at what, and what they found: investigations, reports, findings, first impressions, measures, terms."""

from .assessment import Assessment, AssessmentQuerySet, ExpectationJudgement
from .audience import OUTSIDE, shared_with
from .finding import Finding, FindingQuerySet
from .framework import Criterion, Expectation, Framework, FrameworkVersion, FrameworkVersionQuerySet, ScaleValue, Theme
from .impression import DirectMeasure, FirstImpression
from .investigation import Investigation, StatusChange, investigated_by
from .judgement import Judgement
from .outcome import CouncilDecision, FindingOutcome
from .report import Report, ReportQuerySet
from .term import Term, TermExtension, TermQuerySet

__all__ = [
    "OUTSIDE",
    "Assessment",
    "AssessmentQuerySet",
    "CouncilDecision",
    "Criterion",
    "DirectMeasure",
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
    "ScaleValue",
    "StatusChange",
    "Term",
    "TermExtension",
    "TermQuerySet",
    "Theme",
    "investigated_by",
    "shared_with",
]
