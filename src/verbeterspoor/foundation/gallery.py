"""The gallery: every component in every state, with contents of our own; designers and testers look here first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .forms import BigChoices, DayField, SeveralFilesField
from .slots import Attention, Stop, Tab, Turn, Upcoming

TODAY = date(2020, 2, 12)


class FilterExample(forms.Form):
    """Filters of a list."""

    q = forms.CharField(label=gettext_lazy("Search in this list"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", gettext_lazy("all")), ("late", gettext_lazy("late")), ("ready", gettext_lazy("reported as done"))],
    )


class FormExample(forms.Form):
    """One of every control."""

    headway = forms.ChoiceField(
        label=gettext_lazy("How is it going?"),
        widget=BigChoices,
        choices=[
            ("on_track", gettext_lazy("On schedule")),
            ("slower", gettext_lazy("Running late")),
            ("done", gettext_lazy("Done")),
            ("stuck", gettext_lazy("Cannot go on")),
        ],
    )
    told = forms.CharField(
        label=gettext_lazy("Tell us in your own words"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Do not write anything about clients: no names, no addresses, no stories."),
    )
    forecast = DayField(label=gettext_lazy("When do you expect it to be done?"), required=False)
    organisation = forms.ChoiceField(
        label=gettext_lazy("Organisation"),
        choices=[("1", gettext_lazy("Neighbourhood team")), ("2", gettext_lazy("Advice centre"))],
    )
    findings = forms.MultipleChoiceField(
        label=gettext_lazy("Which findings does this serve?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("1a", gettext_lazy("1a Who leads the case")), ("1b", gettext_lazy("1b The whole family"))],
    )
    email = forms.EmailField(label=gettext_lazy("E-mail address"))
    evidence = SeveralFilesField(label=gettext_lazy("Add evidence"), required=False)
    agreed = forms.BooleanField(label=gettext_lazy("There is nothing about clients in this report"))


@dataclass(frozen=True)
class EventExample:
    """An event as the history shows it."""

    at: datetime
    sentence: str
    by: str


@dataclass(frozen=True)
class StepExample:
    """A step of one job."""

    label: str
    state: str
    url: str = ""


def example_stops() -> list[Stop]:
    """Return a trail of eight stops, so that it runs on over two rows."""
    return [
        Stop(date(2018, 5, 14), _("Investigation announced"), _("Voluntary, aimed at learning"), "done", "#trail"),
        Stop(date(2019, 12, 10), _("Report received"), _("14 findings"), "done", "#trail"),
        Stop(date(2020, 1, 28), _("Information note to the council"), _("With the report attached"), "done"),
        Stop(date(2020, 2, 12), _("Plan is being made with the partners"), _("22 actions"), "current", "#trail"),
        Stop(date(2020, 2, 29), _("Plan shared with the inspectorate"), _("before 1 March 2020"), "future"),
        Stop(None, _("Progress"), _("Partners report"), "future", day_text=_("every quarter")),
        Stop(None, _("Evaluation"), _("With partners and inspectorate"), "future", day_text=_("after a year")),
        Stop(None, _("Closed"), "", "future"),
    ]


def example_turns() -> list[Turn]:
    """Return what can wait for somebody: without a date, with one, and late."""
    return [
        Turn(_("Assess the progress of the advice centre"), _("They reported “Warm handover” as done."), "#task",
             _("Look at it"), _("Local network"), since=datetime(2020, 2, 9, 9, 0, tzinfo=UTC)),
        Turn(_("Share the plan with the inspectorate"), _("All partners have agreed."), "#task", _("Open the plan"),
             _("Local network"), due=date(2020, 2, 29)),
        Turn(_("Answer the inspectorate's question"), "", "#task", _("Answer"), due=date(2020, 1, 31), is_late=True),
    ]  # fmt: skip


def example_lists() -> dict[str, object]:
    """Return signals, dates, events, steps and tabs."""
    return {
        "signals": [
            Attention("late", _("Who leads the case"), _("This point is 12 days late."), "#signal"),
            Attention("silent", _("Warm handover"), _("49 days nothing heard; agreed was every month."), "#signal"),
            Attention("at_risk", _("The whole family"), _("The forecast is 3 weeks after the date."), "#signal"),
        ],
        "dates": [
            Upcoming(date(2017, 4, 18), _("The embargo of the report ends"), "#agenda",
                     datetime(2017, 4, 18, 13, 0, tzinfo=UTC), _("communication team")),
            Upcoming(date(2017, 5, 16), _("Political council session"), "#agenda"),
        ],
        "events": [
            EventExample(datetime(2020, 2, 11, 14, 5, tzinfo=UTC), _("Reported as done: Warm handover"),
                         _("contact person, advice centre")),
            EventExample(datetime(2020, 1, 28, 9, 30, tzinfo=UTC), _("The note was sent to the council"), ""),
        ],
        "steps": [StepExample(_("Choose files"), "done", "#steps"), StepExample(_("Look and accept"), "current"),
                  StepExample(_("Ready"), "future")],
        "tabs": [Tab(str(label), f"#tab-{name}", 1, name) for name, label in
                 (("trail", _("Trail")), ("report", _("Report and findings")), ("plan", _("Plan")),
                  ("progress", _("Progress")), ("evaluation", _("Evaluation")), ("documents", _("Documents")),
                  ("history", _("History")))],
    }  # fmt: skip


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in every state."""
    pages = Paginator(range(1, 200), 10)
    return render(
        request,
        "gallery.html",
        {
            "today": TODAY,
            "term_day": date(2020, 2, 29),
            "late_day": date(2020, 1, 31),
            "moment": datetime(2017, 4, 18, 13, 0, tzinfo=UTC),
            "stops": example_stops(),
            "turns": example_turns(),
            "page": pages.page(7),
            "facts": [(_("Lead"), _("municipality")), (_("Kind"), _("voluntary, aimed at learning")),
                      (_("Secrecy"), _("not applicable"))],
            "form": FormExample(),
            "wrong_form": FormExample({"told": ""}, prefix="wrong"),
            "filter_form": FilterExample(auto_id="filter_%s"),
            **example_lists(),
        },
    )  # fmt: skip
