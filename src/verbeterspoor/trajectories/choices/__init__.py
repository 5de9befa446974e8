"""Codes of trajectories, with what they mean."""

from .case_system import (
    PROPOSED,
    RESULTS,
    WOO_CATEGORIES,
    WOO_OTHER,
    CaseRefusal,
    LimitKind,
    Nomination,
    PackageStatus,
    RecordEventKind,
    RecordKind,
    Result,
    SelectionCategory,
)
from .parties import PartyRole, Refusal, SharedKind

__all__ = [
    "PROPOSED",
    "RESULTS",
    "WOO_CATEGORIES",
    "WOO_OTHER",
    "CaseRefusal",
    "LimitKind",
    "Nomination",
    "PackageStatus",
    "PartyRole",
    "RecordEventKind",
    "RecordKind",
    "Refusal",
    "Result",
    "SelectionCategory",
    "SharedKind",
]
