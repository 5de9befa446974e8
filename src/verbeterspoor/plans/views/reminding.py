"""Page on which a municipality chooses how it reminds."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.organisations.rules import manages_bodies
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.forms import ReminderForm


@require_http_methods(["GET", "POST"])
def choose_reminders(request: TownRequest) -> HttpResponse:
    """Choose when people are reminded, and whether mails carry links."""
    if not manages_bodies(request.actor):
        raise Http404
    kept = ReminderForm.kept(queries.reminder_settings(request.municipality.pk))
    form = ReminderForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        actions.set_reminders(municipality=request.municipality, by=request.actor, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("Saved. It holds from the next reminder on."))
        return redirect("plans:reminders", gemeente=request.municipality.slug)
    return render(request, "plans/reminders.html", {"form": form})
