"""The form of an action."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import Refusal
from verbeterspoor.plans.models import Action, Goal, Plan
from verbeterspoor.supervision.models import Finding, FirstImpression

from .fields import BodyField, NoClientData, body_code, lines
from .finding_choice import FindingChoices, ticked_in

NOT_STORED = frozenset({"owner", "search", "looked_at", "findings", "first_impressions"})


class ActionForm(NoClientData):
    """An action; only its title is needed at once, the rest before the plan is adopted (rule `one-owner`)."""

    title = forms.CharField(label=_("Action"), max_length=300, help_text=_("What will be done, in one sentence?"))
    owner = BodyField(label=_("Responsible organisation or unit"), required=False)
    goal = forms.ModelChoiceField(
        Goal.objects.none(), label=_("Serves goal"), required=False, empty_label=_("– none –")
    )
    search = forms.CharField(
        label=_("Search findings"), required=False, max_length=100,
        help_text=_("A word, a number or the name of a report. What you ticked stays ticked."),
    )  # fmt: skip
    findings = FindingChoices(Finding.objects.none(), label=_("Serves these findings"), required=False)
    first_impressions = forms.ModelMultipleChoiceField(
        FirstImpression.objects.none(), label=_("Serves these first impressions"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    result = lines(_("Result that can be checked"), rows=2)
    evidence_agreed = lines(
        _("Agreed evidence"), rows=2, help_text=_("What will show that it is done? No client data.")
    )
    assurance = lines(
        _("How it lasts (assurance)"), rows=2, help_text=_("Who sees to it that this stays so when the action is done?")
    )
    start_date = DayField(label=_("Start"), required=False)
    due_date = DayField(label=_("Due"), required=False)
    is_ongoing = forms.BooleanField(label=_("Ongoing, without a due date"), required=False)
    review_date = DayField(label=_("Review on"), required=False, help_text=_("Needed for an ongoing action."))
    report_interval_days = forms.IntegerField(
        label=_("Days between reports"), required=False, min_value=1, max_value=730,
        help_text=_("Leave empty for the usual number of your municipality."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, actor: Actor, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner"].offer(actor)
        fields["goal"].queryset = plan.goals.all()
        words = self.data.get("search", "") if self.is_bound else self.initial.get("search") or ""
        fields["findings"].offer(plan, ticked=ticked_in(self, "findings"), words=words)
        impressions = FirstImpression.objects.filter(investigation__trajectory=plan.trajectory)
        fields["first_impressions"].queryset = impressions
        if not fields["findings"].choices and not fields["findings"].queryset.exists():
            del self.fields["findings"], self.fields["search"]
        for name in ("goal", "first_impressions"):
            if not fields[name].queryset.exists():
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Refuse a due date before the start, on the field itself."""
        cleaned = super().clean()
        start, due = cleaned.get("start_date"), cleaned.get("due_date")
        if start and due and due < start:
            self.add_error("due_date", ValidationError(Refusal.DUE_BEFORE_START.label))
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return the keywords of `actions.add_action`."""
        without = {"owner", "version", "search"}
        values = {name: value for name, value in self.cleaned_data.items() if name not in without}
        usual: dict[str, Any] = {"findings": [], "first_impressions": [], "goal": None}
        return {**usual, **values, **self.cleaned_data["owner"]}


def stored(action: Action) -> dict[str, Any]:
    """Return what is stored of an action, as the form shows it."""
    shown: dict[str, Any] = {name: getattr(action, name) for name in ActionForm.base_fields if name not in NOT_STORED}
    shown["owner"] = body_code(action)
    shown["findings"] = list(action.findings.values_list("pk", flat=True))
    shown["first_impressions"] = list(action.first_impressions.values_list("pk", flat=True))
    return shown


def typed(sent: QueryDict) -> dict[str, Any]:
    """Return what was typed so far, for a form that is shown again before it is saved."""
    several = {"findings", "first_impressions"}
    return {name: sent.getlist(name) if name in several else sent.get(name) for name in ActionForm.base_fields}
