"""Filling in a test theme by theme, and saying which expectations a finding is about."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision import actions, queries
from verbeterspoor.supervision.forms import ExpectationsForm, ThemeJudgementsForm
from verbeterspoor.supervision.models import Assessment
from verbeterspoor.supervision.queries import ThemeNode
from verbeterspoor.trajectories.queries import page_frame

from .assessment import find_test, may_test
from .finding import find as find_finding
from .frame import address, form_page, refuse_who_does_not_register


@require_http_methods(["GET", "POST"])
def fill_in(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Fill in what the body says of the expectations of one theme, and go on with the next."""
    test = find_test(request, public_id)
    if not may_test(request.actor, test.investigation):
        raise Http404
    if test.is_finished:
        messages.info(request, _("This test has been registered. A re-test adds new judgements."))
        return redirect(address(request, "assessment", test.first or test))
    themes = queries.by_theme(queries.expectations_of(test.framework_version).filter(assessments=test))
    said = {one.expectation_id: one for one in test.judgements.select_related("value")}
    place = place_of(request, themes, set(said))
    form = ThemeJudgementsForm(
        request.POST or None, expectations=themes[place].expectations, scale=queries.scale_of(test.framework_version),
        said=said, before=queries.said_before(test),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            actions.fill_in(assessment=test, entries=form.entries(), by=request.actor, now=clock.now())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("“%(theme)s” has been saved.") % {"theme": themes[place].theme.title})
            return redirect(after(request, test, themes, place))
    shown = {"form": form, "test": test, "node": themes[place], "is_last": place == len(themes) - 1,
             "steps": steps(request, test, themes, place, set(said))}  # fmt: skip
    frame = page_frame(request.actor, test.investigation.trajectory, "tests")
    return render(request, "supervision/assessment_fill.html", {**frame, **shown})


def place_of(request: TownRequest, themes: list[ThemeNode], said: set[int]) -> int:
    """Return which theme is meant; without a choice the first one with something left to say."""
    wanted = request.GET.get("thema", "")
    for place, node in enumerate(themes):
        if str(node.theme.public_id) == wanted:
            return place
    left = (place for place, node in enumerate(themes) if any(one.pk not in said for one in node.expectations))
    return next(left, 0)


def fill_address(request: TownRequest, test: Assessment, node: ThemeNode) -> str:
    """Return the address of the form for one theme."""
    where = {"gemeente": request.municipality.slug, "public_id": test.public_id}
    return f"{reverse('supervision:assessment_fill', kwargs=where)}?thema={node.theme.public_id}"


def after(request: TownRequest, test: Assessment, themes: list[ThemeNode], place: int) -> str:
    """Return where to go after a theme: the next one, and after the last the test itself."""
    if place + 1 < len(themes):
        return fill_address(request, test, themes[place + 1])
    return address(request, "assessment", test.first or test)


def steps(
    request: TownRequest, test: Assessment, themes: list[ThemeNode], place: int, said: set[int]
) -> list[dict[str, str]]:
    """Return the themes as steps: done when every expectation has a judgement."""
    found = []
    for number, node in enumerate(themes):
        is_done = all(one.pk in said for one in node.expectations)
        state = "current" if number == place else "done" if is_done else "future"
        found.append({"label": node.theme.title, "state": state, "url": fill_address(request, test, node)})
    return found


@require_http_methods(["GET", "POST"])
def link_expectations(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Say which expectations a finding is about."""
    finding, trajectory = find_finding(request, public_id)
    refuse_who_does_not_register(request.actor, trajectory)
    themes = queries.by_theme(queries.expectations_tested_in(trajectory))
    if not themes:
        messages.info(request, _("Register a test first: then a finding can be linked to its expectations."))
        return redirect(address(request, "tests", trajectory))
    initial = {"expectations": [one.pk for one in finding.expectations.all()]}  # type: ignore[attr-defined]
    form = ExpectationsForm(request.POST or None, themes=themes, initial=initial)
    return form_page(
        request, trajectory, form,
        lambda: actions.link_expectations(
            finding=finding, expectations=list(form.cleaned_data["expectations"]), by=request.actor, now=clock.now()
        ),
        heading=_("Which expectations is this finding about?"), lead=str(finding), button=_("Save"),
        done=_("The finding has been linked to these expectations."), tab="findings",
        back=address(request, "finding", finding),
    )  # fmt: skip
