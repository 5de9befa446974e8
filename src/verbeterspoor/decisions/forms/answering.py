"""The form of one page of writing, made from the fields of the template version (rule `templates`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.actions import Answer
from verbeterspoor.decisions.choices import Disclosure, FieldKind, FollowUp, Meaning, WritingRefusal
from verbeterspoor.decisions.models import Proposal, ProposalValue, TemplateField
from verbeterspoor.foundation.forms import DayField
from verbeterspoor.foundation.rich import RichTextField
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Unit
from verbeterspoor.organisations.rules import INSIDE, Actor

from .fields import NoClientData

YES_NO = [("", _("– to be chosen –")), ("yes", _("Yes")), ("no", _("No"))]
SAID = {"yes": True, "no": False}
DAY, TEXT = "-day", "-text"
"""Behind the name of a field: the day, or the explanation, that belongs to its answer."""

ALWAYS = frozenset({Meaning.SUBJECT, Meaning.HANDLING, Meaning.DISCLOSURE})
"""Answers a proposal cannot be without, not even as a draft."""


def answers_wanted(fields: Sequence[TemplateField]) -> list[TemplateField]:
    """Keep the fields that have one answer, not rows."""
    return [field for field in fields if field.kind in MAKERS]


class AnswerForm(NoClientData):
    """One page of a proposal: every field of the form in its order; a draft may leave gaps."""

    use_required_attribute = False

    def __init__(self, *args: Any, fields: Sequence[TemplateField], actor: Actor, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked, self.actor, self.today = list(fields), actor, today
        self.needed: list[str] = []
        for field in self.asked:
            for name, made in MAKERS[FieldKind(field.kind)](self, field).items():
                made.required = name == field.key and field.is_required
                self.fields[name] = made
            if field.is_required and field.meaning not in ALWAYS:
                self.needed.append(field.key)

    def full_clean(self) -> None:
        """Look at what was sent; a gap is no error here, the page of the proposal lists it."""
        for name in self.needed:
            self.fields[name].required = False
        super().full_clean()
        for name in self.needed:
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        """Ask the day that belongs to a yes, and to what is public later."""
        cleaned = super().clean()
        for field in self.asked:
            said, day = cleaned.get(field.key), cleaned.get(field.key + DAY)
            if field.kind == FieldKind.YES_DATE and said == "yes" and not day and field.key + DAY not in self.errors:
                self.add_error(field.key + DAY, ValidationError(_("Choose the day.")))
            if field.meaning == Meaning.DISCLOSURE and said == Disclosure.LATER and not day:
                self.add_error(field.key + DAY, ValidationError(WritingRefusal.NEEDS_DAY.label))
        return cleaned

    def answers(self) -> list[Answer]:
        """Return the answers, for `actions.write_answers`."""
        return [self._answer(field) for field in self.asked]

    def _answer(self, field: TemplateField) -> Answer:
        said = self.cleaned_data.get(field.key)
        day, text = self.cleaned_data.get(field.key + DAY), self.cleaned_data.get(field.key + TEXT) or ""
        if field.kind in {FieldKind.YES_NO, FieldKind.YES_DATE, FieldKind.YES_TEXT}:
            yes = SAID.get(said or "")
            reason = text if field.meaning else ""
            return Answer(field, yes=yes, day=day if yes else None, text="" if field.meaning else text, reason=reason)
        if field.kind == FieldKind.PERSON:
            return Answer(field, person=said)
        if field.kind == FieldKind.UNIT:
            return Answer(field, unit=said)
        if field.kind == FieldKind.DATE:
            return Answer(field, day=said)
        text = said or ""
        return Answer(field, text=text if rules.is_rich(field) else text.replace("\r\n", "\n"), day=day)


Made = dict[str, Any]


def _text(form: AnswerForm, field: TemplateField) -> Made:
    most = 300 if field.meaning == Meaning.SUBJECT else 500
    return {field.key: forms.CharField(label=field.label, help_text=field.help_text, max_length=most)}


def _rich(form: AnswerForm, field: TemplateField) -> Made:
    if not rules.is_rich(field):
        area = forms.Textarea(attrs={"rows": 6})
        return {field.key: forms.CharField(label=field.label, help_text=field.help_text, widget=area, max_length=4000)}
    return {field.key: RichTextField(label=field.label, help_text=field.help_text)}


def _choice(form: AnswerForm, field: TemplateField) -> Made:
    known: dict[Meaning, list[Any]] = {
        Meaning.HANDLING: list(rules.handling_words(field).items()),
        Meaning.DISCLOSURE: list(Disclosure.choices),
    }
    offered: list[Any] = known.get(Meaning(field.meaning)) or [
        ("", _("– to be chosen –")),
        *((one, one) for one in field.options),
    ]
    made: Made = {field.key: forms.ChoiceField(label=field.label, help_text=field.help_text, choices=offered)}
    if field.meaning == Meaning.DISCLOSURE:
        made[field.key + DAY] = DayField(label=_("Public from"), help_text=_("Only for what is public later."))
    return made


def _day(form: AnswerForm, field: TemplateField) -> Made:
    return {field.key: DayField(label=field.label, help_text=field.help_text)}


def _yes_no(form: AnswerForm, field: TemplateField) -> Made:
    return {field.key: forms.ChoiceField(label=field.label, help_text=field.help_text, choices=YES_NO)}


def _yes_day(form: AnswerForm, field: TemplateField) -> Made:
    made = {**_yes_no(form, field), field.key + DAY: DayField(label=_("If yes: which day?"))}
    if field.meaning == Meaning.LATEST_DATE:
        made[field.key + TEXT] = forms.CharField(
            label=_("Why this day?"), max_length=300, help_text=_("For example: the report is presented that day.")
        )
    return made


def _yes_text(form: AnswerForm, field: TemplateField) -> Made:
    said = _rich(form, field)[field.key]
    said.label, said.help_text = _("Explanation"), ""
    return {**_yes_no(form, field), field.key + TEXT: said}


def _person(form: AnswerForm, field: TemplateField) -> Made:
    roles = [Role.PORTFOLIO_HOLDER] if field.meaning == Meaning.PORTFOLIO_HOLDER else list(INSIDE)
    chosen = form.initial.get(field.key) or 0
    people = queries.people_in(form.actor.municipality_id, roles, form.today, chosen=chosen)
    return {field.key: PersonField(people, label=field.label, help_text=field.help_text,
                                   empty_label=_("– to be chosen –"))}  # fmt: skip


def _unit(form: AnswerForm, field: TemplateField) -> Made:
    units = organisations.units_of(municipality_id=form.actor.municipality_id)
    offered = Unit.objects.filter(pk__in=units.values("pk")).order_by("name", "pk")
    return {field.key: forms.ModelChoiceField(offered, label=field.label, help_text=field.help_text,
                                              empty_label=_("– to be chosen –"))}  # fmt: skip


def _follow_up(form: AnswerForm, field: TemplateField) -> Made:
    return {field.key: forms.ChoiceField(label=field.label, help_text=field.help_text, choices=FollowUp.choices)}


class PersonField(forms.ModelChoiceField):
    """Somebody of the town hall, by name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


MAKERS: dict[str, Callable[[AnswerForm, TemplateField], Made]] = {
    FieldKind.TEXT: _text,
    FieldKind.RICH: _rich,
    FieldKind.CHOICE: _choice,
    FieldKind.DATE: _day,
    FieldKind.YES_NO: _yes_no,
    FieldKind.YES_DATE: _yes_day,
    FieldKind.YES_TEXT: _yes_text,
    FieldKind.PERSON: _person,
    FieldKind.UNIT: _unit,
    FieldKind.FOLLOW_UP: _follow_up,
}
"""What a field of each kind asks for; kinds that are not here show rows, or something written elsewhere."""


def stored_answers(proposal: Proposal, fields: Sequence[TemplateField]) -> dict[str, Any]:
    """Return what a proposal says now, as the form shows it; a field nobody answered starts with its own text."""
    values = {one.field_id: one for one in proposal.values.all()}
    found: dict[str, Any] = {}
    for field in fields:
        found |= _stored(proposal, field, values.get(field.pk))
    return found


def _stored(proposal: Proposal, field: TemplateField, value: ProposalValue | None) -> dict[str, Any]:
    yes = {True: "yes", False: "no"}.get(value.yes, "") if value and value.yes is not None else ""
    columns: dict[str, dict[str, Any]] = {
        Meaning.SUBJECT: {"": proposal.subject},
        Meaning.HANDLING: {"": proposal.handling},
        Meaning.LATEST_DATE: {"": "yes" if proposal.latest_date else yes, DAY: proposal.latest_date,
                              TEXT: proposal.latest_reason},
        Meaning.PORTFOLIO_HOLDER: {"": proposal.portfolio_holder_id},
        Meaning.DISCLOSURE: {"": proposal.disclosure, DAY: proposal.public_from},
        Meaning.FOLLOW_UP: {"": proposal.follow_up},
        Meaning.PUBLIC_EXPLANATION: {"": proposal.public_explanation or field.starting_text},
    }  # fmt: skip
    if field.meaning:
        return {field.key + behind: said for behind, said in columns[field.meaning].items()}
    if value is None:
        return {field.key + (TEXT if field.kind == FieldKind.YES_TEXT else ""): field.starting_text}
    if field.kind in {FieldKind.YES_NO, FieldKind.YES_DATE, FieldKind.YES_TEXT}:
        return {field.key: yes, field.key + DAY: value.day, field.key + TEXT: value.text}
    return {field.key: value.person_id or value.unit_id or value.day or value.text}
