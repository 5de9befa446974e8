"""Kinds of finding, why an investigation started, versions of a report, and what a judgement can say."""

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


class FindingKind(TextChoices):
    """What kind of finding it is; a good example gets a keeper, not a deadline (rule `one-owner`)."""

    GOOD_EXAMPLE = "good_example", _("Good example")
    IMPROVEMENT_POINT = "improvement_point", _("Improvement point")
    RECOMMENDATION = "recommendation", _("Recommendation")
    CONCLUSION = "conclusion", _("Conclusion")


class Verdict(TextChoices):
    """What a body says about a finding: did it get better? The last one counts, none is ever changed."""

    PROVEN = "proven", _("Demonstrably better")
    PARTLY = "partly", _("Partly better")
    NOT_PROVEN = "not_proven", _("Not better yet")
    NOT_ASSESSED = "not_assessed", _("Not assessed")


class TermKind(TextChoices):
    """What kind of date or term it is."""

    DEADLINE = "deadline", _("Must be done by")
    EVENT = "event", _("Happens on")
    COMMITMENT = "commitment", _("Promised")
    EVALUATION = "evaluation", _("Evaluation")


class TermStatus(TextChoices):
    """Whether a term still runs."""

    OPEN = "open", _("Open")
    MET = "met", _("Met")
    LAPSED = "lapsed", _("Lapsed")


class TermStep(TextChoices):
    """What somebody can do with a term."""

    MEET = "meet", _("Mark as met")
    LAPSE = "lapse", _("Let it lapse")
    REOPEN = "reopen", _("Open it again")


class TermUnit(TextChoices):
    """Unit of a term that counts from another moment."""

    DAY = "day", _("days")
    WEEK = "week", _("weeks")
    MONTH = "month", _("months")
    YEAR = "year", _("years")


class Refusal(TextChoices):
    """Why a rule refuses; the label is the sentence people read, with the way out."""

    NOT_A_COORDINATOR = "not_a_coordinator", _("Only a coordinator of this municipality can do this.")
    NOT_THE_BODY = "not_the_body", _("Only the body that investigated can judge this finding.")
    NOT_YOUR_BODY = "not_your_body", _("You can only judge for the body that you work for.")
    NO_SOURCE = "no_source", _("Say where this judgement comes from: the letter, mail or meeting, with its date.")
    NO_EXPLANATION = "no_explanation", _("Give the explanation in the words of the body.")
    IN_THE_FUTURE = "in_the_future", _("This day is still to come.")
    NO_BODY = "no_body", _("Say which body carries out the investigation.")
    UNKNOWN_BODY = "unknown_body", _("This organisation or unit is not known in your municipality. Add it first.")
    OTHER_REPORT = "other_report", _("A point below another one belongs to the same report.")
    OTHER_TRAJECTORY = "other_trajectory", _("This belongs to another trajectory.")
    ONE_ADDRESSEE = "one_addressee", _("Choose one organisation or one unit, not both.")
    NO_TEXT = "no_text", _("Write down what it says.")
    CHANGED_MEANWHILE = (
        "changed_meanwhile",
        _("Somebody else changed this in the meantime. Nothing was overwritten: compare and save again."),
    )
    DATES_IN_ORDER = "dates_in_order", _("The last day cannot be before the first day.")
    NO_TIME = "no_time", _("Give a last day, a moment, or a number of days, weeks, months or years.")
    AMOUNT_HAS_UNIT = "amount_has_unit", _("Give the number together with days, weeks, months or years.")
    NOT_RELATIVE = "not_relative", _("This term does not count from another moment.")
    STEP_NOT_YOURS = "step_not_yours", _("Only a coordinator of this municipality can close or reopen a term.")
    STEP_NOT_NOW = "step_not_now", _("This cannot be done with the term as it stands now.")
    STEP_NEEDS_REASON = "step_needs_reason", _("Write a reason, so that others understand it later.")
