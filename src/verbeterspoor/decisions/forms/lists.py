"""Forms of decision lists and secrecy."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.choices import Disclosure, SecrecyBody, SecrecyGround
from verbeterspoor.decisions.models import Secrecy
from verbeterspoor.foundation.forms import DayField

from .fields import NoClientData, lines


class LineForm(NoClientData):
    """How a line stands on the public list."""

    explanation = lines(_("Explanation for the public decision list"), rows=4)
    disclosure = forms.ChoiceField(label=_("Openness"), choices=Disclosure.choices, widget=forms.RadioSelect)
    public_from = DayField(label=_("Public from"), required=False)
    secrecy = forms.ModelChoiceField(
        Secrecy.objects.none(), label=_("Secret because of"), required=False,
        help_text=_("First impose secrecy: then it can be chosen here."),
    )  # fmt: skip

    def __init__(self, *args: Any, secrecies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["secrecy"].queryset = secrecies  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the day or the secrecy that the openness needs, at its own field."""
        asked = super().clean()
        if asked.get("disclosure") == Disclosure.LATER and not asked.get("public_from") and not self.errors:
            self.add_error("public_from", _("Say from which day this line is public."))
        if asked.get("disclosure") == Disclosure.SECRET and not asked.get("secrecy"):
            self.add_error("secrecy", _("Choose the secrecy that was imposed. Without a ground nothing is secret."))
        return asked


class ImposeForm(NoClientData):
    """The decision that something is secret."""

    grounds = forms.MultipleChoiceField(
        label=_("Grounds (Woo 5.1, Gemeentewet 87)"), choices=SecrecyGround.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one ground. Without a ground of the law there is no secrecy.")},
    )  # fmt: skip
    motivation = lines(_("Why this interest weighs more than openness"), rows=4, required=True)
    imposed_by = forms.ChoiceField(label=_("Imposed by"), choices=SecrecyBody.choices, initial=SecrecyBody.EXECUTIVE)
    imposed_date = DayField(label=_("Secrecy imposed on"))
    review_date = DayField(label=_("Look at it again on"), required=False)


class GiveForm(forms.Form):
    """To which body something secret was given."""

    body = forms.ChoiceField(
        label=_("Given to"), choices=SecrecyBody.choices, initial=SecrecyBody.COUNCIL,
        help_text=_("Given to councillors means: to the whole council. From then on the council may lift it."),
    )  # fmt: skip
    given_date = DayField(label=_("On"))


class LiftForm(NoClientData):
    """The decision that lifts secrecy."""

    by_body = forms.ChoiceField(label=_("Lifted by"), choices=SecrecyBody.choices)
    lifted_date = DayField(label=_("On"))
    reason = lines(_("Why it is lifted"), rows=3, required=True)
