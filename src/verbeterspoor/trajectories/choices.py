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
