"""The gallery: every component in every state, with contents of our own; designers and testers look here first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext, pgettext_lazy

from .forms import BigChoices, DayField, SeveralFilesField
from .slots import Attention, Stop, Tab, Turn, Upcoming

TODAY = date(2020, 2, 12)


class FilterExample(forms.Form):
    """Filters of a list."""

    q = forms.CharField(label=pgettext_lazy("gallery", "Search in this list"), required=False)
    state = forms.ChoiceField(
        label=pgettext_lazy("gallery", "State"),
        required=False,
        choices=[
            ("", pgettext_lazy("gallery", "all")),
            ("late", pgettext_lazy("gallery", "late")),
            ("ready", pgettext_lazy("gallery", "reported as done")),
        ],
    )


class FormExample(forms.Form):
    """One of every control."""

    headway = forms.ChoiceField(
        label=pgettext_lazy("gallery", "How is it going?"),
        widget=BigChoices,
        choices=[
            ("on_track", pgettext_lazy("gallery", "On schedule")),
            ("slower", pgettext_lazy("gallery", "Running late")),
            ("done", pgettext_lazy("gallery", "Done")),
            ("stuck", pgettext_lazy("gallery", "Cannot go on")),
        ],
    )
    told = forms.CharField(
        label=pgettext_lazy("gallery", "Tell us in your own words"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=pgettext_lazy("gallery", "Do not write anything about clients: no names, no addresses, no stories."),
    )
    forecast = DayField(label=pgettext_lazy("gallery", "When do you expect it to be done?"), required=False)
    organisation = forms.ChoiceField(
        label=pgettext_lazy("gallery", "Organisation"),
        choices=[
            ("1", pgettext_lazy("gallery", "Neighbourhood team")),
            ("2", pgettext_lazy("gallery", "Advice centre")),
        ],
    )
    findings = forms.MultipleChoiceField(
        label=pgettext_lazy("gallery", "Which findings does this serve?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("1a", pgettext_lazy("gallery", "1a Who leads the case")),
            ("1b", pgettext_lazy("gallery", "1b The whole family")),
        ],
    )
    email = forms.EmailField(label=pgettext_lazy("gallery", "E-mail address"))
    evidence = SeveralFilesField(label=pgettext_lazy("gallery", "Add evidence"), required=False)
    agreed = forms.BooleanField(label=pgettext_lazy("gallery", "There is nothing about clients in this report"))


class ReasonExample(forms.Form):
    """A reason, asked before something that cannot be taken back."""

    reason = forms.CharField(label=pgettext_lazy("gallery", "Why?"), widget=forms.Textarea(attrs={"rows": 3}))


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
        Stop(
            date(2018, 5, 14),
            pgettext("gallery", "Investigation announced"),
            pgettext("gallery", "Voluntary, aimed at learning"),
            "done",
            "#trail",
        ),
        Stop(
            date(2019, 12, 10),
            pgettext("gallery", "Report received"),
            pgettext("gallery", "14 findings"),
            "done",
            "#trail",
        ),
        Stop(
            date(2020, 1, 28),
            pgettext("gallery", "Information note to the council"),
            pgettext("gallery", "With the report attached"),
            "done",
        ),
        Stop(
            date(2020, 2, 12),
            pgettext("gallery", "Plan is being made with the partners"),
            pgettext("gallery", "22 actions"),
            "current",
            "#trail",
        ),
        Stop(
            date(2020, 2, 29),
            pgettext("gallery", "Plan shared with the inspectorate"),
            pgettext("gallery", "before 1 March 2020"),
            "future",
        ),
        Stop(
            None,
            pgettext("gallery", "Progress"),
            pgettext("gallery", "Partners report"),
            "future",
            day_text=pgettext("gallery", "every quarter"),
        ),
        Stop(
            None,
            pgettext("gallery", "Evaluation"),
            pgettext("gallery", "With partners and inspectorate"),
            "future",
            day_text=pgettext("gallery", "after a year"),
        ),
        Stop(None, pgettext("gallery", "Closed"), "", "future"),
    ]


def example_turns() -> list[Turn]:
    """Return what can wait for somebody: without a date, with one, and late."""
    return [
        Turn(
            pgettext("gallery", "Assess the progress of the advice centre"),
            pgettext("gallery", "They reported “Warm handover” as done."),
            "#task",
            pgettext("gallery", "Look at it"),
            pgettext("gallery", "Local network"),
            since=datetime(2020, 2, 9, 9, 0, tzinfo=UTC),
        ),
        Turn(
            pgettext("gallery", "Share the plan with the inspectorate"),
            pgettext("gallery", "All partners have agreed."),
            "#task",
            pgettext("gallery", "Open the plan"),
            pgettext("gallery", "Local network"),
            due=date(2020, 2, 29),
        ),
        Turn(
            pgettext("gallery", "Answer the inspectorate's question"),
            "",
            "#task",
            pgettext("gallery", "Answer"),
            due=date(2020, 1, 31),
            is_late=True,
        ),
    ]


def example_lists() -> dict[str, object]:
    """Return signals, dates, events, steps and tabs."""
    return {
        "signals": [
            Attention(
                "late",
                pgettext("gallery", "Who leads the case"),
                pgettext("gallery", "This point is 12 days late."),
                "#signal",
            ),
            Attention(
                "silent",
                pgettext("gallery", "Warm handover"),
                pgettext("gallery", "49 days nothing heard; agreed was every month."),
                "#signal",
            ),
            Attention(
                "at_risk",
                pgettext("gallery", "The whole family"),
                pgettext("gallery", "The forecast is 3 weeks after the date."),
                "#signal",
            ),
        ],
        "dates": [
            Upcoming(
                date(2017, 4, 18),
                pgettext("gallery", "The embargo of the report ends"),
                "#agenda",
                datetime(2017, 4, 18, 13, 0, tzinfo=UTC),
                pgettext("gallery", "communication team"),
            ),
            Upcoming(date(2017, 5, 16), pgettext("gallery", "Political council session"), "#agenda"),
        ],
        "events": [
            EventExample(
                datetime(2020, 2, 11, 14, 5, tzinfo=UTC),
                pgettext("gallery", "Reported as done: Warm handover"),
                pgettext("gallery", "contact person, advice centre"),
            ),
            EventExample(
                datetime(2020, 1, 28, 9, 30, tzinfo=UTC), pgettext("gallery", "The note was sent to the council"), ""
            ),
        ],
        "steps": [
            StepExample(pgettext("gallery", "Choose files"), "done", "#steps"),
            StepExample(pgettext("gallery", "Look and accept"), "current"),
            StepExample(pgettext("gallery", "Ready"), "future"),
        ],
        "tabs": [
            Tab(str(label), f"#tab-{name}", 1, name)
            for name, label in (
                ("trail", pgettext("gallery", "Trail")),
                ("report", pgettext("gallery", "Report and findings")),
                ("plan", pgettext("gallery", "Plan")),
                ("progress", pgettext("gallery", "Progress")),
                ("evaluation", pgettext("gallery", "Evaluation")),
                ("documents", pgettext("gallery", "Documents")),
                ("history", pgettext("gallery", "History")),
            )
        ],
    }


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
            "facts": [
                (pgettext("gallery", "Lead"), pgettext("gallery", "municipality")),
                (pgettext("gallery", "Kind"), pgettext("gallery", "voluntary, aimed at learning")),
                (pgettext("gallery", "Secrecy"), pgettext("gallery", "not applicable")),
            ],
            "form": FormExample(),
            "wrong_form": FormExample({"told": ""}, prefix="wrong"),
            "filter_form": FilterExample(auto_id="filter_%s"),
            **example_lists(),
        },
    )


@login_not_required
def confirmation(request: HttpRequest) -> HttpResponse:
    """Show the page that asks once more before something that cannot be taken back."""
    example = {
        "title": pgettext("gallery", "Withdraw this report?"),
        "text": pgettext("gallery", "The advice centre sees that you withdrew it, and why."),
        "consequences": [pgettext("gallery", "Nothing is deleted: the report stays in the history.")],
        "form": ReasonExample(),
        "button": pgettext("gallery", "Withdraw"),
        "back_url": reverse("gallery"),
        "danger": True,
    }
    return render(request, "components/confirm.html", example)
