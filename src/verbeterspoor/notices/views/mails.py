"""The mail of a municipality for its administrator, and the folder of a demo."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from verbeterspoor.foundation import clock, mail_folder
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.notices import actions, queries
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.organisations.rules import manages_people

from .inbox import at_home


@require_GET
def list_mails(request: TownRequest) -> HttpResponse:
    """List the mails of a municipality, what could not be sent first; their content is not the administrator's."""
    if not manages_people(request.actor):
        raise Http404
    page = Paginator(queries.mails_of(request.actor), 50).get_page(request.GET.get("page"))
    shown = {"page": page, "failed": queries.number_failed(request.actor), "is_folder": is_folder()}
    return render(request, "notices/mails.html", shown)


@require_POST
def try_again(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Put a mail that could not be sent back in the queue."""
    mail = get_object_or_404(queries.mails_of(request.actor), public_id=public_id)
    try:
        actions.try_again(mail=mail, by=request.actor, now=clock.now())
        messages.success(request, _("The mail to %(address)s waits to be sent again.") % {"address": mail.address})
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return redirect("notices:mails", gemeente=request.actor.municipality_slug)


def is_folder() -> bool:
    """Say whether mail goes to a folder instead of to people."""
    return settings.EMAIL_BACKEND.endswith("FolderBackend")


@require_GET
def show_folder(request: TownRequest) -> HttpResponse:
    """Show, in a demo, the mail that would have left; everybody may, as the demo's passwords are on its first page."""
    if not settings.DEMO:
        raise Http404
    at_home(request)
    page = Paginator(mail_folder.newest(settings.MAIL_FOLDER), 50).get_page(request.GET.get("page"))
    letters = [(name, mail_folder.opened(settings.MAIL_FOLDER, name)) for name in page]
    return render(request, "notices/folder.html", {"page": page, "letters": letters})


@require_GET
def show_letter(request: TownRequest, name: str) -> HttpResponse:
    """Show one mail of the demo's folder, as text."""
    letter = mail_folder.opened(settings.MAIL_FOLDER, name) if settings.DEMO else None
    if letter is None:
        raise Http404
    at_home(request)
    body = letter.get_body(("plain",))
    text = body.get_content() if body else ""
    return render(request, "notices/letter.html", {"letter": letter, "text": text})
