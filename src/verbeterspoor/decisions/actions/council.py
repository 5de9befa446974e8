"""Link promises, motions and questions of the council, and register what it did with a letter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import CouncilItemState, CouncilRefusal, ItemSource
from verbeterspoor.decisions.models import CouncilItem, Letter, Treatment
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.models import Finding, Term
from verbeterspoor.trajectories.models import Trajectory

from .records import change, record


@transaction.atomic
def link_item(
    *,
    municipality: Municipality,
    kind: str,
    text: str,
    number: str = "",
    made_date: date | None = None,
    made_by: str = "",
    due_date: date | None = None,
    progress: str = "",
    link: str = "",
    trajectory: Trajectory | None = None,
    finding: Finding | None = None,
    letter: Letter | None = None,
    term: Term | None = None,
    by: Actor,
    now: datetime,
) -> CouncilItem:
    """Link an item of the clerk's list: what it says, until when, and what it touches here."""
    rules.check_can_link(by, municipality.pk)
    documents.check_no_client_data(text, progress, made_by)
    if term is not None and CouncilItem.objects.filter(term=term).exists():
        raise NotAllowed(CouncilRefusal.LINKED_ALREADY.label)
    about = next((one.trajectory for one in (letter, term) if one is not None), None) or trajectory
    if about is None and finding is not None:
        about = finding.report.investigation.trajectory
    item = CouncilItem.objects.create(
        municipality=municipality, trajectory=about, kind=kind, text=text, number=number, made_date=made_date,
        made_by=made_by, due_date=due_date, progress=progress, link=link, finding=finding, letter=letter, term=term,
        source=ItemSource.COMMITMENT if term else ItemSource.TYPED, registered_at=now, registered_by_id=by.public_id,
    )  # fmt: skip
    record("item.linked", item, by, now, {"kind": kind, "number": number})
    return item


@transaction.atomic
def change_item(*, item: CouncilItem, version: int, facts: dict[str, Any], by: Actor, now: datetime) -> CouncilItem:
    """Change what a link says, and how the item stands; only the clerk says that the council is done with it."""
    rules.check_can_link(by, item.municipality_id)
    today = day_of(now)
    state, answered = facts.get("state", item.state), facts.get("settled_by", item.settled_by)
    settled = facts.get("settled_date")
    if state != item.state:
        rules.check_state(by, state=state, letter=answered, settled_date=settled, today=today)
    documents.check_no_client_data(*(str(facts.get(name) or "") for name in ("text", "progress", "made_by")))
    done = state in (CouncilItemState.SETTLED, CouncilItemState.LAPSED)
    facts = {**facts, "settled_date": (settled or item.settled_date or today) if done else None}
    before = item.state
    change(item, version, **facts)
    record("item.changed", item, by, now, {"from": before, "to": state})
    return item


@transaction.atomic
def take_over_items(
    *, municipality: Municipality, rows: Iterable[rules.ItemRow], source: str, by: Actor, now: datetime
) -> tuple[int, int]:
    """Take over a clerk's list: an item with a known number is brought up to date, another is new; all or nothing.

    Returns how many are new and how many were brought up to date.
    """
    rules.check_can_link(by, municipality.pk)
    new = renewed = 0
    for row in rules.check_rows(rows):
        if row.problems:
            raise NotAllowed(row.problems[0])
        facts = row.facts
        documents.check_no_client_data(facts["text"], facts["progress"], facts["made_by"])
        mine = CouncilItem.objects.filter(municipality=municipality, source=source, external_id=facts["number"])
        if facts["number"] and mine.exists():
            mine.update(**facts)
            renewed += 1
            continue
        CouncilItem.objects.create(
            municipality=municipality, source=source, external_id=facts["number"], registered_at=now,
            registered_by_id=by.public_id, **facts,
        )  # fmt: skip
        new += 1
    first = CouncilItem.objects.filter(municipality=municipality, source=source).order_by("-pk").first()
    if first:
        record("items.taken_over", first, by, now, {"new": new, "renewed": renewed})
    return new, renewed


@transaction.atomic
def register_treatment(
    *,
    letter: Letter,
    kind: str,
    on_date: date,
    where: str = "",
    note: str = "",
    link: str = "",
    by: Actor,
    now: datetime,
) -> Treatment:
    """Register what the council did with a letter that was handed over: it comes back on the trail."""
    handed_over = day_of(letter.handed_over_at) if letter.handed_over_at else None
    rules.check_can_treat(by, letter, handed_over=handed_over, on=on_date, today=day_of(now))
    documents.check_no_client_data(where, note)
    treatment = Treatment.objects.create(
        letter=letter, kind=kind, on_date=on_date, where=where, note=note, link=link, registered_at=now,
        registered_by_id=by.public_id,
    )  # fmt: skip
    codes = {"kind": kind, "on": on_date.isoformat(), "treatment": str(treatment.public_id)}
    record("letter.treated", letter, by, now, codes, {"note": note})
    return treatment
