"""Beheer: the forms of a municipality, their versions, and changing a new version before it is put to use."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.decisions import actions, forms, queries
from verbeterspoor.decisions.models import Template, TemplateField, TemplateVersion
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.organisations.rules import manages_people

from .frame import page_url


def _refuse_others(request: TownRequest) -> None:
    """Answer 404 to whoever does not manage forms here."""
    if not manages_people(request.actor):
        raise Http404


def _find(request: TownRequest, public_id: uuid.UUID) -> Template:
    _refuse_others(request)
    try:
        return queries.get_form(request.municipality.pk, public_id)
    except Template.DoesNotExist:
        raise Http404 from None


@require_http_methods(["GET", "POST"])
def list_templates(request: TownRequest) -> HttpResponse:
    """List the forms, and put those to use that ship with the product."""
    _refuse_others(request)
    if request.method == "POST":
        actions.use_shipped_forms(municipality=request.municipality, by=request.actor, now=clock.now())
        messages.success(request, _("The forms are in use. Change them as your municipality likes."))
        return redirect(request.path)
    shown = {"templates": queries.forms_of(request.municipality.pk),
             "missing": queries.missing_kinds(request.municipality.pk)}  # fmt: skip
    return render(request, "decisions/templates.html", shown)


@require_http_methods(["GET", "POST"])
def show_template(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show a form with its versions and the fields of the newest, and do what the buttons ask."""
    template = _find(request, public_id)
    versions = list(template.versions.all())
    newest = versions[0] if versions else None
    if request.method == "POST":
        try:
            _do(request, template, newest)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        return redirect(request.path)
    fields = list(newest.fields.all()) if newest else []
    shown = {
        "template": template, "versions": versions, "newest": newest, "fields": fields,
        "is_draft": newest is not None and newest.used_from is None, "back_url": page_url(request, "templates"),
        "name_form": forms.FormNameForm(initial={"name": template.name}, auto_id="name_%s"),
        "use_form": forms.PutToUseForm(auto_id="use_%s"),
    }  # fmt: skip
    return render(request, "decisions/template.html", shown)


def _do(request: TownRequest, template: Template, newest: TemplateVersion | None) -> None:
    """Do what one button of the page of a form asks."""
    by, now, asked = request.actor, clock.now(), request.POST.get("act", "")
    what, place = forms.command(request.POST, "fields")
    if asked == "start":
        actions.start_form_version(template=template, by=by, now=now)
    elif asked == "name" and (form := forms.FormNameForm(request.POST)).is_valid():
        actions.rename_form(template=template, name=form.cleaned_data["name"], by=by, now=now)
    elif asked in {"retire", "back"}:
        actions.retire_form(template=template, retired=asked == "retire", by=by, now=now)
    elif newest and asked == "use" and (use := forms.PutToUseForm(request.POST)).is_valid():
        actions.put_form_to_use(version=newest, note=use.cleaned_data["note"], by=by, now=now)
        messages.success(request, _("This version is in use. Documents that were begun keep theirs."))
    elif newest and asked == "discard":
        actions.discard_form_version(version=newest, by=by, now=now)
    elif newest and what and place < newest.fields.count():
        _arrange(newest.fields.all()[place], what, request)


def _arrange(field: TemplateField, what: str, request: TownRequest) -> None:
    by, now = request.actor, clock.now()
    if what == "remove":
        actions.remove_form_field(field=field, by=by, now=now)
    else:
        actions.move_form_field(field=field, steps=-1 if what == "up" else 1, by=by, now=now)


@require_http_methods(["GET", "POST"])
def new_field(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Add a field to the version of a form that is being changed."""
    template = _find(request, public_id)
    draft = template.versions.filter(used_from__isnull=True).first()
    if draft is None:
        messages.info(request, _("Start a new version first."))
        return redirect(page_url(request, "template", template))
    form = forms.FieldForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.add_form_field(version=draft, facts=form.facts(), by=request.actor, now=clock.now())
        except NotAllowed as refusal:
            form.add_error("options", str(refusal))
        else:
            messages.success(request, _("The field has been added at the end. Move it to its place."))
            return redirect(page_url(request, "template", template, "fields"))
    return _show_field(request, template, form, _("Add a field"))


@require_http_methods(["GET", "POST"])
def edit_field(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change a field of the version of a form that is being changed."""
    _refuse_others(request)
    try:
        field = queries.get_form_field(request.municipality.pk, public_id)
    except TemplateField.DoesNotExist:
        raise Http404 from None
    form = forms.FieldForm(request.POST or None, field=field, initial=forms.stored_field(field))
    if form.is_bound and form.is_valid():
        try:
            actions.change_form_field(field=field, facts=form.facts(), by=request.actor, now=clock.now())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The field has been changed."))
            return redirect(page_url(request, "template", field.version.template, "fields"))
    return _show_field(request, field.version.template, form, field.label)


def _show_field(request: TownRequest, template: Template, form: forms.FieldForm, title: str) -> HttpResponse:
    shown = {"title": title, "lead": template.name, "up": template.name, "form": form, "button": _("Save"),
             "back_url": page_url(request, "template", template)}  # fmt: skip
    return render(request, "decisions/short_form.html", shown)
