"""Codes for the case system: how long something is kept, what goes along, and what limits its use.

Source of the categories: Selectielijst gemeenten en intergemeentelijke organen 2020 (Stcrt. 2020, 11143). Selection
follows the process: everything in a trajectory is kept as long as the result of the trajectory asks, whatever kind of
document it is. The process of a municipality that is inspected is number 25, "Toezicht en handhaving ondergaan".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Nomination(TextChoices):
    """What happens in the end (Archiefwet 1995, art. 3 and 12); the codes are those of ZGW `archiefnominatie`."""

    KEEP = "blijvend_bewaren", _("keep for good")
    DESTROY = "vernietigen", _("destroy")


class SelectionCategory(TextChoices):
    """Results of the selection list that a trajectory can end in, and those that concern decisions about it."""

    SUPERVISED = "25.1", _("25.1 Supervision undergone, settled")
    SANCTION = "25.1.1", _("25.1.1 Supervision undergone, with a sanction")
    BROKEN_OFF = "25.2", _("25.2 Supervision undergone, broken off")
    POLICY_PLAN = "3.1.1", _("3.1.1 Policy plan with effect outside the organisation")
    POLICY_EVALUATED = "4.1.1", _("4.1.1 Evaluation of policy with effect outside the organisation")
    DECISION_MAKING = "19.1.6", _("19.1.6 Agenda, report and decision list of the executive and the council")
    OTHER = "other", _("Another category")


@dataclass(frozen=True)
class Result:
    """What the selection list says of a category: what happens, after which term (ISO 8601), and when it fits."""

    nomination: Nomination
    period: str
    meaning: Any

    @property
    def years(self) -> int | None:
        """The term in years, or None when it is kept for good."""
        return int(self.period.strip("PY")) if self.period else None


RESULTS: dict[str, Result] = {
    SelectionCategory.SUPERVISED: Result(
        Nomination.DESTROY, "P10Y", _("The inspection has been followed up, without a sanction.")
    ),
    SelectionCategory.SANCTION: Result(
        Nomination.KEEP, "", _("A sanction was imposed, for example heightened supervision or an order.")
    ),
    SelectionCategory.BROKEN_OFF: Result(
        Nomination.DESTROY, "P1Y", _("The investigation stopped before it came to a result.")
    ),
    SelectionCategory.POLICY_PLAN: Result(
        Nomination.KEEP, "", _("The plan is policy of the municipality towards inhabitants, not only of its own work.")
    ),
    SelectionCategory.POLICY_EVALUATED: Result(
        Nomination.KEEP, "", _("The trajectory ended in an evaluation of policy towards inhabitants.")
    ),
    SelectionCategory.DECISION_MAKING: Result(
        Nomination.KEEP, "", _("Only for lists and reports of meetings that are kept by themselves.")
    ),
}
"""The selection list 2020; `other` is not in it: a person types what applies."""


class RecordKind(TextChoices):
    """What kind of document goes along to the case system."""

    REPORT = "report", _("Report")
    PAPER = "paper", _("Document")
    PLAN = "plan", _("Adopted plan")
    PROGRESS = "progress", _("Progress")
    COUNCIL_DECISION = "council_decision", _("Decision of the council")
    DELIVERY = "delivery", _("Receipt of the shared plan")
    PROPOSAL = "proposal", _("Proposal")
    LETTER = "letter", _("Letter")
    DECISION_LIST = "decision_list", _("Decision list")


PROPOSED: dict[str, SelectionCategory] = {
    "trajectory": SelectionCategory.SUPERVISED,
    RecordKind.REPORT: SelectionCategory.SUPERVISED,
    RecordKind.PAPER: SelectionCategory.SUPERVISED,
    RecordKind.PLAN: SelectionCategory.SUPERVISED,
    RecordKind.PROGRESS: SelectionCategory.SUPERVISED,
    RecordKind.DELIVERY: SelectionCategory.SUPERVISED,
    RecordKind.PROPOSAL: SelectionCategory.SUPERVISED,
    RecordKind.LETTER: SelectionCategory.SUPERVISED,
    RecordKind.COUNCIL_DECISION: SelectionCategory.DECISION_MAKING,
    RecordKind.DECISION_LIST: SelectionCategory.DECISION_MAKING,
}
"""What is proposed per kind. A list or decision is kept for good among the papers of its own meeting; the copy that
lies in a trajectory follows the trajectory."""


class LimitKind(TextChoices):
    """Why not everybody may use a document (MDTO `beperkingGebruik`)."""

    SECRET = "secret", _("Secrecy imposed by law (Gemeentewet 87-89)")
    EMBARGO = "embargo", _("Embargo")
    CONFIDENTIAL = "confidential", _("Confidential")


class RecordEventKind(TextChoices):
    """What happened to a document; the labels are terms of the MDTO list of event types, and stay Dutch."""

    CREATED = "created", "Creatie"
    RECEIVED = "received", "Ontvangst"
    SENT = "sent", "Verzending"
    ADOPTED = "adopted", "Accordering"
    PUBLISHED = "published", "Publicatie"
    CHANGED = "changed", "Wijziging"


class PackageStatus(TextChoices):
    """How far a package for the case system is."""

    WAITING = "waiting", _("Waits to be made")
    MAKING = "making", _("Is being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be made")


class CaseRefusal(TextChoices):
    """Why a rule about the case system refuses; the label is the sentence people read, with the way out."""

    NOT_YOURS = (
        "not_yours",
        _("Only a coordinator of this municipality makes packages for the case system and types receipts."),
    )
    RETENTION_NOT_YOURS = (
        "retention_not_yours",
        _("Only a coordinator or administrator of this municipality says how long something is kept."),
    )
    NO_REASON = "no_reason", _("Say why it is kept this long. Without a reason nobody can check it later.")
    UNKNOWN_CATEGORY = "unknown_category", _("Choose a category, or type the one of your own list.")
    OTHER_TERM = (
        "other_term",
        _("The selection list says otherwise for this category. Choose “Another category” to differ from it."),
    )
    NO_TERM = "no_term", _("Say after how many years it is destroyed: between 1 and 150.")
    NO_CASE_NUMBER = (
        "no_case_number",
        _("The trajectory has no case number yet, so the case system does not know where it belongs. Type it first."),
    )
    NOTHING_TO_SEND = "nothing_to_send", _("There is nothing in this trajectory yet that can go along.")
    BUSY = "busy", _("A package is being made already. Wait until it is ready.")
    NOT_READY = "not_ready", _("This package is not ready, so it cannot have been received.")
    RECEIVED_ALREADY = "received_already", _("The receipt of this package has been typed already.")
    NO_REFERENCE = "no_reference", _("Type the number or name of the receipt, and who received it.")
    RECEIVED_BEFORE = "received_before", _("It cannot have been received before the package was made.")
    IN_FUTURE = "in_future", _("This day has not come yet.")
    CLOSED_ALREADY = "closed_already", _("This trajectory has been closed already.")
    NOT_CLOSED = "not_closed", _("This trajectory is not closed.")
    CLOSED_BEFORE_START = "closed_before_start", _("It cannot be closed before it started.")
    NO_NOTE = "no_note", _("Say how it ended, in one sentence.")


WOO = "https://identifier.overheid.nl/tooi/def/thes/kern/"
WOO_CATEGORIES: dict[str, tuple[str, str]] = {
    RecordKind.COUNCIL_DECISION: ("vergaderstukken decentrale overheden", f"{WOO}c_db4862c3"),
    RecordKind.LETTER: ("vergaderstukken decentrale overheden", f"{WOO}c_db4862c3"),
    RecordKind.DECISION_LIST: ("agenda’s en besluitenlijsten bestuurscolleges", f"{WOO}c_3a248e3a"),
}
"""Woo category per kind (list `scw_woo_informatiecategorieen`); any other kind falls under article 3.1."""

WOO_OTHER = ("inspanningsverplichting art 3.1 Woo", f"{WOO}c_816e508d")
