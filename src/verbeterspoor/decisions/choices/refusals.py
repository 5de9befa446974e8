"""Why a rule about proposals refuses; the label is the sentence people read, with the way out."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Refusal(TextChoices):
    """Refusals that several nouns share."""

    NOT_AN_AUTHOR = "not_an_author", _("Only an author or a coordinator of this municipality writes proposals.")
    NOT_THE_SECRETARIAT = "not_the_secretariat", _("Only the secretariat of this municipality does this.")
    NO_TEMPLATE = (
        "no_template",
        _("There is no form in use for this kind of document. Ask your administrator to put one to use."),
    )
    STEP_NOT_YOURS = "step_not_yours", _("This step is not yours to take. The page says whose turn it is.")
    NOT_NOW = "not_now", _("This cannot be done as it stands now. Open the page again to see what can.")
    CHANGED_MEANWHILE = (
        "changed_meanwhile",
        _("Somebody else changed this meanwhile. What you typed is still here: compare and send it again."),
    )
