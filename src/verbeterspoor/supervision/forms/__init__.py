"""Forms of supervision."""

from .assessments import AssessmentForm, ExpectationsForm, RetestForm, ThemeJudgementsForm
from .findings import FindingForm, JudgementForm, LinkForm, MoveFindingForm, OriginForm, WithdrawForm
from .framework_sheet import ColumnsForm, SheetForm, Table, first_guess
from .frameworks import ChangeNamesForm, CopyForm, ExpectationForm, FrameworkForm, ScaleForm, ThemeForm, names_of
from .heightened import ExtendSupervisionForm, ImposeForm, LiftForm
from .investigations import FirstImpressionForm, InvestigationForm, MeasureForm, MoveForm, MoveMendForm, ReportForm
from .outcomes import AddedPointForm, DecisionForm, FindingFilters, OutcomeForm
from .reports import (
    FactAnswerForm,
    ReportNumberForm,
    ResponsesForm,
    RoundAnswerForm,
    RoundForm,
    VersionForm,
    WrongFactForm,
)
from .terms import AnchorForm, ExtensionForm, StepForm, TermForm

__all__ = [
    "AddedPointForm",
    "AnchorForm",
    "AssessmentForm",
    "ChangeNamesForm",
    "ColumnsForm",
    "CopyForm",
    "DecisionForm",
    "ExpectationForm",
    "ExpectationsForm",
    "ExtendSupervisionForm",
    "ExtensionForm",
    "FactAnswerForm",
    "FindingFilters",
    "FindingForm",
    "FirstImpressionForm",
    "FrameworkForm",
    "ImposeForm",
    "InvestigationForm",
    "JudgementForm",
    "LiftForm",
    "LinkForm",
    "MeasureForm",
    "MoveFindingForm",
    "MoveForm",
    "MoveMendForm",
    "OriginForm",
    "OutcomeForm",
    "ReportForm",
    "ReportNumberForm",
    "ResponsesForm",
    "RetestForm",
    "RoundAnswerForm",
    "RoundForm",
    "ScaleForm",
    "SheetForm",
    "StepForm",
    "Table",
    "TermForm",
    "ThemeForm",
    "ThemeJudgementsForm",
    "VersionForm",
    "WithdrawForm",
    "WrongFactForm",
    "first_guess",
    "names_of",
]
