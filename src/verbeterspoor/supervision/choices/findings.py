"""Kinds of finding."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FindingKind(TextChoices):
    """What kind of finding it is; a good example gets a keeper, not a deadline (rule `one-owner`)."""

    GOOD_EXAMPLE = "good_example", _("Good example")
    IMPROVEMENT_POINT = "improvement_point", _("Improvement point")
    RECOMMENDATION = "recommendation", _("Recommendation")
    CONCLUSION = "conclusion", _("Conclusion")
