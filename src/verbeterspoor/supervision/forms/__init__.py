"""Forms of supervision."""

from .findings import FindingForm, JudgementForm, LinkForm, OriginForm
from .investigations import FirstImpressionForm, InvestigationForm, MeasureForm, MoveForm, MoveMendForm, ReportForm
from .terms import AnchorForm, ExtensionForm, StepForm, TermForm

__all__ = [
    "AnchorForm",
    "ExtensionForm",
    "FindingForm",
    "FirstImpressionForm",
    "InvestigationForm",
    "JudgementForm",
    "LinkForm",
    "MeasureForm",
    "MoveForm",
    "MoveMendForm",
    "OriginForm",
    "ReportForm",
    "StepForm",
    "TermForm",
]
