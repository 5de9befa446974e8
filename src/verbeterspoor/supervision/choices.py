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
