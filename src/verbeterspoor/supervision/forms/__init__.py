"""Forms of supervision."""

from .findings import FindingForm, JudgementForm, LinkForm, OriginForm
from .framework_sheet import ColumnsForm, SheetForm, Table, first_guess
from .frameworks import ChangeNamesForm, CopyForm, ExpectationForm, FrameworkForm, ScaleForm, ThemeForm, names_of
from .investigations import FirstImpressionForm, InvestigationForm, MeasureForm, MoveForm, MoveMendForm, ReportForm
from .terms import AnchorForm, ExtensionForm, StepForm, TermForm

__all__ = [
    "AnchorForm",
    "ChangeNamesForm",
    "ColumnsForm",
    "CopyForm",
    "ExpectationForm",
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
    "ScaleForm",
    "SheetForm",
    "StepForm",
    "Table",
    "TermForm",
    "ThemeForm",
    "first_guess",
    "names_of",
]
