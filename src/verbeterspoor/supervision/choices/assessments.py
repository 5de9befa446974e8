"""Kinds of assessment, how an expectation changed, and why a rule about them refuses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AssessmentKind(TextChoices):
    """Whether a framework is held against practice for the first time or again."""

    FIRST = "first", _("First test")
    RETEST = "retest", _("Re-test")


class Change(TextChoices):
    """What became of an expectation since the test before; "not assessed" says nothing about better or worse."""

    IMPROVED = "improved", _("Improved")
    WORSENED = "worsened", _("Got worse")
    SAME = "same", _("Unchanged")
    UNKNOWN = "unknown", _("Cannot be compared")


class AssessmentRefusal(TextChoices):
    """Why a rule about an assessment refuses; the label is the sentence people read, with the way out."""

    OTHER_TOWN = "other_town", _("This framework belongs to another municipality.")
    NO_EXPECTATIONS = "no_expectations", _("Choose at least one expectation.")
    UNKNOWN_EXPECTATION = "unknown_expectation", _("This expectation is not part of this version of the framework.")
    NOT_IN_THIS_TEST = "not_in_this_test", _("This expectation was not part of this test.")
    UNKNOWN_VALUE = "unknown_value", _("This value is not on the scale of this version of the framework.")
    RETEST_OF_FIRST = "retest_of_first", _("A re-test follows a first test that has been registered.")
    BEFORE_FIRST = "before_first", _("A re-test cannot be earlier than the test before it.")
    FINISHED = "finished", _("This test has been registered and stays as it is. A re-test adds new judgements.")
    NOT_FINISHED = "not_finished", _("First register the test that is still being filled in.")
    NEEDS_EXPLANATION = "needs_explanation", _("Explain a judgement, in the words of the body.")
