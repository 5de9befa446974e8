"""Scales of assessment frameworks, and why a rule about them refuses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
    FOUR_POINTS = "four_points", _("Fully met, largely met, partly met, not met at all")
    TRAFFIC_LIGHT = "traffic_light", _("Green, amber, red")


class ScaleLabel(TextChoices):
    """Words with which a scale starts; they are the municipality's own from then on."""

    MET = "met", pgettext_lazy("scale", "Met")
    NOT_MET = "not_met", pgettext_lazy("scale", "Not met")
    COMPLIES = "complies", pgettext_lazy("scale", "Fully met")
    LARGELY = "largely", pgettext_lazy("scale", "Largely met")
    PARTLY = "partly", pgettext_lazy("scale", "Partly met")
    FAILS = "fails", pgettext_lazy("scale", "Not met at all")
    GREEN = "green", pgettext_lazy("scale", "Green")
    AMBER = "amber", pgettext_lazy("scale", "Amber")
    RED = "red", pgettext_lazy("scale", "Red")
    NOT_ASSESSED = "not_assessed", _("Not assessed")


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
    SCALE_WITHOUT_NAME = "scale_without_name", _("Give every value of the scale a name.")
    SCALE_TWICE = "scale_twice", _("Two values of the scale have the same name.")
    NO_THEME = "no_theme", _("Say under which theme this expectation falls.")
    NO_EXPECTATION = "no_expectation", _("Write down what is expected.")
    NUMBER_TWICE = "number_twice", _("There is an expectation with this number already.")
    TOO_LONG = "too_long", _("This is too long.")
    THEME_TWICE = "theme_twice", _("There is a theme with this title already.")
    TOO_MANY = "too_many", _("A framework has at most a thousand expectations. Is this the right sheet?")
    NOTHING_TO_IMPORT = "nothing_to_import", _("There is no expectation in it.")
