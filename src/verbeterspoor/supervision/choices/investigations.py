"""Why an investigation started, and versions of its report."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Trigger(TextChoices):
    """Why an investigation was started."""

    VOLUNTARY = "voluntary", _("At the municipality's own request")
    SAMPLE = "sample", _("Drawn at random")
    INCIDENT = "incident", _("After an incident")
    RISK = "risk", _("Selected by risk")
    COMMISSIONED = "commissioned", _("Commissioned by the council")
    PROGRAMME = "programme", _("Part of a yearly programme")


class ReportVersion(TextChoices):
    """Which version of a report this is; a draft is never public."""

    DRAFT = "draft", _("Draft")
    FINAL = "final", _("Final")
    CORRECTED = "corrected", _("Corrected")
