"""Forms of plans: parse and phrase, no effects."""

from .checked import WithoutClientData
from .planning import ActionForm, AdoptForm, FilterForm, FindingChoices, PlanForm, bodies_of, stored
from .reporting import JudgeForm, ReasonForm, ReportForm

__all__ = [
    "ActionForm",
    "AdoptForm",
    "FilterForm",
    "FindingChoices",
    "JudgeForm",
    "PlanForm",
    "ReasonForm",
    "ReportForm",
    "WithoutClientData",
    "bodies_of",
    "stored",
]
