"""Forms of the registers of a municipality."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils.translation import gettext_lazy as _

from verbeterspoor.accounts.models import User
from verbeterspoor.foundation.forms import DayField

from . import queries
from .choices import BodyKind, Role
from .models import Organisation, Unit
from .rules import Actor


class PersonForm(forms.Form):
    """A person and the role they get; for an outsider also the body they act for."""

    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("The person's own address, not one of a group. They sign in with it.")
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Acts for organisation"),
        required=False,
        empty_label=_("– none –"),
        help_text=_("Only for a partner, inspector or auditor."),
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Or for a unit of the municipality"),
        required=False,
        empty_label=_("– none –"),
        help_text=_("Only for a partner within the town hall."),
    )
    since = DayField(label=_("From"))
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "organisation", queries.known_organisations(municipality_id=actor.municipality_id))
        choose(self, "unit", queries.units_of(municipality_id=actor.municipality_id).order_by("name", "pk"))


class AcceptForm(forms.Form):
    """A name and a password of one's own, for whoever was invited and has no account yet."""

    name = forms.CharField(label=_("Your name"), max_length=200)
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
    )
    again = forms.CharField(
        label=_("The same password again"), strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password = cleaned.get("password")
        if password and cleaned.get("again") and password != cleaned["again"]:
            self.add_error("again", _("You must type the same password each time."))
        if password:
            try:
                validate_password(password, User(email=self.email, name=cleaned.get("name", "")))
            except forms.ValidationError as refusal:
                self.add_error("password", refusal)
        return cleaned


class SuccessorForm(forms.Form):
    """Who takes over; only people who could."""

    successor = forms.ChoiceField(label=_("Successor"))
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, successors: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.public_id): person for person in successors}
        field: Any = self.fields["successor"]
        field.choices = [("", _("– choose –")), *((key, person.name) for key, person in self.people.items())]

    @property
    def chosen(self) -> User:
        """The person who was chosen."""
        return self.people[self.cleaned_data["successor"]]


class RenameForm(forms.Form):
    """A new name, since when, and why."""

    name = forms.CharField(label=_("New name"), max_length=120)
    day = DayField(label=_("Called so since"))
    reason = forms.CharField(
        label=_("Why?"), max_length=300, help_text=_("For example: new name after the decision of its board.")
    )


class MergeForm(forms.Form):
    """Into what something merges, since when, and why."""

    into = forms.ModelChoiceField(Organisation.objects.none(), label=_("Merges into"), empty_label=_("– choose –"))
    day = DayField(label=_("Merged on"))
    reason = forms.CharField(
        label=_("Why?"), max_length=300, help_text=_("For example: both became one organisation on that day.")
    )
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "into", others)


class SettingsForm(forms.Form):
    """What a municipality decides for itself."""

    report_interval_days = forms.IntegerField(
        label=_("Days between reports"),
        help_text=_(
            "Has an executor reported nothing for so many days, then the action is “not heard of”. An action or a "
            "round can have its own rhythm. Usual: 42 days, so that a quarter holds two reports."
        ),
    )


class RoleEndForm(forms.Form):
    """The last day of a role."""

    until = DayField(label=_("Last day"))


class BodyForm(forms.Form):
    """A body outside the town hall and, if it is several together, which ones."""

    name = forms.CharField(label=_("Name"), max_length=160)
    kind = forms.ChoiceField(label=_("What is it?"), choices=BodyKind.choices)
    bodies = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=_("Consists of"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only for inspectorates that work together: each gives its own judgement."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inspectorates = queries.known_organisations(municipality_id=actor.municipality_id)
        choose(self, "bodies", inspectorates.filter(kind=BodyKind.INSPECTORATE))
        if not inspectorates.filter(kind=BodyKind.INSPECTORATE).exists():
            del self.fields["bodies"]


class UnitForm(forms.Form):
    """A sector or team of the town hall."""

    name = forms.CharField(label=_("Name"), max_length=160)
    parent = forms.ModelChoiceField(Unit.objects.none(), label=_("Part of"), required=False, empty_label=_("– none –"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "parent", queries.units_of(municipality_id=actor.municipality_id).order_by("name", "pk"))


class ClockForm(forms.Form):
    """The day to which the clock of a demo is set."""

    day = DayField(label=_("Go to"))


def choose(form: forms.Form, name: str, rows: Any) -> None:
    """Offer rows of this municipality, and no others, in a field."""
    form.fields[name].queryset = rows  # type: ignore[attr-defined]
