"""The adopted plan on paper, in the numbering of the body that receives it: one content for PDF and Word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from verbeterspoor.documents.exports import DOCX, PDF
from verbeterspoor.documents.typesetting import (
    Block,
    BulletList,
    Fact,
    Heading,
    Manuscript,
    Paragraph,
    Strong,
    Table,
    style_of,
    to_docx,
    to_pdf,
)
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.plans import queries
from verbeterspoor.plans.models import AdoptedAction, PlanVersion
from verbeterspoor.supervision.models import Finding, Report
from verbeterspoor.trajectories.models import Party

Maker = Callable[..., bytes]
FORMATS: dict[str, tuple[str, Maker]] = {"pdf": (PDF, to_pdf), "docx": (DOCX, to_docx)}
"""How a plan can leave: the end of the file's name, its media type, and who makes it."""


def plan_paper(version: PlanVersion, *, party: Party | None, kind: str, language: str, now: datetime) -> bytes:
    """Make the adopted plan as PDF (A-2a with UA-1) or Word, in the numbering of a party's own reports."""
    _media_type, make = FORMATS[kind]
    municipality = version.plan.trajectory.municipality
    return make(manuscript(version, party=party, now=now), style=style_of(municipality), language=language, now=now)


def manuscript(version: PlanVersion, *, party: Party | None, now: datetime) -> Manuscript:
    """Return the adopted plan: what it wants, per finding what is done about it, and who takes part.

    Its blocks can be read once, in the language that is active then.
    """
    plan = version.plan
    facts = [
        Fact(_("Adopted on"), version.adopted_date),
        Fact(_("Adopted by"), version.adopted_by),
        Fact(_("Decision"), version.decision),
        Fact(_("Case number"), plan.trajectory.case_number),
        Fact(_("For"), party.name if party else ""),
    ]
    return Manuscript(
        title=version.title,
        subtitle=plan.trajectory.title,
        status=_("Adopted plan"),
        facts=[fact for fact in facts if fact.text],
        as_of=day_of(now),
        blocks=_blocks(version, party),
    )


def _blocks(version: PlanVersion, party: Party | None) -> Iterator[Block]:
    actions = {row.action_id: row for row in version.actions.all()}
    yield Heading(_("What this plan wants to reach"))
    yield Paragraph(version.effect or _("The plan does not say so separately; see the results of the actions."))
    goals = list(version.plan.goals.all())
    if goals:
        yield BulletList([f"{goal}{': ' + goal.effect if goal.effect else ''}" for goal in goals])
    placed: set[int] = set()
    for report in queries.reports_for(version.plan.trajectory, party):
        yield from _report(report, version, actions, placed)
    rest = [row for row in actions.values() if row.action_id not in placed]
    if rest:
        yield Heading(_("Other actions"))
        yield Paragraph(_("These actions serve first impressions, or findings of another report."))
        yield _table(_("Other actions"), rest)
    yield from _participants(version)


def _report(
    report: Report, version: PlanVersion, actions: dict[int, AdoptedAction], placed: set[int]
) -> Iterator[Block]:
    """Go through a report in its own order and numbers; `placed` collects which actions were told."""
    findings = list(queries.findings_in_order(report))
    if not findings:
        return
    serving = _serving(findings, actions)
    keepers = {keeper.finding_id: keeper for keeper in version.plan.keepers.select_related("organisation", "unit")}
    yield Heading(str(report.title))
    for finding in findings:
        number = f"{finding.get_kind_display()} {finding.full_number}".strip()
        yield Heading(number, 2)
        yield Paragraph(finding.text)
        keeper = keepers.get(finding.pk)
        if keeper:
            yield Paragraph([Strong(_("Keeper:")), f" {keeper}", f". {keeper.how}" if keeper.how else ""])
        served = serving.get(finding.pk, [])
        placed.update(row.action_id for row in served)
        if served:
            yield _table(_("Actions for %(number)s") % {"number": number}, served)
        elif not keeper:
            yield Paragraph(_("No action of its own."))


def _serving(findings: Iterable[Finding], actions: dict[int, AdoptedAction]) -> dict[int, list[AdoptedAction]]:
    """Return per finding the adopted actions that serve it, by number."""
    found: dict[int, list[AdoptedAction]] = defaultdict(list)
    for finding_id, action_id in queries.links_to_findings(findings):
        if action_id in actions:
            found[finding_id].append(actions[action_id])
    for served in found.values():
        served.sort(key=lambda row: row.number)
    return found


def _table(caption: Any, rows: list[AdoptedAction]) -> Table:
    header = [_("No."), _("Action"), _("Responsible"), _("Start"), _("Due"), _("Result and evidence")]
    return Table(caption, header, [_row(row) for row in rows], widths=[1, 5, 3, 2, 2, 5])


def _row(row: AdoptedAction) -> list[Any]:
    due: Any = row.due_date or (_("ongoing") if row.is_ongoing else "")
    proof = [str(row.result), f"{_('Evidence')}: {row.evidence_agreed}" if row.evidence_agreed else ""]
    proof.append(f"{_('Assurance')}: {row.assurance}" if row.assurance else "")
    parts = [f"{part['owner']}: {part['title']}" for part in row.parts]
    owner = "\n".join([row.owner_name, *parts])
    return [row.number, row.title, owner, row.start_date or "", due, "\n".join(text for text in proof if text)]


def _participants(version: PlanVersion) -> Iterator[Block]:
    names = sorted({row.owner_name for row in version.actions.all() if row.owner_name})
    counted = {name: sum(row.owner_name == name for row in version.actions.all()) for name in names}
    if names:
        yield Heading(_("Who takes part"))
        words = [
            f"{name}: " + ngettext("%(number)s action", "%(number)s actions", number) % {"number": number}
            for name, number in counted.items()
        ]
        yield BulletList(words)
