"""How somebody wants to be told: per kind, and when the digest comes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.slots import NoticeKind

from .choices import Channel
from .models import DigestChoice

KIND = "kind_"


class SettingsForm(forms.ModelForm[DigestChoice]):
    """One choice per kind of notice, and the rhythm of the digest; what may not be off is not asked."""

    hour = forms.TypedChoiceField(
        label=_("Hour"), coerce=int, choices=[(hour, f"{hour:02}.00") for hour in range(6, 22)]
    )

    class Meta:
        model = DigestChoice
        fields = ("rhythm", "weekday", "hour")

    def __init__(self, *args: Any, kinds: list[NoticeKind], chosen: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = [kind for kind in kinds if kind.may_be_off]
        own = {
            f"{KIND}{kind.code}": forms.ChoiceField(
                label=kind.label, choices=Channel.choices, initial=chosen[kind.code]
            )
            for kind in self.kinds
        }
        self.fields = {**own, **self.fields}
        self.fields["weekday"].help_text = _("For a digest once a week.")

    @property
    def channels(self) -> dict[str, str]:
        """The channel chosen per kind."""
        return {kind.code: self.cleaned_data[f"{KIND}{kind.code}"] for kind in self.kinds}

    @property
    def kind_fields(self) -> list[forms.BoundField]:
        """The fields of the kinds."""
        return [self[f"{KIND}{kind.code}"] for kind in self.kinds]
