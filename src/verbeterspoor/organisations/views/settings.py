"""Beheer: the settings of a municipality, each with its reason or norm."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock, slots
from verbeterspoor.organisations import actions, queries, rules
from verbeterspoor.organisations.forms import SettingsForm
from verbeterspoor.organisations.middleware import TownRequest

from .guards import attempt, for_bodies


def _days(number: int) -> str:
    return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}


def _hours(number: int) -> str:
    return ngettext("%(number)s hour", "%(number)s hours", number) % {"number": number}


def of_the_installation() -> list[tuple[str, str, str]]:
    """Return what those who run the installation chose: name, value, and reason or norm."""
    second_step = _("needed for everybody") if settings.SECOND_FACTOR_REQUIRED else _("not needed")
    return [
        (_("Second step"), second_step, _("BIO2 5.17.01: access from outside asks more than a password.")),
        (_("An invitation works"), _days(settings.INVITATION_DAYS), _("A link that lies about must stop working.")),
        (
            _("A link for a new password works"),
            _hours(settings.PASSWORD_RESET_TIMEOUT // 3600),
            _("Long enough for a slow mail, too short to be found later."),
        ),
        (
            _("Signed out after"),
            _hours(settings.SESSION_COOKIE_AGE // 3600),
            _("BIO2 8.05: a session ends with the working day."),
        ),
        (
            _("Password"),
            _("at least 12 characters"),
            _("BIO2 5.17: long rather than complicated, and no well-known ones."),
        ),
    ]


@for_bodies
@require_http_methods(["GET", "POST"])
def show_settings(request: TownRequest) -> HttpResponse:
    """Show and change the settings; what the installation chose is shown with its norm."""
    town = request.municipality
    form = SettingsForm(request.POST or None, initial={"report_interval_days": town.report_interval_days})
    if request.method == "POST" and form.is_valid():
        days, by, now = form.cleaned_data["report_interval_days"], request.actor, clock.now()
        if attempt(form, lambda: actions.set_report_interval(municipality=town, days=days, by=by, now=now)):
            messages.success(request, _("The settings have been saved."))
            return redirect("organisations:settings", gemeente=town.slug)
    shown: dict[str, Any] = {
        "form": form, "installation": of_the_installation(), "former_names": queries.former_names(municipality=town),
        "manages_people": rules.manages_people(request.actor),
        "more": slots.collect("settings", actor=request.actor),
    }  # fmt: skip
    return render(request, "organisations/settings.html", shown)
