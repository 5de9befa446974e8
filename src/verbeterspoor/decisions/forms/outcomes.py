"""What is asked to register an outcome, to revise one, and to register what was decided elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.choices import DecidedBy, Disclosure, OutcomeKind
from verbeterspoor.decisions.models import DecisionPoint, Meeting
from verbeterspoor.decisions.rules import Result, check_result
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.dates import said
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.forms import BigChoices, DayField

from .fields import NoClientData, lines

KINDS = OutcomeKind.choices


class MeetingChoice(forms.ModelChoiceField):
    """A meeting, told by its body and day."""

    def __init__(self, meetings: Sequence[Meeting], **options: Any) -> None:
        rows = Meeting.objects.filter(pk__in=[one.pk for one in meetings]).select_related("body")
        super().__init__(rows.order_by("-starts_at", "-id"), to_field_name="public_id", **options)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.body}, {said(day_of(obj.starts_at))}"


class DecisionForm(NoClientData):
    """When and how it was decided, and where it is found in the system it was decided in."""

    decided_day = DayField(label=_("Decided on"), required=False)
    agenda_number = forms.CharField(label=_("Number on the agenda"), required=False, max_length=20)
    case_number = forms.CharField(label=_("Case number"), required=False, max_length=60)
    link = forms.URLField(
        label=_("Address in the system where it is decided"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, *args: Any, meetings: Sequence[Meeting], consent_rule: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first: dict[str, forms.Field] = {}
        if consent_rule:
            first["decided_by"] = forms.ChoiceField(
                label=_("How was it decided?"), choices=DecidedBy.choices, widget=BigChoices, required=False,
                initial=DecidedBy.MEETING, help_text=_("Outside a meeting by: %(rule)s") % {"rule": consent_rule},
            )  # fmt: skip
            first["agreed_by"] = lines(_("Who agreed, and when?"), rows=3)
        if meetings:
            first["meeting"] = MeetingChoice(
                meetings, label=_("Meeting"), required=False, empty_label=_("– another: give the day below –")
            )
        self.fields = {**first, **self.fields}

    @property
    def decision(self) -> dict[str, Any]:
        """Return when and how it was decided, as `actions.Decision` takes it."""
        given = self.cleaned_data
        consent = given.get("decided_by") == DecidedBy.CONSENT
        return {
            "meeting": None if consent else given.get("meeting"), "day": given.get("decided_day"),
            "decided_by": given.get("decided_by") or DecidedBy.MEETING, "agreed_by": given.get("agreed_by", ""),
        }  # fmt: skip

    @property
    def reference(self) -> dict[str, str]:
        """Return where it is found elsewhere, as `actions.Reference` takes it."""
        return {name: self.cleaned_data[name] for name in ("agenda_number", "case_number", "link")}


def long_text(label: Any, *, rows: int) -> forms.CharField:
    """Return a field for the text of a decision, which may be long."""
    return forms.CharField(label=label, required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": rows}))


def check_text(form: forms.Form, mark: str, number: int, proposed: str) -> None:
    """Say at the field of a point what its outcome still needs."""
    result = result_in(form.cleaned_data, mark)
    if result is None:
        return
    try:
        check_result(number, result, proposed=proposed, decided=date.min)
    except NotAllowed as refusal:
        form.add_error(f"text{mark}", str(refusal))


def result_fields(mark: str, *, text: str, coming: Sequence[Meeting], required: bool) -> dict[str, forms.Field]:
    """Return the questions about one point; `mark` stands behind each name."""
    found: dict[str, forms.Field] = {
        f"kind{mark}": forms.ChoiceField(label=_("What was decided?"), choices=KINDS, widget=BigChoices,
                                         required=required),
        f"text{mark}": long_text(_("The text as decided"), rows=4),
        f"held{mark}": DayField(label=_("Held until"), required=False),
        f"note{mark}": forms.CharField(label=_("Explanation"), required=False, max_length=2000),
    }  # fmt: skip
    found[f"text{mark}"].initial = text
    if coming:
        found[f"next{mark}"] = MeetingChoice(
            coming, label=_("Or until the meeting of"), required=False, empty_label=_("– the day above –")
        )
    return found


def result_in(given: dict[str, Any], mark: str) -> Result | None:
    """Return what was said about one point, or None when nothing was chosen."""
    kind = given.get(f"kind{mark}")
    if not kind:
        return None
    following: Meeting | None = given.get(f"next{mark}")
    held: date | None = given.get(f"held{mark}") or (day_of(following.starts_at) if following else None)
    return Result(kind, given.get(f"text{mark}", ""), held if kind == OutcomeKind.HELD else None,
                  given.get(f"note{mark}", ""))  # fmt: skip


class OutcomeForm(DecisionForm):
    """The outcome of each open point of a proposal; a point without a choice stays open."""

    def __init__(
        self, *args: Any, points: Sequence[DecisionPoint], coming: Sequence[Meeting] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.points = points
        for point in points:
            self.fields |= result_fields(f"_{point.number}", text=point.text, coming=coming, required=False)

    def rows(self) -> list[dict[str, Any]]:
        """Return the questions per point, for the page."""
        return [{"point": point, **row_of(self, f"_{point.number}")} for point in self.points]

    def clean(self) -> dict[str, Any]:
        """Ask the text of amended points."""
        given = super().clean()
        for point in self.points:
            check_text(self, f"_{point.number}", point.number, point.text)
        return given

    @property
    def results(self) -> dict[DecisionPoint, Result]:
        """Return what was decided per point, of the points that have a choice."""
        found = {point: result_in(self.cleaned_data, f"_{point.number}") for point in self.points}
        return {point: result for point, result in found.items() if result}


def row_of(form: forms.Form, mark: str) -> dict[str, Any]:
    """Return the questions about one point, and the name of the first."""
    names = [name for name in ("kind", "text", "held", "next", "note") if f"{name}{mark}" in form.fields]
    return {"name": f"kind{mark}", **{name: form[f"{name}{mark}"] for name in names}}


class RevisionForm(NoClientData):
    """The act that revises a decided point, and what holds from then on."""

    act = forms.CharField(
        label=_("Act that revises the decision"), max_length=300,
        help_text=_("For example: decision of the executive of 3 March 2020. After a slip: correction."),
    )  # fmt: skip
    day = DayField(label=_("Date of the act"))
    reason = lines(_("Why?"), rows=3, required=True)

    def __init__(self, *args: Any, point: DecisionPoint, coming: Sequence[Meeting] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.point = point
        self.fields |= result_fields("", text=point.text, coming=coming, required=True)

    def clean(self) -> dict[str, Any]:
        """Ask the text of an amended point."""
        given = super().clean()
        check_text(self, "", self.point.number, self.point.text)
        return given

    def row(self) -> dict[str, Any]:
        """Return the questions about the new outcome, for the page."""
        return row_of(self, "")

    @property
    def result(self) -> Result:
        """Return what holds from then on."""
        found = result_in(self.cleaned_data, "")
        assert found is not None
        return found


OWN = ("subject", "author", "portfolio_holder", "disclosure", "public_from", "public_explanation")


class ElsewhereForm(DecisionForm):
    """What was decided in another system: subject, whose it is, who may know, and the points with their outcome."""

    subject = forms.CharField(label=_("Subject"), max_length=300, help_text=_("As it stands on the decision list."))
    author: Any = forms.ModelChoiceField(None, label=_("Author"), help_text=_("The outcome is told to the author."))
    portfolio_holder: Any = forms.ModelChoiceField(None, label=_("Portfolio holder"), required=False)
    disclosure = forms.ChoiceField(
        label=_("Openness"), initial=Disclosure.PUBLIC, choices=Disclosure.choices,
        help_text=_("Secrecy itself is registered with its ground on the page of the proposal."),
    )  # fmt: skip
    public_from = DayField(label=_("Public from"), required=False)
    public_explanation = lines(_("Explanation for the public decision list"), rows=3)

    def __init__(self, *args: Any, count: int, authors: Any, holders: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = {name: self.fields.pop(name) for name in OWN}
        self.fields = {**own, **self.fields}
        self.fields["author"].queryset = authors  # type: ignore[attr-defined]
        self.fields["portfolio_holder"].queryset = holders  # type: ignore[attr-defined]
        self.marks = [f"_{number}" for number in range(1, count + 1)]
        for mark in self.marks:
            self.fields[f"proposed{mark}"] = long_text(_("Proposed decision"), rows=3)
            self.fields[f"council{mark}"] = forms.BooleanField(label=_("Goes to the council"), required=False)
            self.fields |= result_fields(mark, text="", coming=(), required=False)
            self.fields[f"kind{mark}"].initial = OutcomeKind.AS_PROPOSED

    def rows(self) -> list[dict[str, Any]]:
        """Return the questions per point, for the page."""
        return [
            {"proposed": self[f"proposed{mark}"], "council": self[f"council{mark}"], **row_of(self, mark)}
            for mark in self.marks
        ]

    def clean(self) -> dict[str, Any]:
        """Ask the day from which it is public, an outcome per point, and one point at least."""
        given = super().clean()
        if given.get("disclosure") == Disclosure.LATER and not given.get("public_from"):
            self.add_error("public_from", _("Choose the day from which it is public."))
        for number, mark in enumerate(self.marks, 1):
            if given.get(f"proposed{mark}"):
                check_text(self, mark, number, given[f"proposed{mark}"])
            if given.get(f"proposed{mark}") and not given.get(f"kind{mark}"):
                self.add_error(f"kind{mark}", _("Choose what was decided on this point."))
        if not any(given.get(f"proposed{mark}") for mark in self.marks):
            self.add_error(f"proposed{self.marks[0]}", _("Write down one decision point at least."))
        return given

    @property
    def about(self) -> dict[str, Any]:
        """Return what the decision is about, as `actions.Subject` takes it."""
        return {name: self.cleaned_data[name] for name in OWN}

    def results(self) -> list[tuple[str, bool, Result]]:
        """Return per point that was written down its text, whether it goes to the council, and its outcome."""
        given = self.cleaned_data
        found = [
            (given[f"proposed{mark}"], given[f"council{mark}"], result_in(given, mark))
            for mark in self.marks
            if given.get(f"proposed{mark}")
        ]
        return [(text, council, result) for text, council, result in found if result]


class ListForm(forms.Form):
    """The decision list of another system: a file, or its text; and its day when it does not say so itself."""

    file = forms.FileField(label=_("Decision list"), required=False, help_text=_("PDF, Word, OpenDocument or text."))
    text = forms.CharField(
        label=_("Or paste its text"), required=False, max_length=200_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    day = DayField(
        label=_("Decided on"), required=False, help_text=_("Only when the list does not say its own day.")
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for one of both."""
        given = super().clean() or self.cleaned_data
        if not given.get("file") and not (given.get("text") or "").strip() and not self.errors:
            self.add_error("file", _("Choose the file, or paste its text below."))
        return given

    @property
    def received(self) -> tuple[bytes, str]:
        """Return the bytes and the name of what was given."""
        file = self.cleaned_data.get("file")
        if file:
            return file.read(), file.name
        return self.cleaned_data["text"].encode(), gettext("Pasted decision list") + ".txt"
