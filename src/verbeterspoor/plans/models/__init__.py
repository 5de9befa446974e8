"""The improvement plan and its execution: one file per noun."""

from .action import Action, ActionPart, ActionQuerySet, Dependency, Milestone, has_signal
from .plan import AdoptedAction, Goal, Keeper, Participant, Plan, PlanVersion
from .report import Evidence, ProgressReport
from .rounds import ReminderSettings, Round, RoundItem, RoundLink
from .sharing import PlanDelivery
from .steering import Adjustment, Change, ChangeRequest, MeetingDecision, SteeringMeeting
from .talk import Comment, Mention
from .worklist import ImportDraft, ImportProfile, SavedView

__all__ = [
    "Action",
    "ActionPart",
    "ActionQuerySet",
    "Adjustment",
    "AdoptedAction",
    "Change",
    "ChangeRequest",
    "Comment",
    "Dependency",
    "Evidence",
    "Goal",
    "ImportDraft",
    "ImportProfile",
    "Keeper",
    "MeetingDecision",
    "Mention",
    "Milestone",
    "Participant",
    "Plan",
    "PlanDelivery",
    "PlanVersion",
    "ProgressReport",
    "ReminderSettings",
    "Round",
    "RoundItem",
    "RoundLink",
    "SavedView",
    "SteeringMeeting",
    "has_signal",
]
