"""Forms of bodies and meetings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import MeetingBodyKind
from verbeterspoor.decisions.models import Meeting, MeetingBody
from verbeterspoor.foundation.dates import local_moment, moment_said
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.forms import DayField

from .fields import NoClientData

WEEKS = [(0, _("Does not repeat")), (1, _("Every week")), (2, _("Every two weeks")), (4, _("Every four weeks"))]


class TimeInput(forms.TimeInput):
    """Asks for a time with the picker of the device."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class BodyForm(NoClientData):
    """The rules a municipality gives a body that meets."""

    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingBodyKind.choices)
    name = forms.CharField(label=_("Name"), max_length=120)
    days_before = forms.IntegerField(
        label=_("Papers must be in so many working days before"), min_value=0, max_value=60,
        help_text=_("Weekends and public holidays are not counted."),
    )  # fmt: skip
    time_before = forms.TimeField(label=_("At what time that day"), widget=TimeInput)
    consent_rule = forms.CharField(
        label=_("Article that allows a decision by consent outside a meeting"), max_length=300, required=False,
        help_text=_("For example: rules of procedure of the executive, article 8. Left empty, it is switched off."),
    )  # fmt: skip

    def __init__(self, *args: Any, taken_names: set[str] = frozenset(), **kwargs: Any) -> None:  # type: ignore[assignment]
        super().__init__(*args, **kwargs)
        self.taken_names = {name.casefold() for name in taken_names}

    def clean_name(self) -> str:
        """Refuse a name that another body here has."""
        name: str = self.cleaned_data["name"]
        if name.casefold() in self.taken_names:
            raise forms.ValidationError(_("There is a body with this name."))
        return name


class BodyMixin(forms.Form):
    """Asks of which body, unless there is only one."""

    body = forms.ModelChoiceField(MeetingBody.objects.none(), label=_("Of which body"), empty_label=None)

    def offer(self, bodies: Any) -> None:
        """Offer these bodies."""
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = bodies


class MeetingsForm(BodyMixin, NoClientData):
    """One meeting, or one every so many weeks until a day."""

    first_date = DayField(label=_("Day"))
    at = forms.TimeField(label=_("Begins at"), widget=TimeInput)
    weeks = forms.TypedChoiceField(label=_("Repeats"), choices=WEEKS, coerce=int, initial=0)
    until_date = DayField(
        label=_("Until and including"), required=False, help_text=_("Meetings on a public holiday are left out.")
    )
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """Make the days; a time that the clock skips is refused at its field."""
        asked = super().clean() or {}
        first, at, weeks = asked.get("first_date"), asked.get("at"), asked.get("weeks")
        if not first or not at:
            return asked
        until = asked.get("until_date") if weeks else first
        if until is None:
            self.add_error("until_date", _("Say until which day it repeats."))
            return asked
        try:
            asked["days"] = rules.weekly_days(first=first, until=until, weeks=weeks or 1, skip_holidays=bool(weeks))
            [local_moment(day, at) for day in asked["days"]]
        except ValueError as skipped:
            self.add_error("at", str(skipped))
        except NotAllowed as refusal:
            self.add_error("until_date", str(refusal))
        return asked


class MeetingForm(NoClientData):
    """What can change on a planned meeting."""

    day = DayField(label=_("Day"))
    at = forms.TimeField(label=_("Begins at"), widget=TimeInput)
    papers_day = DayField(label=_("Papers must be in on"))
    papers_at = forms.TimeField(label=_("Papers must be in before"), widget=TimeInput)
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Make moments of days and times."""
        asked = super().clean() or {}
        for name, day, at in (("starts_at", "day", "at"), ("submit_before", "papers_day", "papers_at")):
            if asked.get(day) and asked.get(at):
                asked[name] = self._moment(asked[day], asked[at], at)
        starts, papers = asked.get("starts_at"), asked.get("submit_before")
        if starts and papers and papers > starts:
            self.add_error("papers_day", _("Papers must be in before the meeting begins. Choose an earlier moment."))
        return asked

    def _moment(self, day: date, at: Any, field: str) -> datetime | None:
        try:
            return local_moment(day, at)
        except ValueError as skipped:
            self.add_error(field, str(skipped))
            return None


class MeetingChoice(forms.ModelChoiceField):
    """A meeting, named by its moment."""

    def label_from_instance(self, meeting: Any) -> str:
        """Say when a meeting is."""
        return moment_said(meeting.starts_at)


class CancelForm(NoClientData):
    """Why a meeting is cancelled, and where its proposals go."""

    reason = forms.CharField(label=_("Why it is cancelled"), max_length=300)
    instead = MeetingChoice(
        Meeting.objects.none(), label=_("Its proposals go to"), required=False,
        empty_label=_("No meeting yet: their authors are told"),
    )  # fmt: skip

    def __init__(self, *args: Any, others: Any, has_items: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instead"].queryset = others  # type: ignore[attr-defined]
        if not has_items:
            del self.fields["instead"]


class CalendarForm(BodyMixin):
    """A calendar file with the meetings of one body."""

    file = forms.FileField(label=_("Calendar file (.ics)"), max_length=255)


class PlanProposalForm(forms.Form):
    """In which meeting a proposal is handled."""

    meeting = MeetingChoice(Meeting.objects.none(), label=_("Meeting"), required=False,
                            empty_label=_("Not in a meeting yet"))  # fmt: skip
    agenda_number = forms.CharField(label=_("Number on the agenda"), max_length=20, required=False)

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]
