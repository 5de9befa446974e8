"""States of a plan, an action and a progress report; done, accepted and proven are three things with three owners."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PlanStatus(TextChoices):
    """Life of an improvement plan."""

    DRAFT = "draft", _("Being written")
    ADOPTED = "adopted", _("Adopted")


class PlanStep(TextChoices):
    """What can be done with a plan."""

    ADOPT = "adopt", _("Adopt the plan")


class ActionStatus(TextChoices):
    """Life of an action: open, reported as done by its executor, accepted by the one who asked, or lapsed."""

    OPEN = "open", _("In progress")
    REPORTED_DONE = "reported_done", _("Reported as done")
    ACCEPTED = "accepted", _("Accepted")
    LAPSED = "lapsed", _("Lapsed")


class ActionStep(TextChoices):
    """What can be done with an action."""

    REPORT = "report", _("Report progress")
    REPORT_DONE = "report_done", _("Report as done")
    ACCEPT = "accept", _("Accept")
    RETURN = "return", _("Return")
    LAPSE = "lapse", _("Let it lapse")
    REOPEN = "reopen", _("Open it again")


class ReportStatus(TextChoices):
    """Life of a progress report: it is dated, and never overwrites an earlier one (rule `adopted-plan`)."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    ACCEPTED = "accepted", _("Accepted")
    RETURNED = "returned", _("Returned")


class Progress(TextChoices):
    """What the executor says about an action: four big choices."""

    ON_TRACK = "on_track", _("On schedule")
    DELAYED = "delayed", _("Running late")
    DONE = "done", _("Done")
    STUCK = "stuck", _("Cannot go on")


class Signal(TextChoices):
    """Computed from facts, never typed in (rule `computed-signals`)."""

    LATE = "late", _("Late")
    SILENT = "silent", _("Nothing heard")
    AT_RISK = "at_risk", _("At risk")
