"""Forms of reading documents in: adding files, saying what a document is, and correcting what was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField, SeveralFilesField
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import FindingKind, TermKind, TermUnit
from verbeterspoor.trajectories.models import Trajectory

from . import queries
from .choices import DocumentKind
from .models import Reading
from .queries import Body
from .rules.findings import FindingDraft
from .rules.terms import TermDraft


class TrajectoryField(forms.ModelChoiceField):
    """One of the trajectories this person may know of."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Trajectory.objects.none(), **options)


class PlaceForm(forms.Form):
    """The trajectory a document belongs to: one that is there, or a new one."""

    trajectory = TrajectoryField(label=_("Trajectory"), required=False, empty_label=_("– choose later –"))
    new_title = forms.CharField(
        label=_("Or open a new trajectory with this title"), required=False, max_length=200,
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        visible = Trajectory.objects.visible_to(actor).order_by("title", "pk")
        self.fields["trajectory"].queryset = visible  # type: ignore[attr-defined]
        if not actor.leads:
            del self.fields["new_title"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("trajectory") and given.get("new_title"):
            self.add_error("new_title", _("Choose a trajectory, or give a title for a new one: not both."))
        return given


class UploadForm(PlaceForm):
    """Files to read in, and where they belong."""

    documents = SeveralFilesField(
        label=_("Documents"),
        help_text=_("PDF with text, Word (DOCX), OpenDocument (ODT) or plain text (TXT). You can add several at once."),
        allow_empty_file=True,
    )  # fmt: skip
    field_order = ("documents", "trajectory", "new_title")


class DocumentForm(PlaceForm):
    """What kind of document this is: it becomes a paper of its trajectory and, if a body made it, a report."""

    title = forms.CharField(label=_("Title"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind of document"), choices=DocumentKind.choices)
    dated = DayField(label=_("Date of the document"), required=False)
    reference = forms.CharField(label=_("Number"), required=False, max_length=60)
    body_name = forms.CharField(
        label=_("Which body made this report?"), required=False, max_length=160,
        widget=forms.TextInput(attrs={"list": "known-bodies"}),
        help_text=_("An inspectorate or audit office. Only for a report; findings are registered under it."),
    )  # fmt: skip
    field_order = ("trajectory", "new_title", "title", "kind", "dated", "reference", "body_name")

    def __init__(self, *args: Any, actor: Actor, reading: Reading, **kwargs: Any) -> None:
        found = reading.outcome
        kind = found.get("kind")
        kwargs["initial"] = {
            "title": (found.get("subject") or reading.name)[:300], "dated": found.get("date"),
            "kind": kind if kind in DocumentKind.values else DocumentKind.OTHER,
            "reference": ", ".join(found.get("references") or ())[:60], "body_name": found.get("body"),
            "trajectory": reading.trajectory_id, **kwargs.get("initial", {}),
        }  # fmt: skip
        super().__init__(*args, actor=actor, **kwargs)
        if reading.trajectory_id:
            self.fields.pop("trajectory")
            self.fields.pop("new_title", None)
        else:
            self.fields["trajectory"].required = not actor.leads

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "trajectory" in self.fields and not (given.get("trajectory") or given.get("new_title") or self.errors):
            self.add_error("trajectory", _("Choose a trajectory, or give a title for a new one."))
        return given


class BodyField(forms.ChoiceField):
    """A known organisation or unit; cleans to the thing itself, or None."""

    def know(self, known: list[tuple[Body, str, str]]) -> None:
        """Offer what the municipality knows."""
        self.things = {key_of(body): body for body, _name, _short in known}
        self.choices = [("", _("– nobody yet –")), *((key, body.name) for key, body in self.things.items())]

    def clean(self, value: Any) -> Any:
        return self.things.get(super().clean(value))


def key_of(body: Body | None) -> str:
    """Return how a form names an organisation or unit."""
    if body is None:
        return ""
    return f"{'organisation' if isinstance(body, Organisation) else 'unit'}-{body.public_id}"


class FactForm(forms.Form):
    """A fact as it will be registered; data of clients must be taken out, or said to be none."""

    body: Any
    confirmed = forms.BooleanField(
        label=_("I have looked: this is no data of a client"), required=False,
        help_text=_("No names, citizen service numbers (BSN), addresses or dates of birth of clients."),
    )  # fmt: skip

    def __init__(self, *args: Any, municipality_id: int, body: Body | None = None, asks: bool = False, **kwargs: Any):
        kwargs["initial"] = {**(kwargs.get("initial") or {}), "body": key_of(body)}
        super().__init__(*args, **kwargs)
        self.fields["body"].know(queries.known_bodies(municipality_id))  # type: ignore[attr-defined]
        if not asks:
            del self.fields["confirmed"]

    def others(self) -> Mapping[str, Any]:
        """Return what goes beside the draft: whose it is, and whether client data was looked at."""
        return {"body": self.cleaned_data["body"], "confirmed": self.cleaned_data.get("confirmed", False)}


class FindingForm(FactForm):
    """A finding, to be corrected before it is registered."""

    kind = forms.ChoiceField(label=_("Kind"), choices=FindingKind.choices)
    number = forms.CharField(label=_("Number"), required=False, max_length=20)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 4}), max_length=8000)
    addressee_text = forms.CharField(label=_("Addressed to, as the document says"), required=False, max_length=200)
    body = BodyField(label=_("Addressed to, as you know them"), required=False)
    response = forms.CharField(
        label=_("Response of the executive"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    afterword = forms.CharField(label=_("Afterword"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def draft(self) -> FindingDraft:
        """Return the finding as filled in."""
        names = ("kind", "number", "text", "addressee_text", "response", "afterword")
        return FindingDraft(**{name: self.cleaned_data.get(name, "") for name in names})


class HandForm(FindingForm):
    """A finding that the reader missed: words that stand on a page."""

    words = forms.CharField(
        label=_("Words from the document"), widget=forms.Textarea(attrs={"rows": 3, "data-selected-words": ""}),
        help_text=_("Select the words on the page, or copy them here."), max_length=4000,
    )  # fmt: skip
    page = forms.IntegerField(label=_("Page"), min_value=1, initial=1)
    text = forms.CharField(
        label=_("Text"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=8000,
        help_text=_("Only when it differs from the words."),
    )  # fmt: skip
    field_order = ("words", "page", "kind", "number", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="hand_%s", **kwargs)
        for name in ("response", "afterword"):
            del self.fields[name]

    def draft(self) -> FindingDraft:
        """Return the finding; without a text of its own, it says what the document says."""
        self.cleaned_data["text"] = self.cleaned_data["text"] or " ".join(self.cleaned_data["words"].split())
        return super().draft()


class TermForm(FactForm):
    """A date or promise, to be corrected before it is registered as term."""

    title = forms.CharField(label=_("What happens or must be done"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=TermKind.choices)
    said = forms.CharField(label=_("As the document says it"), required=False, max_length=200)
    start_date = DayField(label=_("From"), required=False)
    end_date = DayField(
        label=_("Last day"), required=False, help_text=_("“Before 1 March” means: the last day is 28 or 29 February.")
    )
    time = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    amount = forms.IntegerField(label=_("Or a term of"), required=False, min_value=1, max_value=999)
    unit = forms.ChoiceField(label=_("Unit"), required=False, choices=[("", "–"), *TermUnit.choices])
    anchor_text = forms.CharField(
        label=_("Counts from"), required=False, max_length=200, help_text=_("You choose the day itself later.")
    )
    owner_text = forms.CharField(label=_("Who must do it, as the document says"), required=False, max_length=200)
    body = BodyField(label=_("Who must do it, as you know them"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not self.draft().has_time:
            self.add_error("end_date", _("Fill in a day, or a term with its unit."))
        start, end = given.get("start_date"), given.get("end_date")
        if start and end and end < start:
            self.add_error("end_date", _("The last day cannot be before the first day."))
        if (given.get("amount") is None) != (not given.get("unit")):
            self.add_error("unit", _("Give the number together with days, weeks, months or years."))
        return given

    def draft(self) -> TermDraft:
        """Return the term as filled in."""
        names = ("title", "kind", "said", "start_date", "end_date", "time", "amount", "unit", "anchor_text",
                 "owner_text")  # fmt: skip
        return TermDraft(**{name: self.cleaned_data.get(name) for name in names})  # type: ignore[arg-type]
