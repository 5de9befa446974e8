"""Frameworks: the list, one version with its tree, and the forms that change a version no test uses yet."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.documents.sheets import write_csv
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history import queries as history
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import actions, exports, queries, rules
from verbeterspoor.supervision.forms import ChangeNamesForm, CopyForm, FrameworkForm, ScaleForm, names_of
from verbeterspoor.supervision.models import FrameworkVersion

from .frame import address


def find_version(request: TownRequest, public_id: uuid.UUID) -> FrameworkVersion:
    """Return a version this person may see; any other does not exist."""
    try:
        return queries.get_visible_version(request.actor, public_id)
    except FrameworkVersion.DoesNotExist:
        raise Http404 from None


def may_change(actor: Actor) -> bool:
    """Say whether this person registers and changes frameworks here: decides which buttons are shown."""
    try:
        rules.check_can_change(actor, actor.municipality_id)
    except NotAllowed:
        return False
    return True


def refuse_who_does_not_change(request: TownRequest) -> None:
    """Answer 404 to whoever does not change frameworks: the form is not theirs to see."""
    if not may_change(request.actor):
        raise Http404


def find_open(request: TownRequest, version: FrameworkVersion) -> HttpResponse | None:
    """Send back to the page of a version that a test uses, and say why it cannot be changed."""
    refuse_who_does_not_change(request)
    try:
        rules.check_not_used(is_frozen=version.is_frozen)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
        return redirect(address(request, "framework", version))
    return None


def framework_form(
    request: TownRequest,
    form: forms.Form,
    act: Callable[[], Any],
    *,
    heading: str,
    button: str,
    done: str,
    version: FrameworkVersion | None = None,
    target: Callable[[Any], str] | None = None,
    **more: Any,
) -> HttpResponse:
    """Show a form about a framework, or do what it asks; a refusal keeps what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            made = act()
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(target(made) if target else address(request, "framework", version))
    shown = {"form": form, "heading": heading, "button": button, "version": version, **more}
    return render(request, "supervision/framework_form.html", shown)


@require_GET
def show_frameworks(request: TownRequest) -> HttpResponse:
    """Show the frameworks of this municipality with their versions."""
    if not request.actor.is_inside:
        raise Http404
    versions = queries.versions_of(request.actor)
    shown = {"versions": versions, "may_change": may_change(request.actor)}
    return render(request, "supervision/frameworks.html", shown)


@require_GET
def show_framework(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show one version: its scale, its themes with expectations, and the tests that use it."""
    version = find_version(request, public_id)
    leads = may_change(request.actor)
    shown = {
        "version": version, "themes": queries.by_theme(queries.expectations_of(version)),
        "scale": queries.scale_of(version), "may_register": leads, "may_change": leads and not version.is_frozen,
        "tests": queries.tests_with(request.actor, version),
        "others": version.framework.versions.exclude(pk=version.pk).order_by("-valid_from", "-pk"),
        "events": history.history_of(subject_id=version.public_id),
    }  # fmt: skip
    return render(request, "supervision/framework.html", shown)


@require_http_methods(["GET", "POST"])
def new_framework(request: TownRequest) -> HttpResponse:
    """Register a framework, and go on with its expectations."""
    refuse_who_does_not_change(request)
    town = request.municipality
    form = FrameworkForm(request.POST or None, municipality_id=town.pk)
    return framework_form(
        request, form,
        lambda: actions.add_framework(municipality=town, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("Register a framework"), button=_("Save framework"),
        done=_("The framework has been registered. Now add its expectations."),
        target=lambda made: address(request, "framework_import", made),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def copy_framework(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Make a new version that starts as a copy."""
    refuse_who_does_not_change(request)
    version = find_version(request, public_id)
    form = CopyForm(request.POST or None)
    return framework_form(
        request, form,
        lambda: actions.copy_version(version=version, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("Make a new version"), button=_("Make this version"), version=version,
        lead=_("It starts as a copy of this version: scale, themes and expectations. This version stays as it is."),
        done=_("The new version has been made. It can be changed until a test uses it."),
        target=lambda made: address(request, "framework", made),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit_framework(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change how a framework and this version are called."""
    version = find_version(request, public_id)
    if back := find_open(request, version):
        return back
    form = ChangeNamesForm(request.POST or None, municipality_id=request.municipality.pk, initial=names_of(version))
    return framework_form(
        request, form,
        lambda: actions.change_version(version=version, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("Change the names"), button=_("Save"), version=version, done=_("The names have been changed."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit_scale(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change the scale of a version."""
    version = find_version(request, public_id)
    if back := find_open(request, version):
        return back
    form = ScaleForm(request.POST or None, scale=queries.scale_of(version))
    return framework_form(
        request, form,
        lambda: actions.set_scale(version=version, values=form.values(), by=request.actor, now=clock.now(),
                                  not_assessed=form.cleaned_data["not_assessed"]),
        heading=_("Change the scale"), button=_("Save scale"), version=version, done=_("The scale has been changed."),
        lead=_("Put the best value first. Leave lines empty that you do not need."),
    )  # fmt: skip


@require_GET
def send_csv(request: TownRequest, public_id: uuid.UUID) -> HttpResponseBase:
    """Send a version as a CSV that can be read in again."""
    version = find_version(request, public_id)
    rows = list(exports.framework_rows(version))
    content = write_csv(exports.framework_columns(), rows, language=get_language() or "nl")
    response = StreamingHttpResponse(content, content_type="text/csv; charset=utf-8")
    name = slugify(str(version)) or "toetsingskader"
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
