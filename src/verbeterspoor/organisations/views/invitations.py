"""Invitations: sent by an administrator, opened by whoever got the mail."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from verbeterspoor.accounts.adapter import sign_in
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations import actions, queries, rules
from verbeterspoor.organisations.choices import InvitationState
from verbeterspoor.organisations.forms import AcceptForm
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.organisations.models import Invitation

from .guards import attempt, for_people


def send_link(request: TownRequest, invitation: Invitation, token: str) -> HttpResponse:
    """Mail the link; when no mail can be sent, show it once, to be told in person."""
    link = request.build_absolute_uri(reverse("organisations:invitation", kwargs={"token": token}))
    if not actions.mail_invitation(invitation=invitation, link=link):
        return render(request, "organisations/invited.html", {"invitation": invitation, "link": link})
    words = _("%(name)s got an invitation at %(email)s.") % {"name": invitation.name, "email": invitation.email}
    messages.success(request, words)
    return redirect("organisations:people", gemeente=request.municipality.slug)


def _waiting(request: TownRequest, public_id: uuid.UUID) -> Invitation:
    return get_object_or_404(queries.open_invitations(municipality_id=request.municipality.pk), public_id=public_id)


@require_POST
@for_people
@never_cache
def invite_again(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Send somebody a new link; the former one stops working."""
    invitation, by = _waiting(request, public_id), request.actor
    try:
        again = actions.invite_again(invitation=invitation, by=by, now=clock.now(), now_real=clock.real_now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect("organisations:people", gemeente=request.municipality.slug)
    return send_link(request, *again)


@require_POST
@for_people
def revoke(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Withdraw an invitation."""
    invitation = _waiting(request, public_id)
    try:
        actions.revoke_invitation(invitation=invitation, by=request.actor, now=clock.now())
        messages.success(request, _("The invitation of %(name)s was withdrawn.") % {"name": invitation.name})
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return redirect("organisations:people", gemeente=request.municipality.slug)


def _told(invitation: Invitation) -> list[tuple[str, Any]]:
    """Return what somebody is invited for, as pairs of name and value."""
    return [
        (_("Municipality"), invitation.municipality),
        (_("Role"), invitation.get_role_display()),
        (_("Acts for"), invitation.organisation or invitation.unit),
        (_("Invited by"), invitation.invited_by.name),
    ]


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def show_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody accept: with a new account, or as the person they are already. Opening the link does nothing."""
    invitation = queries.invitation_with(token=token)
    state = rules.invitation_state(invitation, clock.real_now())
    if invitation is None or state != InvitationState.OPEN:
        gone = {"state": state, "invitation": invitation}
        return render(request, "organisations/invitation_closed.html", gone, status=410 if invitation else 404)
    shown = {"invitation": invitation, "rows": _told(invitation)}
    account = queries.account_with(email=invitation.email)
    if request.user.is_authenticated and request.user != account:
        return render(request, "organisations/invitation_other.html", shown)
    if account is None:
        return _accept_as_newcomer(request, invitation, shown)
    if request.method == "POST" and request.user.is_authenticated:
        return _accept(request, invitation)
    return render(request, "organisations/invitation.html", {**shown, "account": account})


def _accept_as_newcomer(request: HttpRequest, invitation: Invitation, shown: dict[str, Any]) -> HttpResponse:
    form = AcceptForm(request.POST or None, email=invitation.email, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        _now, _now_real = clock.now(), clock.real_now()
        name, password = form.cleaned_data["name"], form.cleaned_data["password"]
        made = attempt(
            form,
            lambda: actions.accept_invitation(
                invitation=invitation,
                user=None,
                name=name,
                password=password,
                now=clock.now(),
                now_real=clock.real_now(),
            ),
        )
        if made:
            return sign_in(request, made)
    return render(request, "organisations/invitation.html", {**shown, "form": form})


def _accept(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    user: Any = request.user
    try:
        actions.accept_invitation(invitation=invitation, user=user, now=clock.now(), now_real=clock.real_now())
        messages.success(request, _("You now also work for %(town)s.") % {"town": invitation.municipality})
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return redirect("overview:my_tasks")
