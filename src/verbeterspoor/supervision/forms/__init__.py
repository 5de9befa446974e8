"""Forms of supervision."""

from .assessments import AssessmentForm, ExpectationsForm, RetestForm, ThemeJudgementsForm
from .findings import FindingForm, JudgementForm, LinkForm, OriginForm
from .framework_sheet import ColumnsForm, SheetForm, Table, first_guess
from .frameworks import ChangeNamesForm, CopyForm, ExpectationForm, FrameworkForm, ScaleForm, ThemeForm, names_of
from .investigations import FirstImpressionForm, InvestigationForm, MeasureForm, MoveForm, MoveMendForm, ReportForm
from .terms import AnchorForm, ExtensionForm, StepForm, TermForm

__all__ = [
    "AnchorForm",
    "AssessmentForm",
    "ChangeNamesForm",
    "ColumnsForm",
    "CopyForm",
    "ExpectationForm",
    "ExpectationsForm",
    "ExtensionForm",
    "FindingForm",
    "FirstImpressionForm",
    "FrameworkForm",
    "InvestigationForm",
    "JudgementForm",
    "LinkForm",
    "MeasureForm",
    "MoveForm",
    "MoveMendForm",
    "OriginForm",
    "ReportForm",
    "RetestForm",
    "ScaleForm",
    "SheetForm",
    "StepForm",
    "Table",
    "TermForm",
    "ThemeForm",
    "ThemeJudgementsForm",
    "first_guess",
    "names_of",
]
