"""Move a finding within its tree, and withdraw one that was registered by mistake."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock, slots
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision import actions
from verbeterspoor.supervision.forms import MoveFindingForm, WithdrawForm

from .finding import find
from .frame import address, form_page, refuse_who_does_not_register


@require_http_methods(["GET", "POST"])
def move_finding(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Let a finding stand below another one of the same report, or on top."""
    finding, trajectory = find(request, public_id)
    refuse_who_does_not_register(request.actor, trajectory)
    form = MoveFindingForm(request.POST or None, finding=finding)
    return form_page(
        request, trajectory, form,
        lambda: actions.move_finding(finding=finding, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("Move this finding"), lead=str(finding), button=_("Move"), done=_("The finding has been moved."),
        tab="findings", back=address(request, "finding", finding),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def withdraw_finding(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Withdraw a finding with the reason, or let a withdrawn one stand again."""
    finding, trajectory = find(request, public_id)
    refuse_who_does_not_register(request.actor, trajectory)
    form = WithdrawForm(request.POST or None, initial={"version": finding.version})
    is_back = finding.withdrawn_at is not None
    act = actions.restore_finding if is_back else actions.withdraw_finding
    serving = slots.collect_by_id("served_by", actor=request.actor, finding_ids=[finding.pk])[finding.pk]
    lead = str(finding)
    if serving and not is_back:
        served = ", ".join(link.label for link in serving)
        lead += " – " + _("Actions serve this finding: %(actions)s. They stay.") % {"actions": served}
    return form_page(
        request, trajectory, form,
        lambda: act(finding=finding, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("Let this finding stand again") if is_back else _("Registered by mistake: withdraw this finding"),
        lead=lead, button=_("Let it stand again") if is_back else _("Withdraw"),
        done=_("The finding stands again.") if is_back else _("The finding has been withdrawn. It stays readable."),
        tab="findings", back=address(request, "finding", finding),
    )  # fmt: skip
