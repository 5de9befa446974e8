"""Attachments of a letter: add a file, order them, take one out."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.choices import LetterRefusal, LetterStatus
from verbeterspoor.decisions.forms import AttachFileForm, command
from verbeterspoor.decisions.models import Attachment
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest

from .frame import page_url
from .letters import find_letter_to_write


@require_http_methods(["GET", "POST"])
def letter_attachments(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Add, order and take out the attachments of a letter; what was typed stays when a file is refused."""
    letter = find_letter_to_write(request, public_id)
    if letter.status != LetterStatus.DRAFT:
        messages.info(request, str(LetterRefusal.TEXT_IS_FIXED.label))
        return redirect(page_url(request, "letter", letter))
    seen = queries.visible_attachments(request.actor).filter(letter=letter).select_related("file", "own_letter")
    found = list(seen.order_by("order", "pk"))
    is_file = request.POST.get("what") == "file"
    form = AttachFileForm(request.POST if is_file else None, request.FILES if is_file else None)
    if request.method == "POST" and not is_file:
        _arrange(request, found)
        return redirect(request.path)
    if is_file and form.is_valid():
        try:
            actions.attach_to_letter(letter=letter, by=request.actor, now=clock.now(), **form.values())
        except NotAllowed as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The attachment has been added."))
            return redirect(request.path)
    shown = {"letter": letter, "attachments": found, "file_form": form}
    return render(request, "decisions/letter_attachments.html", shown)


def _arrange(request: TownRequest, found: list[Attachment]) -> None:
    """Move one attachment, or take it out."""
    what, place = command(request.POST, "attachments")
    if not 0 <= place < len(found):
        return
    by, now = request.actor, clock.now()
    try:
        if what == "remove":
            actions.remove_letter_attachment(attachment=found[place], by=by, now=now)
        else:
            actions.move_letter_attachment(attachment=found[place], steps=-1 if what == "up" else 1, by=by, now=now)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
