"""What whoever received the plan by mail sees: the plan, the files, and a button to confirm receipt. No account."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.exports import FORMATS
from verbeterspoor.plans.exports.plan_paper import manuscript
from verbeterspoor.plans.forms import ConfirmForm
from verbeterspoor.plans.models import PlanDelivery

from .sharing import send_paper


def private(response: HttpResponseBase) -> HttpResponseBase:
    """Keep the address of the page to whoever has it: not in a search engine, not in the log of another site.

    Not `no-referrer`: a browser then hides where a form came from, and the form is refused.
    """
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


def find(token: str) -> PlanDelivery | None:
    """Return the delivery that a link opens now, or None."""
    return queries.delivery_by_token(token, now=clock.now())


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def open_delivery(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show the plan that was shared; opening proves nothing, the button does (mail scanners open links too)."""
    delivery = find(token)
    if delivery is None:
        return private(render(request, "plans/link_gone.html", status=404))
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.confirm_receipt(delivery=delivery, name=form.cleaned_data["name"], now=clock.now())
        except (NotAllowed, Conflict) as refusal:
            form.add_error(None, str(refusal))
        else:
            return private(redirect(request.path))
    paper = manuscript(delivery.plan_version, party=delivery.party, now=clock.now())
    return private(_page(request, {"delivery": delivery, "paper": paper, "form": form, "token": token}))


def _page(request: HttpRequest, shown: dict[str, object]) -> HttpResponse:
    return render(request, "plans/received.html", shown)


@login_not_required
@never_cache
@require_GET
def take_along(request: HttpRequest, token: str, kind: str) -> HttpResponseBase:
    """Give the plan as PDF or Word to whoever holds the link."""
    delivery = find(token)
    if delivery is None or kind not in FORMATS:
        raise Http404
    return private(send_paper(delivery.plan_version, delivery.party, kind))
