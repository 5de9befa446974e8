"""Who takes part in a trajectory, and as what."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PartyRole(TextChoices):
    """In which role a body or unit takes part in a trajectory."""

    LEAD = "lead", _("Leads")
    PARTNER = "partner", _("Partner")
    INSPECTORATE = "inspectorate", _("Investigates")
    AUDIT_OFFICE = "audit_office", _("Audit office")
    PRINCIPAL = "principal", _("Commissioned it")


class SharedKind(TextChoices):
    """What was shared with a party."""

    REPORT = "report", _("Report")
    PLAN = "plan", _("Improvement plan")
    DOCUMENT = "document", _("Document")


class Refusal(TextChoices):
    """Why a rule refuses; the label is the sentence people read, with the way out."""

    NOT_A_COORDINATOR = "not_a_coordinator", _("Only a coordinator of this municipality can do this.")
    NO_COORDINATOR_YET = (
        "no_coordinator_yet",
        _("%(name)s is no coordinator here. First give that role, then the trajectories can follow."),
    )
    CHANGED_MEANWHILE = (
        "changed_meanwhile",
        _("Somebody else changed this trajectory in the meantime. Nothing was overwritten: compare and save again."),
    )
    ONE_BODY = "one_body", _("Choose one organisation or one unit.")
    UNKNOWN_BODY = "unknown_body", _("This organisation or unit is not known in your municipality. Add it first.")
    NOT_A_PARTY = "not_a_party", _("Only somebody who takes part in this trajectory can see it. Add the party first.")
