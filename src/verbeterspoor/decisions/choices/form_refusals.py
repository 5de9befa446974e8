"""Why a rule about forms (templates) refuses; the label is the sentence people read, with the way out."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FormRefusal(TextChoices):
    """Refusals about the forms of a municipality."""

    NOT_ADMINISTRATOR = "not_administrator", _("Only an administrator of this municipality changes its forms.")
    IN_USE = (
        "in_use",
        _("This version is or was in use and stays as it is. Start a new version, change it and put that to use."),
    )
    NEEDS_SUBJECT = "needs_subject", _("A form must have the field for the subject.")
    NEEDS_POINTS = "needs_points", _("A proposal must have one field for the decision points.")
    ROWS_TWICE = "rows_twice", _("“%(kind)s” stands on the form more than once. Keep one.")
    NAME_TAKEN = "name_taken", _("There is a form with this name. Choose another one.")
    NEEDS_OPTIONS = "needs_options", _("Give at least two answers to choose from, each on a line of its own.")
