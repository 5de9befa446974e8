"""Pages of the council's items: the list, one item, taking over the clerk's list, the agenda to come, a treatment."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.decisions import actions, queries, rules
from verbeterspoor.decisions.forms import CouncilListForm, ItemForm, ItemSearchForm, ItemStateForm, TreatmentForm
from verbeterspoor.decisions.models import CouncilItem, Letter
from verbeterspoor.documents.exports import CSV, send_made
from verbeterspoor.documents.sheets import Column, Kind, write_csv
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision.models import Finding

from .frame import page_url

PER_PAGE = 25
SHOWN = (
    "kind",
    "text",
    "number",
    "made_date",
    "made_by",
    "due_date",
    "progress",
    "link",
    "trajectory",
    "letter",
    "finding",
)


def refuse_strangers(request: TownRequest) -> None:
    """Answer 404 to whoever has nothing to do with the council's lists."""
    if not rules.sees_council(request.actor):
        raise Http404


def may_link(request: TownRequest) -> bool:
    """Say whether this person links items: decides which buttons are shown."""
    return request.actor.has(*rules.LINKS_ITEMS)


def refuse_who_does_not_link(request: TownRequest) -> None:
    """Answer 404 to whoever does not link items: the form is not theirs to see."""
    if not may_link(request):
        raise Http404


def offered(request: TownRequest) -> dict[str, Any]:
    """Return what an item can be about, as far as this person may know of it."""
    return {
        "trajectories": queries.trajectories_of(request.actor),
        "letters": queries.letters_at_the_council(request.actor),
        "findings": Finding.objects.visible_to(request.actor).filter(withdrawn_at=None).order_by("-pk"),
    }


@require_GET
def list_items(request: TownRequest) -> HttpResponse:
    """Show the items of the council that are linked here, and promises in documents that are not yet."""
    refuse_strangers(request)
    form = ItemSearchForm(request.GET, auto_id="filter_%s")
    asked = form.cleaned_data if form.is_valid() else {}
    rows = queries.search_items(
        request.actor, words=asked.get("q", ""), kind=asked.get("kind", ""), state=asked.get("state", "")
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    today = clock.today()
    shown = {
        "form": form, "page": page, "late": [one.pk for one in page.object_list if rules.is_late(one, today)],
        "may_link": may_link(request), "promises": queries.promises_to_link(request.actor) if may_link(request) else [],
        "letters": queries.letters_without_treatment(request.actor) if request.actor.has(Role.COUNCIL_CLERK) else [],
    }  # fmt: skip
    return render(request, "decisions/council.html", shown)


@require_http_methods(["GET", "POST"])
def new_item(request: TownRequest) -> HttpResponse:
    """Link an item: typed in, or made of a promise in a document (`?termijn=`)."""
    refuse_who_does_not_link(request)
    promises = {str(one.public_id): one for one in queries.promises_to_link(request.actor)}
    term = promises.get(request.GET.get("termijn", ""))
    start: dict[str, Any] = {}
    if term is not None:
        start = {"kind": "promise", "text": term.title, "due_date": term.end_date, "trajectory": term.trajectory_id}
    form = ItemForm(request.POST or None, initial=start, **offered(request))
    if request.method == "POST" and form.is_valid():
        try:
            item = actions.link_item(
                municipality=request.municipality, term=term, by=request.actor, now=clock.now(), **form.cleaned_data
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Linked. The list itself stays with the council."))
            return redirect(page_url(request, "council_item", item))
    shown = {
        "form": form, "title": _("Link an item of the council"), "button": _("Link it"),
        "lead": _("Copy what stands on the list of the council. That list stays the one that counts."),
        "back_url": page_url(request, "council"),
    }  # fmt: skip
    return render(request, "decisions/form.html", shown)


@require_http_methods(["GET", "POST"])
def show_item(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show an item with what it touches; whoever links items changes it here."""
    refuse_strangers(request)
    if request.method == "POST":
        refuse_who_does_not_link(request)
    try:
        item = queries.get_visible_item(request.actor, public_id)
    except CouncilItem.DoesNotExist:
        raise Http404 from None
    names = (*SHOWN, "state", "settled_by", "settled_date", "version")
    form = ItemStateForm(
        request.POST or None, initial={name: _now_so(item, name) for name in names}, **offered(request)
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        version = facts.pop("version")
        try:
            actions.change_item(item=item, version=version, facts=facts, by=request.actor, now=clock.now())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept."))
            return redirect(page_url(request, "council_item", item))
    shown = {
        "item": item, "form": form, "may_link": may_link(request), "late": rules.is_late(item, clock.today()),
        "back_url": page_url(request, "council"),
    }  # fmt: skip
    return render(request, "decisions/council_item.html", shown)


def _now_so(item: CouncilItem, name: str) -> Any:
    return getattr(item, f"{name}_id", getattr(item, name, None))


@require_http_methods(["GET", "POST"])
def take_over(request: TownRequest) -> HttpResponse:
    """Show the rows of the clerk's list with what is the matter with each; take them over when they are confirmed."""
    refuse_who_does_not_link(request)
    form = CouncilListForm(request.POST or None, request.FILES or None)
    rows: list[rules.ItemRow] = []
    if request.method == "POST" and form.is_valid():
        rows = form.cleaned_data["rows"]
        wrong = [row for row in rows if row.problems]
        if "confirm" in request.POST and not wrong:
            try:
                new, renewed = actions.take_over_items(
                    municipality=request.municipality, rows=rows, source=form.cleaned_data["source"],
                    by=request.actor, now=clock.now(),
                )  # fmt: skip
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
            else:
                counts = {"new": new, "renewed": renewed}
                messages.success(request, _("%(new)s new, %(renewed)s brought up to date.") % counts)
                return redirect(page_url(request, "council"))
    text = form.cleaned_data.get("text", "") if form.is_bound and form.is_valid() else ""
    shown = {
        "form": form, "rows": rows, "wrong": sum(bool(row.problems) for row in rows), "text": text,
        "back_url": page_url(request, "council"),
    }  # fmt: skip
    return render(request, "decisions/council_take_over.html", shown)


@require_GET
def show_agenda(request: TownRequest) -> HttpResponse:
    """Show lines that are ready to be copied to the agenda of what is to come for the council."""
    refuse_strangers(request)
    return render(request, "decisions/council_agenda.html", {"lines": queries.agenda_lines(request.actor)})


@require_GET
def take_agenda(request: TownRequest) -> HttpResponseBase:
    """Give those lines as a file."""
    refuse_strangers(request)
    columns = [
        Column(gettext_lazy("Date"), Kind.DAY), Column(gettext_lazy("Subject"), Kind.LONG_TEXT, width=60),
        Column(gettext_lazy("Kind"), Kind.TEXT), Column(gettext_lazy("Who"), Kind.TEXT),
    ]  # fmt: skip
    rows = ([one.day, one.subject, one.what, one.who] for one in queries.agenda_lines(request.actor))
    made = write_csv(columns, rows, language=get_language() or "nl")
    return send_made(made, name="termijnagenda.csv", media_type=CSV)


@require_http_methods(["GET", "POST"])
def treat_letter(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register what the council did with a letter that was handed over."""
    if not request.actor.has(Role.COUNCIL_CLERK):
        raise Http404
    try:
        letter = queries.letters_at_the_council(request.actor).get(public_id=public_id)
    except Letter.DoesNotExist:
        raise Http404 from None
    form = TreatmentForm(request.POST or None, initial={"on_date": clock.today()})
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            actions.register_treatment(letter=letter, by=request.actor, now=clock.now(), **facts)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Registered. The town hall sees it on the trail."))
            return redirect(page_url(request, "council"))
    shown = {
        "letter": letter, "form": form, "treatments": queries.treatments_of(letter),
        "back_url": page_url(request, "council"),
    }  # fmt: skip
    return render(request, "decisions/treatment.html", shown)
