"""Scales of assessment frameworks, and why a rule about them refuses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Tone(TextChoices):
    """How good a value of a scale is; colour never speaks alone, the label always says it too."""

    NEUTRAL = "neutral", _("neutral")
    SUCCESS = "success", _("good")
    INFO = "info", _("nearly")
    WARNING = "warning", _("moderate")
    DANGER = "danger", _("bad")


class ScalePreset(TextChoices):
    """Scales that are in use; each starts a scale of its own that can be changed until it is used (rule `scales`)."""

    MET_OR_NOT = "met_or_not", _("Met, not met")
    FOUR_POINTS = "four_points", _("Met, largely met, partly met, not met")
    TRAFFIC_LIGHT = "traffic_light", _("Green, amber, red")


class FrameworkRefusal(TextChoices):
    """Why a rule about a framework refuses; the label is the sentence people read, with the way out."""

    NOT_A_COORDINATOR = "not_a_coordinator", _("Only a coordinator of this municipality can change a framework.")
    IN_USE = (
        "in_use",
        _("This version has been used in an assessment, so it stays as it is. Make a new version of it instead."),
    )
    NO_TITLE = "no_title", _("Give the framework a title and the version a name.")
    SAME_LABEL = "same_label", _("There is a version with this name already. Choose another name.")
    SCALE_TOO_SHORT = "scale_too_short", _("A scale has at least two values, and “not assessed” beside them.")
    SCALE_NEVER_MET = "scale_never_met", _("Mark at least one value of the scale as met.")
    SCALE_ALWAYS_MET = "scale_always_met", _("Not every value of the scale can count as met.")
    SCALE_TWICE = "scale_twice", _("Two values of the scale have the same name.")
    NO_THEME = "no_theme", _("Say under which theme this expectation falls.")
    NO_EXPECTATION = "no_expectation", _("Write down what is expected.")
    NUMBER_TWICE = "number_twice", _("There is an expectation with this number already.")
    TOO_LONG = "too_long", _("This is too long.")
    NOTHING_TO_IMPORT = "nothing_to_import", _("There is no expectation in it.")
