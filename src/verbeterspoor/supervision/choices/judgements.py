"""What a judgement can say."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Verdict(TextChoices):
    """What a body says about a finding: did it get better? The last one counts, none is ever changed."""

    PROVEN = "proven", _("Demonstrably better")
    PARTLY = "partly", _("Partly better")
    NOT_PROVEN = "not_proven", _("Not better yet")
    NOT_ASSESSED = "not_assessed", _("Not assessed")
