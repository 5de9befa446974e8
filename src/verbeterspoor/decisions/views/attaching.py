"""Attachments of a proposal: add a file or a letter of our own, order them, and send a file to who may see it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.choices import WritingStep
from verbeterspoor.decisions.forms import AttachFileForm, AttachLetterForm, AttachmentForm, command
from verbeterspoor.decisions.models import Attachment, Proposal
from verbeterspoor.documents.exports import send_stored
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest

from .frame import find_to_write, page_url
from .writing import closed, frame_of

MANY_PAGES = 200
"""From so many pages on, whoever adds a file is asked to say what must be read of it."""


@require_http_methods(["GET", "POST"])
def attachments(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Add, order and take out the attachments of a proposal; what was typed stays when a file is refused."""
    proposal = find_to_write(request, public_id)
    if gone := closed(request, proposal):
        return gone
    found = queries.attachments_of(request.actor, proposal)
    letters = queries.letters_to_attach(request.actor, proposal)
    of_file, of_letter = "file" in request.POST.get("what", ""), request.POST.get("what") == "letter"
    file_form = AttachFileForm(request.POST if of_file else None, request.FILES if of_file else None)
    letter_form = AttachLetterForm(request.POST if of_letter else None, letters=letters)
    if request.method == "POST":
        done = (
            _attach_file(request, proposal, file_form) if of_file
            else _attach_letter(request, proposal, letter_form) if of_letter
            else _arrange(request, found)
        )  # fmt: skip
        if done:
            return redirect(request.path)
    shown = {
        **frame_of(request, proposal, WritingStep.ATTACHMENTS), "attachments": found, "file_form": file_form,
        "letter_form": letter_form, "letters": letters,
    }  # fmt: skip
    return render(request, "decisions/write_attachments.html", shown)


def _attach_file(request: TownRequest, proposal: Proposal, form: AttachFileForm) -> bool:
    if not form.is_valid():
        return False
    try:
        attachment = actions.attach_file(proposal=proposal, by=request.actor, now=clock.now(), **form.values())
    except NotAllowed as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, _("The attachment has been added."))
    pages = attachment.file.pages if attachment.file else 0
    if pages >= MANY_PAGES:
        said = _("This attachment has %(pages)s pages. Say in its title which part the body must read.")
        messages.warning(request, said % {"pages": pages})
    return True


def _attach_letter(request: TownRequest, proposal: Proposal, form: AttachLetterForm) -> bool:
    if not form.is_valid():
        return False
    try:
        actions.attach_letter(proposal=proposal, letter=form.cleaned_data["letter"], by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        form.add_error("letter", str(refusal))
        return False
    messages.success(request, _("The letter has been attached."))
    return True


def _arrange(request: TownRequest, found: list[Attachment]) -> bool:
    """Move one attachment, or take it out."""
    what, place = command(request.POST, "attachments")
    if not 0 <= place < len(found):
        return True
    try:
        if what == "remove":
            actions.remove_attachment(attachment=found[place], by=request.actor, now=clock.now())
        else:
            steps = -1 if what == "up" else 1
            actions.move_attachment(attachment=found[place], steps=steps, by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return True


@require_http_methods(["GET", "POST"])
def edit_attachment(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change the title, number and openness of an attachment."""
    attachment = _find(request, public_id)
    if attachment.proposal is None:
        raise Http404
    proposal = find_to_write(request, attachment.proposal.public_id)
    if gone := closed(request, proposal):
        return gone
    stored = {"title": attachment.title, "number": attachment.number, "disclosure": attachment.disclosure}
    form = AttachmentForm(request.POST or None, initial=stored)
    back = page_url(request, "proposal_attachments", proposal)
    if form.is_bound and form.is_valid():
        try:
            actions.change_attachment(attachment=attachment, by=request.actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect(back)
    shown = {"title": _("Change the attachment"), "lead": attachment.title, "up": proposal.subject, "form": form,
             "back_url": back, "button": _("Save")}  # fmt: skip
    return render(request, "decisions/short_form.html", shown)


@require_GET
def attachment_file(request: TownRequest, public_id: uuid.UUID) -> HttpResponseBase:
    """Send the file of an attachment to whoever may see it, to be saved, never to be run by the browser."""
    attachment = _find(request, public_id)
    if attachment.file is None:
        raise Http404
    return send_stored(attachment.file)


def _find(request: TownRequest, public_id: uuid.UUID) -> Attachment:
    try:
        return queries.get_visible_attachment(request.actor, public_id)
    except Attachment.DoesNotExist:
        raise Http404 from None
