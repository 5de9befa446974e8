"""The gallery: every component in every state, with contents of our own; designers and testers look here first."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext, pgettext_lazy

from .forms import BigChoices, DayField, SeveralFilesField
from .gallery_examples import LISTS, RICH, STOPS, TODAY, TURNS
from .rich import RichTextField, from_text, left_out_of


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


class RichExample(forms.Form):
    """A text with headings, lists and tables."""

    body = RichTextField(label=pgettext_lazy("gallery", "Text of the letter"), max_length=9000)


class ReasonExample(forms.Form):
    """A reason, asked before something that cannot be taken back."""

    reason = forms.CharField(label=pgettext_lazy("gallery", "Why?"), widget=forms.Textarea(attrs={"rows": 3}))


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in every state."""
    pages = Paginator(range(1, 200), 10)
    body = {"body": from_text(str(RICH))}
    rich_form = RichExample(request.GET if "body" in request.GET else None, initial=body)
    body |= getattr(rich_form, "cleaned_data", {}) if rich_form.is_valid() else {}
    return render(
        request,
        "gallery.html",
        {
            "today": TODAY,
            "term_day": date(2020, 2, 29),
            "late_day": date(2020, 1, 31),
            "moment": datetime(2017, 4, 18, 13, 0, tzinfo=UTC),
            "stops": STOPS,
            "turns": TURNS,
            "page": pages.page(7),
            "facts": [
                (pgettext("gallery", "Lead"), pgettext("gallery", "municipality")),
                (pgettext("gallery", "Kind"), pgettext("gallery", "voluntary, aimed at learning")),
                (pgettext("gallery", "Secrecy"), pgettext("gallery", "not applicable")),
            ],
            "form": FormExample(),
            "rich_form": rich_form,
            "rich_text": body["body"],
            "left_out": left_out_of(rich_form),
            "wrong_form": FormExample({"told": ""}, prefix="wrong"),
            "filter_form": FilterExample(auto_id="filter_%s"),
            **LISTS,
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
