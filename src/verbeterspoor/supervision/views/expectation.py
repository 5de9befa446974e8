"""The expectations of a version that no test uses yet: one by one, or read in from a sheet."""

from __future__ import annotations

import json
import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision import actions, queries
from verbeterspoor.supervision.forms import ColumnsForm, ExpectationForm, SheetForm, Table, ThemeForm, first_guess
from verbeterspoor.supervision.models import Criterion, Expectation, FrameworkVersion, Theme

from .frame import address
from .framework import find_open, find_version, framework_form

SHOWN = 100
"""So many rows of a sheet are shown before it is read in; rows with a problem always are."""


def find_expectation(request: TownRequest, public_id: uuid.UUID) -> Expectation:
    """Return an expectation of a version this person may see; any other does not exist."""
    try:
        return queries.get_visible_expectation(request.actor, public_id)
    except Expectation.DoesNotExist:
        raise Http404 from None


def known_names(version: FrameworkVersion) -> dict[str, Any]:
    """Return the themes and criteria that a form offers while typing."""
    criteria = Criterion.objects.filter(theme__framework_version=version).order_by("title")
    return {"known_themes": version.themes.all(), "known_criteria": criteria}


@require_http_methods(["GET", "POST"])
def new_expectation(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Add an expectation; the form stays for the next one, with the theme filled in."""
    version = find_version(request, public_id)
    if back := find_open(request, version):
        return back
    kept = {"theme": request.GET.get("theme", ""), "criterion": request.GET.get("criterion", "")}
    form = ExpectationForm(request.POST or None, initial=kept)
    here = address(request, "expectation_new", version)
    return framework_form(
        request, form,
        lambda: actions.add_expectation(version=version, row=form.row(), by=request.actor, now=clock.now()),
        heading=_("Add an expectation"), button=_("Save, and add the next one"), version=version,
        done=_("The expectation has been added."), **known_names(version),
        target=lambda made: f"{here}?{after(made)}",
    )  # fmt: skip


def after(made: Expectation) -> str:
    """Return what the form for the next expectation starts with."""
    return urlencode({"theme": made.theme.title, "criterion": made.criterion.title if made.criterion else ""})


@require_http_methods(["GET", "POST"])
def edit_expectation(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change an expectation, or take it out."""
    expectation = find_expectation(request, public_id)
    version = expectation.framework_version
    if back := find_open(request, version):
        return back
    form = ExpectationForm(request.POST) if request.method == "POST" else ExpectationForm.showing(expectation)
    return framework_form(
        request, form,
        lambda: actions.change_expectation(
            expectation=expectation, row=form.row(), by=request.actor, now=clock.now()
        ),
        heading=_("Change this expectation"), button=_("Save"), version=version, expectation=expectation,
        done=_("The expectation has been changed."), **known_names(version),
    )  # fmt: skip


@require_POST
def remove_expectation(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Take an expectation out of a version that no test uses yet."""
    expectation = find_expectation(request, public_id)
    version = expectation.framework_version
    if back := find_open(request, version):
        return back
    actions.remove_expectation(expectation=expectation, by=request.actor, now=clock.now())
    messages.success(request, _("The expectation has been taken out."))
    return redirect(address(request, "framework", version))


@require_http_methods(["GET", "POST"])
def edit_theme(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change the title of a theme, and say why it matters."""
    try:
        theme = queries.get_visible_theme(request.actor, public_id)
    except Theme.DoesNotExist:
        raise Http404 from None
    version = theme.framework_version
    if back := find_open(request, version):
        return back
    form = ThemeForm(request.POST or None, initial={"title": theme.title, "why": theme.why})
    return framework_form(
        request, form,
        lambda: actions.change_theme(theme=theme, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("Change this theme"), button=_("Save"), version=version, done=_("The theme has been changed."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def import_sheet(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Read a framework in from a sheet: choose it, say which column is what, look, and only then take it over."""
    version = find_version(request, public_id)
    if back := find_open(request, version):
        return back
    if request.method == "GET":
        return show_upload(request, version, SheetForm())
    if "table" in request.POST:
        return look_again(request, version)
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_upload(request, version, form)
    guess = first_guess(form.cleaned_data["table"])
    columns = ColumnsForm(guess, table=form.cleaned_data["table"])
    return show_rows(request, version, columns)


def look_again(request: TownRequest, version: FrameworkVersion) -> HttpResponse:
    """Look with other columns, or take over what was looked at."""
    try:
        table = Table.unpacked(request.POST["table"])
    except (ValueError, TypeError, json.JSONDecodeError):
        messages.error(request, _("The table did not come along. Choose the file again."))
        return redirect(address(request, "framework_import", version))
    form = ColumnsForm(request.POST, table=table)
    if request.POST.get("step") != "import" or not form.is_valid():
        return show_rows(request, version, form)
    looked = form.looked_at(numbers_of(version))
    if any(one.problems for one in looked):
        return show_rows(request, version, form)
    try:
        count = actions.import_expectations(
            version=version, rows=[one.row for one in looked], by=request.actor, now=clock.now()
        )
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return show_rows(request, version, form)
    done = ngettext("%(count)s expectation has been read in.", "%(count)s expectations have been read in.", count)
    messages.success(request, done % {"count": count})
    return redirect(address(request, "framework", version))


def show_upload(request: TownRequest, version: FrameworkVersion, form: SheetForm) -> HttpResponse:
    """Ask for a file or a pasted table."""
    return render(request, "supervision/framework_import.html", {"version": version, "form": form})


def show_rows(request: TownRequest, version: FrameworkVersion, form: ColumnsForm) -> HttpResponse:
    """Show the rows as they would be taken over; those with a problem first."""
    looked = form.looked_at(numbers_of(version)) if form.is_valid() else []
    wrong = [one for one in looked if one.problems]
    right = [one for one in looked if not one.problems]
    shown = {"version": version, "form": form, "looked": looked, "wrong": wrong, "right": right[:SHOWN],
             "more": len(right) - len(right[:SHOWN]), "count": len(looked)}  # fmt: skip
    return render(request, "supervision/framework_rows.html", shown)


def numbers_of(version: FrameworkVersion) -> set[str]:
    """Return the numbers that expectations of a version have already."""
    return {number.casefold() for number in version.expectations.values_list("number", flat=True) if number}
