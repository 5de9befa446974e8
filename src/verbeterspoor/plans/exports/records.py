"""What of a plan goes along to the case system: adopted versions, progress with evidence, and proof of receipt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any
from uuid import uuid5

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verbeterspoor.documents.queries import pieces_of
from verbeterspoor.documents.typesetting import (
    Block,
    BulletList,
    Fact,
    Facts,
    Heading,
    Manuscript,
    Paragraph,
    style_of,
    to_pdf,
)
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Record, RecordEvent
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries
from verbeterspoor.plans.choices import ReportStatus
from verbeterspoor.plans.models import Action, Evidence, PlanDelivery, PlanVersion, ProgressReport
from verbeterspoor.trajectories.models import Trajectory

from .plan_paper import plan_paper


def records(actor: Actor, trajectory: Trajectory, now: datetime) -> list[Record]:
    """Return the papers of a plan for the town hall; nobody else sends anything to the case system."""
    if not actor.is_inside:
        return []
    return [*_versions(actor, trajectory), *_progress(trajectory), *_evidence(trajectory), *_deliveries(trajectory)]


def _versions(actor: Actor, trajectory: Trajectory) -> Iterator[Record]:
    found = PlanVersion.objects.filter(plan__trajectory=trajectory).order_by("plan_id", "number")
    for version in found.select_related("plan__trajectory__municipality"):
        make = partial(plan_paper, version, party=None, kind="pdf", language="nl", now=version.recorded_at)
        number = version.plan.case_number
        yield Record(
            id=version.public_id, kind="plan", file_name=f"verbeterplan-{version.number}.pdf",
            title=_("%(title)s, version %(number)s") % {"title": version.title, "number": version.number},
            pieces=lambda make=make: [make()],  # type: ignore[misc]
            dated=version.adopted_date, case_number=number,
            mend_url=reverse("plans:number", args=[actor.municipality_slug, trajectory.public_id]),
            events=(RecordEvent("created", version.recorded_at),
                    RecordEvent("adopted", version.adopted_date, version.adopted_by)),
            description=version.decision,
        )  # fmt: skip


def _progress(trajectory: Trajectory) -> Iterator[Record]:
    """Yield one paper per action: every report about it, in order of time."""
    told: dict[int, list[ProgressReport]] = defaultdict(list)
    for report in _reports(trajectory):
        told[report.action_id].append(report)
    for reports in told.values():
        action = reports[0].action
        facts = {"number": action.number, "title": action.title}
        last = max(moment for one in reports for moment in (one.submitted_at, one.decided_at) if moment)
        yield Record(
            id=action.public_id, kind="progress", title=_("Progress of action %(number)s: %(title)s") % facts,
            file_name=f"voortgang-actie-{action.number}.pdf", dated=day_of(last),
            pieces=partial(_made_progress, trajectory, action, reports, last),
            events=tuple(RecordEvent("received", one.submitted_at, one.reported_for or one.reported_by_name)
                         for one in reports if one.submitted_at),
        )  # fmt: skip


def _reports(trajectory: Trajectory) -> Any:
    found = ProgressReport.objects.filter(action__plan__trajectory=trajectory).exclude(status=ReportStatus.DRAFT)
    found = found.select_related("action__organisation", "action__unit", "part__organisation", "part__unit")
    return found.prefetch_related("evidence_items__file").order_by("action__number", "submitted_at", "pk")


def _made_progress(
    trajectory: Trajectory, action: Action, reports: list[ProgressReport], last: datetime
) -> list[bytes]:
    manuscript = Manuscript(
        title=gettext_lazy("Progress of an action"),
        subtitle=f"{action.number}. {action.title}",
        facts=[Fact(gettext_lazy("Trajectory"), trajectory.title),
               Fact(gettext_lazy("Responsible"), str(action.organisation or action.unit or ""))],
        as_of=last, blocks=[block for report in reports for block in _report(report)],
    )  # fmt: skip
    return [to_pdf(manuscript, style=style_of(trajectory.municipality), language="nl", now=last)]


def _report(report: ProgressReport) -> Iterator[Block]:
    """Tell one report, with what was decided about it beside it."""
    day = day_of(report.submitted_at) if report.submitted_at else None
    about = f": {report.part.title}" if report.part else ""
    yield Heading(f"{report.get_progress_display()}{about}")
    facts = [
        Fact(gettext_lazy("Reported on"), day), Fact(gettext_lazy("By"), report.reported_by_name),
        Fact(gettext_lazy("On behalf of"), report.reported_for), Fact(gettext_lazy("Taken from"), report.taken_from),
        Fact(gettext_lazy("Expected to be ready on"), report.forecast_date),
        Fact(gettext_lazy("Status"), report.get_status_display()),
        Fact(gettext_lazy("Decided by"), report.decided_by_name),
        Fact(gettext_lazy("Explanation of the decision"), report.decision_note),
    ]  # fmt: skip
    yield Facts([fact for fact in facts if fact.text])
    for text in (report.text, report.obstacles, report.evidence):
        if text:
            yield Paragraph(text)
    if evidence := [str(one) for one in report.evidence_items.all()]:
        yield BulletList(evidence)


def _evidence(trajectory: Trajectory) -> Iterator[Record]:
    """Yield the files that were added to reports, as they were received."""
    found = Evidence.objects.filter(report__action__plan__trajectory=trajectory, file__isnull=False)
    found = found.exclude(report__status=ReportStatus.DRAFT).select_related("file", "report__action")
    for one in found.order_by("pk"):
        assert one.file is not None
        action = one.report.action
        facts = {"number": action.number, "name": one.reference or one.file.name}
        yield Record(
            id=one.public_id, kind="progress", title=_("Evidence for action %(number)s: %(name)s") % facts,
            file_name=one.file.name, pieces=partial(pieces_of, one.file), dated=one.dated or day_of(one.added_at),
            events=(RecordEvent("received", one.added_at),),
        )  # fmt: skip


def _deliveries(trajectory: Trajectory) -> Iterator[Record]:
    """Yield, of each party the plan was shared with, the copy that was sent and the proof that it arrived."""
    for delivery in queries.deliveries_of(trajectory).order_by("shared_at", "pk"):
        facts = {"title": delivery.plan_version.title, "party": delivery.party.name}
        shared = RecordEvent("sent", delivery.shared_at, delivery.shared_by_name)
        received = RecordEvent("received", delivery.received_at, delivery.party.name) if delivery.received_at else None
        if delivery.file:
            yield Record(
                id=uuid5(delivery.public_id, "copy"), kind="plan", title=_("%(title)s, as sent to %(party)s") % facts,
                file_name=delivery.file.name, pieces=partial(pieces_of, delivery.file),
                dated=day_of(delivery.shared_at), events=(shared,),
            )  # fmt: skip
        yield Record(
            id=delivery.public_id, kind="delivery", title=_("Receipt of %(title)s by %(party)s") % facts,
            file_name="ontvangst-verbeterplan.pdf", pieces=partial(_made_delivery, trajectory, delivery),
            dated=day_of(delivery.received_at or delivery.shared_at),
            events=(shared, received) if received else (shared,),
        )  # fmt: skip


def _made_delivery(trajectory: Trajectory, delivery: PlanDelivery) -> list[bytes]:
    proof = delivery.get_received_proof_display() if delivery.received_proof else gettext_lazy("Not received yet")
    facts = [
        Fact(gettext_lazy("Plan"), str(delivery.plan_version)), Fact(gettext_lazy("For"), delivery.party.name),
        Fact(gettext_lazy("How"), delivery.get_channel_display()), Fact(gettext_lazy("Shared"), delivery.shared_at),
        Fact(gettext_lazy("By"), delivery.shared_by_name), Fact(gettext_lazy("Received"), delivery.received_at),
        Fact(gettext_lazy("Received by"), delivery.received_by), Fact(gettext_lazy("Proof"), proof),
        Fact(gettext_lazy("Source"), delivery.received_source),
    ]  # fmt: skip
    moment = delivery.received_at or delivery.shared_at
    manuscript = Manuscript(
        title=gettext_lazy("The plan was shared"), subtitle=trajectory.title, as_of=moment,
        blocks=[Facts([fact for fact in facts if fact.text])],
    )  # fmt: skip
    return [to_pdf(manuscript, style=style_of(trajectory.municipality), language="nl", now=moment)]
