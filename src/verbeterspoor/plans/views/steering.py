"""Pages of bijsturing: one form for an act that may change several actions, and the page of an act."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.choices import PlanStatus, Refusal
from verbeterspoor.plans.forms import AdjustmentForms, prefix_of
from verbeterspoor.plans.models import Action, Adjustment, MeetingDecision, Plan
from verbeterspoor.trajectories import queries as trajectories

from .frame import find_trajectory, to_plan

CHOOSABLE = 200
"""So many actions can be picked from a list; of more, one types the number."""
PER_PAGE = 100
MOST = 50
"""So many actions change by one act at most."""


@require_http_methods(["GET", "POST"])
def adjust(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Steer an adopted plan: what was seen and decided, and what changes; `?actie=` opens an action in the form."""
    trajectory = find_trajectory(request, public_id, leading=True)
    plan = queries.plan_of(trajectory)
    if plan is None or plan.status != PlanStatus.ADOPTED:
        messages.info(request, str(Refusal.NOTHING_TO_STEER.label))
        return to_plan(request, trajectory)
    is_final, decision = "steer" in request.POST, _decision(request, plan)
    forms = _forms(request, plan, request.POST, is_final=is_final, decision=decision)
    if is_final and forms.is_valid():
        try:
            adjustment = actions.adjust_plan(
                plan=plan, decision=decision, by=request.actor, now=clock.now(), **forms.values()
            )
        except NotAllowed as refusal:
            forms = _forms(request, plan, _with_fresh_versions(request.POST, forms), is_final=True, decision=decision)
            forms.is_valid()
            forms.head.add_error(None, str(refusal))
        else:
            messages.success(request, _("The plan has been steered. The adopted plan stays as it was."))
            return redirect("plans:adjustment", gemeente=request.municipality.slug, public_id=adjustment.public_id)
    frame = trajectories.page_frame(request.actor, trajectory, "plan")
    shown = {
        "plan": plan,
        "forms": forms,
        "today": clock.today(),
        "decision": decision,
        **_still_to_choose(plan, forms),
    }
    return render(request, "plans/adjust.html", {**frame, **shown})


def _decision(request: TownRequest, plan: Plan) -> MeetingDecision | None:
    """Return the decision of a meeting that is worked out, named by `?besluit=`."""
    wanted = _uuids([request.GET.get("besluit", "")])
    found = queries.visible_decisions(request.actor).filter(public_id__in=wanted, meeting__plan=plan)
    return found.first() if wanted else None


def _forms(
    request: TownRequest, plan: Plan, sent: QueryDict, *, is_final: bool, decision: MeetingDecision | None
) -> AdjustmentForms:
    """Build the forms of the page: the act, every action that was opened, and perhaps a new one."""
    today = clock.today()
    taken = {"decided": decision.text, "decided_date": decision.meeting.held_date} if decision else {}
    adds = "nieuw" in request.GET if not sent else "new" in sent or ("added" in sent and "without_new" not in sent)
    return AdjustmentForms(
        sent or None, actor=request.actor, plan=plan, actions=_opened(plan, sent or request.GET), today=today,
        adds=adds, is_final=is_final, initial={"decided_date": today, "from_date": today, **taken},
    )  # fmt: skip


def _opened(plan: Plan, asked: QueryDict) -> list[Action]:
    """Return the actions that were opened in the form, with the one that is added now, without the one taken out."""
    wanted = _uuids(asked.getlist("actie")) - _uuids([asked.get("without", "")])
    found = list(queries.steerable(plan).filter(public_id__in=wanted)[:MOST])
    if "add" in asked and (number := asked.get("number", "").partition(".")[0].strip()).isdigit():
        found += queries.steerable(plan).filter(number=int(number)).exclude(public_id__in=wanted)
    return found


def _uuids(texts: Iterable[str]) -> set[uuid.UUID]:
    found = set()
    for text in texts:
        try:
            found.add(uuid.UUID(text))
        except ValueError:
            continue
    return found


def _with_fresh_versions(sent: QueryDict, forms: AdjustmentForms) -> QueryDict:
    """Return what was typed, to be saved over what somebody else saved meanwhile: the page shows both."""
    again = sent.copy()
    for form in forms.amends:
        again[f"{prefix_of(form.action)}-version"] = str(Action.objects.get(pk=form.action.pk).version)
    return again


def _still_to_choose(plan: Plan, forms: AdjustmentForms) -> dict[str, Any]:
    """Return the actions that can be opened too, unless there are more than a list can hold."""
    others = queries.steerable(plan).exclude(pk__in=[form.action.pk for form in forms.amends])
    listed = list(others[: CHOOSABLE + 1])
    return {"others": listed if len(listed) <= CHOOSABLE else [], "has_others": bool(listed)}


@require_GET
def show_adjustment(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show one act of steering: what was seen and decided, and what it changed."""
    if not request.actor.is_inside:
        raise Http404
    try:
        adjustment = queries.get_adjustment(request.actor, public_id)
    except Adjustment.DoesNotExist:
        raise Http404 from None
    trajectory = adjustment.plan.trajectory
    frame = trajectories.page_frame(request.actor, trajectory, "plan")
    page = Paginator(queries.changes_of(adjustment), PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "adjustment": adjustment, "plan": adjustment.plan, "page": page,
        "changes": [(change.action, queries.told(change)) for change in page.object_list],
        "decision": queries.decision_behind(adjustment),
    }  # fmt: skip
    return render(request, "plans/adjustment.html", {**frame, **shown})
