"""Who looked at what, and what they found: investigations, reports, findings, first impressions, measures, terms."""

from .audience import OUTSIDE, shared_with
from .finding import Finding, FindingQuerySet
from .impression import DirectMeasure, FirstImpression
from .investigation import Investigation, investigated_by
from .judgement import Judgement
from .report import Report, ReportQuerySet
from .term import Term, TermQuerySet

__all__ = [
    "OUTSIDE",
    "DirectMeasure",
    "Finding",
    "FindingQuerySet",
    "FirstImpression",
    "Investigation",
    "Judgement",
    "Report",
    "ReportQuerySet",
    "Term",
    "TermQuerySet",
    "investigated_by",
    "shared_with",
]
