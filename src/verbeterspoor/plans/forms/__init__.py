"""Forms of plans: parse and phrase, no effects."""

from .action import ActionForm, stored, typed
from .fields import BodyField, NoClientData, bodies_of, body_code, lines
from .finding_choice import FindingChoices
from .looking import BulkForm, FilterForm, SaveViewForm
from .planning import AdoptForm, PlanForm
from .reporting import JudgeForm, ReasonForm, ReportForm
from .rounds import RoundForm

__all__ = [
    "ActionForm",
    "AdoptForm",
    "BodyField",
    "BulkForm",
    "FilterForm",
    "FindingChoices",
    "JudgeForm",
    "NoClientData",
    "PlanForm",
    "ReasonForm",
    "ReportForm",
    "RoundForm",
    "SaveViewForm",
    "bodies_of",
    "body_code",
    "lines",
    "stored",
    "typed",
]
