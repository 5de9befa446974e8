"""Form about how a municipality reminds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.plans.models import ReminderSettings

MOST_DAYS, MOST_STEPS = 120, 6


class DaysField(forms.CharField):
    """A few numbers of days, as people write them: 14, 3."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        words = str(super().clean(value) or "").replace(",", " ").replace(";", " ").split()
        if not all(word.isdecimal() and 1 <= int(word) <= MOST_DAYS for word in words):
            raise forms.ValidationError(
                _("Write numbers of days between 1 and %(most)s, with commas between them.") % {"most": MOST_DAYS}
            )
        days = sorted({int(word) for word in words})
        if len(days) > MOST_STEPS:
            raise forms.ValidationError(_("Choose at most %(most)s days.") % {"most": MOST_STEPS})
        return days


class ReminderForm(forms.Form):
    """When people are reminded, when others hear that something is late, and whether mails carry links."""

    days_before = DaysField(
        label=_("Remind so many days before"), required=False, help_text=_("For example: 14, 3. Empty is never.")
    )
    days_after = DaysField(
        label=_("Remind so many days after"), required=False,
        help_text=_("For example: 1, 7, 14. So long a round also takes late answers."),
    )  # fmt: skip
    escalate_after_days = forms.IntegerField(
        label=_("Tell the coordinator when it is so many days late"), min_value=0, max_value=MOST_DAYS,
        help_text=_("After twice as long the managers hear it too. 0 is never."),
    )  # fmt: skip
    mails_links = forms.BooleanField(
        label=_("Mails carry a link that opens the form of one person for one round, without signing in"),
        required=False,
        help_text=_("Switched off, the links that were mailed stop working and people sign in."),
    )

    @staticmethod
    def kept(settings: ReminderSettings) -> dict[str, Any]:
        """Return what the form starts with."""
        names = ("days_before", "days_after", "escalate_after_days", "mails_links")
        return {name: getattr(settings, name) for name in names}
