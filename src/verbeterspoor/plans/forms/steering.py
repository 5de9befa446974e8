"""Forms to steer an adopted plan: one act, and what it changes of several actions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.actions import Addition, Amendment
from verbeterspoor.plans.choices import ActionStatus, Gap, Refusal
from verbeterspoor.plans.models import Action, Plan

from .action import ActionForm, typed
from .fields import BodyField, NoClientData, bodies_of, body_code, lines


class AdjustmentForm(NoClientData):
    """What was seen, what was decided, who does what, and from when."""

    seen = lines(_("What did you see?"), required=True, help_text=_("Why is steering needed? No names of clients."))
    decided = lines(_("What was decided?"), required=True)
    who = forms.CharField(label=_("Who does what?"), max_length=300)
    from_date = DayField(label=_("From when?"))
    decided_date = DayField(label=_("Decided on"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_decided_date(self) -> date:
        """Refuse a decision of a day to come."""
        day: date = self.cleaned_data["decided_date"]
        if day > self.today:
            raise forms.ValidationError(Refusal.DECIDED_IN_FUTURE.label)
        return day


class AmendForm(NoClientData):
    """What one action becomes; every field shows what is agreed now."""

    title = forms.CharField(label=_("Action"), max_length=300)
    owner = BodyField(label=_("Responsible organisation or unit"))
    start_date = DayField(label=_("Start"))
    due_date = DayField(label=_("Due"), required=False)
    review_date = DayField(label=_("Review on"), required=False)
    result = lines(_("Result that can be checked"), rows=2, required=True)
    evidence_agreed = lines(_("Agreed evidence"), rows=2, required=True)
    assurance = lines(_("How it lasts (assurance)"), rows=2)
    lapses = forms.BooleanField(
        label=_("Let this action lapse"), required=False, help_text=_("The decision above is kept as the reason.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, action: Action, bodies: dict[str, Any], can_lapse: bool = True, **kwargs: Any
    ) -> None:
        self.action = action
        names = ("title", "start_date", "due_date", "review_date", "result", "evidence_agreed", "assurance", "version")
        now = {name: getattr(action, name) for name in names} | {"owner": body_code(action)}
        kwargs["initial"] = now | (kwargs.get("initial") or {})
        super().__init__(*args, prefix=prefix_of(action), **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner"].offer_these(bodies)
        if action.is_ongoing:
            fields["review_date"].required = True
        else:
            fields["due_date"].required = True
            if not action.review_date:
                del self.fields["review_date"]
        if not can_lapse or action.status != ActionStatus.OPEN:
            del self.fields["lapses"]

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order, and a change that changes nothing."""
        cleaned = super().clean()
        start, due = cleaned.get("start_date"), cleaned.get("due_date")
        if start and due and due < start:
            self.add_error("due_date", forms.ValidationError(Refusal.DUE_BEFORE_START.label))
        if not self.errors and not cleaned.get("lapses") and not rules.differences(self.action, self.agreed()):
            raise forms.ValidationError(Refusal.NOTHING_CHANGED.label)
        return cleaned

    def agreed(self) -> rules.Agreed:
        """Return what is agreed from now on."""
        names = ("title", "start_date", "due_date", "review_date", "result", "evidence_agreed", "assurance")
        given = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        return replace(rules.agreed_about(self.action), **given, **self.cleaned_data["owner"])

    def amendment(self) -> Amendment:
        """Return what the verb takes."""
        lapses = self.cleaned_data.get("lapses", False)
        version = self.cleaned_data["version"]
        return Amendment(action=self.action, version=version, agreed=self.agreed(), lapses=lapses)


def prefix_of(action: Action) -> str:
    """Return what the fields of one action start with."""
    return f"actie-{action.number}"


class AddedActionForm(ActionForm):
    """A new action in an adopted plan: nothing may be missing (rule `one-owner`)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for gap in (Gap.OWNER, Gap.RESULT, Gap.EVIDENCE, Gap.START):
            field = self.fields[gap.field]
            field.required, field.error_messages["required"] = True, gap.label

    def clean(self) -> dict[str, Any]:
        """Ask for everything that rule `one-owner` asks of an adopted plan, on the field itself."""
        cleaned = super().clean()
        served = cleaned.get("findings") or cleaned.get("first_impressions")
        owner = cleaned.get("owner") or {}
        stand_in = Action(**{name: cleaned.get(name) or None for name in ("start_date", "due_date", "review_date")},
                          **{name: cleaned.get(name) or "" for name in ("result", "evidence_agreed")},
                          is_ongoing=bool(cleaned.get("is_ongoing")), **owner)  # fmt: skip
        for gap in rules.gaps(stand_in, serves_something=bool(served)):
            name = Gap(gap).field if Gap(gap).field in self.fields else None
            if name is None or name not in self.errors:
                self.add_error(name, str(Gap(gap).label))
        return cleaned

    def addition(self) -> Addition:
        """Return what the verb takes."""
        return Addition(**self.values())


class AdjustmentForms:
    """The act and everything it changes, as one form on the page; nothing typed is lost while actions are added."""

    def __init__(
        self, sent: QueryDict | None, *, actor: Actor, plan: Plan, actions: list[Action], adds: bool, today: date,
        is_final: bool, initial: dict[str, Any],
    ) -> None:  # fmt: skip
        bound = sent if sent and is_final else None
        so_far = {} if sent is None or is_final else sent
        bodies = bodies_of(actor)
        self.head = AdjustmentForm(bound, today=today, initial=initial | _typed(AdjustmentForm, so_far))
        self.amends = [
            AmendForm(bound, action=one, bodies=bodies, initial=_typed(AmendForm, so_far, f"{prefix_of(one)}-"))
            for one in actions
        ]
        kept = typed(sent) if sent and not is_final else {}
        self.added = AddedActionForm(bound, actor=actor, plan=plan, initial=kept) if adds else None

    @property
    def several(self) -> list[Any]:
        """Return every form of the page."""
        return [self.head, *self.amends, *([self.added] if self.added else [])]

    def is_valid(self) -> bool:
        """Look at all forms, so that every fault is told at once."""
        faulty = [form for form in self.several if not form.is_valid()]
        return not faulty

    def values(self) -> dict[str, Any]:
        """Return the keywords of `actions.adjust_plan`."""
        additions = [self.added.addition()] if self.added else []
        return {**self.head.cleaned_data, "amendments": [form.amendment() for form in self.amends],
                "additions": additions}  # fmt: skip


def _typed(form: Any, sent: Any, prefix: str = "") -> dict[str, Any]:
    """Return what was typed so far in the fields of a form."""
    return {name: sent[f"{prefix}{name}"] for name in form.base_fields if f"{prefix}{name}" in sent}
