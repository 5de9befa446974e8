"""A table that came in: its rows with what becomes of each, and which finding each is most like."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from verbeterspoor.documents.sheets import plain_title
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ImportStatus, SheetColumn
from verbeterspoor.plans.models import Action, ImportDraft, ImportProfile, Plan
from verbeterspoor.reading import Likeness
from verbeterspoor.supervision.choices import FindingKind
from verbeterspoor.supervision.models import Finding

from .finding_labels import finding_labels


def get_import_draft(actor: Actor, public_id: uuid.UUID) -> ImportDraft:
    """Return a table that was brought into a plan of this municipality; any other does not exist (DoesNotExist)."""
    found = ImportDraft.objects.select_related("plan__trajectory__municipality")
    return found.get(plan__trajectory__municipality_id=actor.municipality_id, public_id=public_id)


def open_imports(plan: Plan) -> QuerySet[ImportDraft]:
    """Return the tables of a plan that wait to be taken over."""
    return ImportDraft.objects.filter(plan=plan, status=ImportStatus.OPEN).defer("table", "mapping", "corrections")


def last_profile(municipality_id: int, titles: Iterable[str]) -> dict[str, int]:
    """Return which column was what, the last time this municipality brought in a table with these titles."""
    signature = rules.signature_of(list(titles))
    found = ImportProfile.objects.filter(municipality_id=municipality_id, signature=signature).first()
    return dict(found.mapping) if found else {}


def titles_of(draft: ImportDraft, sheet: int) -> list[str]:
    """Return the titles of a sheet of a draft."""
    return list(draft.table[sheet]["titles"])


def known_of(plan: Plan, *, today: date) -> rules.Known:
    """Return everything that rows of a table are compared with, in a constant number of queries."""
    municipality_id = plan.trajectory.municipality_id
    actions = list(plan.actions.select_related("organisation", "unit", "goal"))
    served: dict[int, set[int]] = defaultdict(set)
    links = Action.findings.through.objects.filter(action__plan=plan)
    for action_id, finding_id in links.values_list("action_id", "finding_id"):
        served[action_id].add(finding_id)
    goals: dict[str, Any] = {}
    for goal in plan.goals.all():
        goals |= {plain_title(name): goal for name in (goal.number, goal.title, goal)}
    labels = finding_labels(plan)
    return rules.Known(
        actions={str(one.public_id): one for one in actions}, numbers={one.number: one for one in actions},
        served={key: frozenset(found) for key, found in served.items()}, bodies=_bodies(municipality_id), goals=goals,
        findings={" ".join(label.casefold().split()): pk for pk, label in labels.items()}, labels=labels, today=today,
    )  # fmt: skip


def _bodies(municipality_id: int) -> dict[str, list[Any]]:
    """Return every organisation and unit that can be responsible, by each name it has or had."""
    partners = organisations.known_organisations(municipality_id=municipality_id).filter(kind="partner")
    units = organisations.units_of(municipality_id=municipality_id)
    found: dict[str, list[Any]] = defaultdict(list)
    bodies: list[Any] = [*partners.prefetch_related("former_names"), *units.prefetch_related("former_names")]
    for body in bodies:
        former = [one.name for one in body.former_names.all()]
        names = {rules.plain_name(name) for name in (body.name, getattr(body, "short_name", ""), *former) if name}
        for name in names:
            found[name].append(body)
    return found


def _rows(draft: ImportDraft) -> Iterable[tuple[int, dict[str, str], dict[str, Any]]]:
    """Yield per row its number, its cells per column after what was corrected, and what was decided about it."""
    columns = draft.mapping["columns"]
    for number, *cells in draft.table[draft.mapping["sheet"]]["rows"]:
        decided = draft.corrections.get(str(number), {})
        typed = decided.get("cells", {})
        found = {column: cells[place] for column, place in columns.items()}
        yield number, {**found, **typed}, decided


def judged_rows(draft: ImportDraft, *, today: date) -> list[rules.Judged]:
    """Judge every row of a draft against the plan as it is now, in a constant number of queries."""
    known = known_of(draft.plan, today=today)
    proposed = draft.mapping.get("proposed", {})
    found = []
    for number, cells, decided in _rows(draft):
        judged = rules.judge_row(number, cells, known, confirmed=bool(decided.get("looked_at")))
        judged.is_skipped = bool(decided.get("skip"))
        if not judged.findings and SheetColumn.FINDINGS not in decided.get("cells", {}):
            served = known.served.get(judged.action.pk) if judged.action is not None else None
            judged.proposed = None if served else proposed.get(str(number))
        found.append(judged)
    rules.refuse_doubles(found)
    return found


def proposals_for(draft: ImportDraft) -> dict[str, int]:
    """Return per row that names no finding which finding of the trajectory its words are most like."""
    kinds = [FindingKind.IMPROVEMENT_POINT, FindingKind.RECOMMENDATION, FindingKind.CONCLUSION]
    findings = Finding.objects.standing().filter(
        report__investigation__trajectory=draft.plan.trajectory_id, kind__in=kinds
    )
    likeness = Likeness(dict(findings.values_list("pk", "text")))
    found: dict[str, int] = {}
    for number, cells, _decided in _rows(draft):
        if cells.get(SheetColumn.FINDINGS, "").strip():
            continue
        best = likeness.best(f"{cells.get(SheetColumn.TITLE, '')} {cells.get(SheetColumn.RESULT, '')}")
        if best is not None:
            found[str(number)] = best
    return found


def count_fates(rows: Iterable[rules.Judged]) -> Counter[str]:
    """Count what becomes of the rows, and for how many a finding is proposed."""
    rows = list(rows)
    counted = Counter(str(one.fate.value) for one in rows)
    counted["proposed"] = sum(one.proposed is not None and not one.is_skipped for one in rows)
    return counted


def finding_texts(findings: Iterable[int]) -> dict[int, str]:
    """Return the words of these findings, to show beside a proposal."""
    return dict(Finding.objects.filter(pk__in=list(findings)).values_list("pk", "text"))
