"""Tests of a trajectory: the first and its re-tests side by side, opened, filled in theme by theme, registered."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history import queries as history
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import actions, queries, rules
from verbeterspoor.supervision.forms import AssessmentForm, RetestForm
from verbeterspoor.supervision.models import Assessment, FrameworkVersion, Investigation
from verbeterspoor.trajectories.queries import page_frame

from .frame import address, find_trajectory, form_page, may_register


def find_test(request: TownRequest, public_id: uuid.UUID) -> Assessment:
    """Return a test this person may see; any other does not exist."""
    try:
        return queries.get_visible_assessment(request.actor, public_id)
    except Assessment.DoesNotExist:
        raise Http404 from None


def may_test(actor: Actor, investigation: Investigation) -> bool:
    """Say whether this person registers tests in an investigation: for the own body, or on behalf of one."""
    town = investigation.trajectory.municipality_id
    return rules.can_judge(actor, municipality_id=town, investigating_ids=queries.bodies_of(investigation))


def bodies_for(actor: Actor, investigation: Investigation) -> tuple[list[Organisation], bool]:
    """Return for which bodies this person can register a test, and whether that is on behalf of them."""
    bodies = queries.bodies_that_test(investigation)
    own = [body for body in bodies if body.pk in actor.organisation_ids]
    return (own, False) if own else (bodies, True)


@require_GET
def show_tests(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the tests of a trajectory: per framework what was met first and what is met now."""
    actor = request.actor
    trajectory = find_trajectory(request, public_id)
    if not actor.is_inside and not queries.has_tests_page(actor, trajectory):
        raise Http404
    found = queries.comparisons(actor, queries.assessments_of(actor, trajectory))
    investigations = queries.investigations_of(actor, trajectory)
    shown = {"comparisons": found, "investigations": [one for one in investigations if may_test(actor, one)],
             "may_register": may_register(actor, trajectory)}  # fmt: skip
    return render(request, "supervision/assessments.html", {**page_frame(actor, trajectory, "tests"), **shown})


@require_GET
def show_test(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show a first test and its re-tests side by side, and what got better or worse."""
    actor, test = request.actor, find_test(request, public_id)
    if test.first is not None:
        return redirect(address(request, "assessment", test.first))
    comparison = queries.comparisons(actor, [test])[0]
    trajectory = test.investigation.trajectory
    tests = [column.test for column in comparison.columns]
    allowed = may_test(actor, test.investigation)
    shown = {
        "comparison": comparison, "may_test": allowed, "bodies": test.body,
        "open_test": next((one for one in tests if not one.is_finished), None) if allowed else None,
        "may_retest": allowed and all(one.is_finished for one in tests),
        "events": history.history_of(subject_id=test.public_id) if actor.is_inside else None,
    }  # fmt: skip
    return render(request, "supervision/assessment.html", {**page_frame(actor, trajectory, "tests"), **shown})


@require_http_methods(["GET", "POST"])
def new_test(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Open a first test in an investigation: first the framework, then what was tested, when and by whom."""
    actor = request.actor
    try:
        investigation = queries.get_visible_investigation(actor, public_id)
    except Investigation.DoesNotExist:
        raise Http404 from None
    if not may_test(actor, investigation):
        raise Http404
    bodies, on_behalf = bodies_for(actor, investigation)
    versions = list(queries.versions_to_test_with(actor, bodies))
    version = chosen_version(request, versions)
    if version is None:
        shown = {"versions": versions, "investigation": investigation,
                 "may_register": may_register(actor, investigation.trajectory)}  # fmt: skip
        frame = page_frame(actor, investigation.trajectory, "tests")
        return render(request, "supervision/assessment_framework.html", {**frame, **shown})
    themes = queries.by_theme(queries.expectations_of(version))
    every = [one.pk for node in themes for one in node.expectations]
    initial = {"assessed_date": clock.today(), "body": bodies[0].pk, "expectations": every}
    form = AssessmentForm(request.POST or None, bodies=bodies, themes=themes, on_behalf=on_behalf, initial=initial)
    return open_page(
        request, investigation, form,
        lambda: actions.open_assessment(
            investigation=investigation, framework_version=version, on_behalf=on_behalf, by=actor, now=clock.now(),
            **form.cleaned_data,
        ),
        heading=_("Register a first test"), lead=str(version), back=address(request, "investigation", investigation),
    )  # fmt: skip


def chosen_version(request: TownRequest, versions: list[FrameworkVersion]) -> FrameworkVersion | None:
    """Return the framework that was chosen; without a choice the only one there is."""
    wanted = request.GET.get("kader", "")
    if not wanted:
        return versions[0] if len(versions) == 1 else None
    return next((version for version in versions if str(version.public_id) == wanted), None)


@require_http_methods(["GET", "POST"])
def new_retest(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Open a re-test of a registered first test; what was not met is chosen already."""
    actor, first = request.actor, find_test(request, public_id)
    if first.first is not None or not may_test(actor, first.investigation):
        raise Http404
    _bodies, on_behalf = bodies_for(actor, first.investigation)
    comparison = queries.comparisons(actor, [first])[0]
    themes = queries.by_theme(queries.expectations_of(first.framework_version))
    left = [line.expectation.pk for line in comparison.lines if not (line.latest and line.latest.value.is_met)]
    initial = {"assessed_date": clock.today(), "expectations": left}
    form = RetestForm(request.POST or None, themes=themes, on_behalf=on_behalf, initial=initial)
    return open_page(
        request, first.investigation, form,
        lambda: actions.open_retest(first=first, on_behalf=on_behalf, by=actor, now=clock.now(), **form.cleaned_data),
        heading=_("Register a re-test"), back=address(request, "assessment", first),
        lead=_("The judgements of the tests before stay as they are. What was not met is chosen already."),
    )  # fmt: skip


def open_page(request: TownRequest, investigation: Investigation, form: Any, act: Any, **words: Any) -> HttpResponse:
    """Show the form that opens a test, and go on with filling it in."""
    made: list[Assessment] = []

    def opened() -> None:
        made.append(act())

    answer = form_page(
        request, investigation.trajectory, form, opened, button=_("Go on with the judgements"), tab="tests",
        done=_("The test is open. Fill in what the body says."), **words,
    )  # fmt: skip
    return redirect(address(request, "assessment_fill", made[0])) if made else answer


@require_POST
def finish_test(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register a test that was filled in; from then on it stays as it is."""
    test = find_test(request, public_id)
    if not may_test(request.actor, test.investigation):
        raise Http404
    try:
        actions.finish_assessment(assessment=test, by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The test has been registered and stays as it is."))
    return redirect(address(request, "assessment", test.first or test))


@require_POST
def drop_test(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Throw away a test that was opened by mistake."""
    test = find_test(request, public_id)
    if not may_test(request.actor, test.investigation):
        raise Http404
    try:
        actions.drop_assessment(assessment=test, by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect(address(request, "assessment", test.first or test))
    messages.success(request, _("The test has been thrown away."))
    if test.first is not None:
        return redirect(address(request, "assessment", test.first))
    return redirect(address(request, "investigation", test.investigation))
