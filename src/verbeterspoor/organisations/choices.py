"""Roles and kinds of body; labels are what people read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody does for one municipality (product.md §1); one person can hold several."""

    COORDINATOR = "coordinator", _("Coordinator")
    AUTHOR = "author", _("Author")
    PORTFOLIO_HOLDER = "portfolio_holder", _("Portfolio holder")
    MANAGER = "manager", _("Manager")
    SECRETARIAT = "secretariat", _("Secretariat")
    COUNCIL_CLERK = "council_clerk", _("Council clerk")
    PARTNER = "partner", _("Partner")
    INSPECTOR = "inspector", _("Inspector")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


class BodyKind(TextChoices):
    """What kind of body an organisation outside the town hall is."""

    PARTNER = "partner", _("Partner organisation")
    INSPECTORATE = "inspectorate", _("Inspectorate")
    COLLABORATION = "collaboration", _("Inspectorates together")
    AUDIT_OFFICE = "audit_office", _("Audit office")
    COUNCIL = "council", _("Council")
    EXECUTIVE = "executive", _("Municipal executive")
    OTHER = "other", _("Other body")
