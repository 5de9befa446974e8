"""What of supervision goes along to the case system: reports and papers as received, decisions of the council as PDF.

A report without a file has nothing that can go along; it stays told in the history and on the page of findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verbeterspoor.documents.models import Paper
from verbeterspoor.documents.queries import pieces_of
from verbeterspoor.documents.typesetting import Fact, Heading, Manuscript, Paragraph, Quote, style_of, to_pdf
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Record, RecordEvent, RecordLimit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import queries
from verbeterspoor.supervision.models import CouncilDecision, Report
from verbeterspoor.trajectories.models import Trajectory


def records(actor: Actor, trajectory: Trajectory, now: datetime) -> list[Record]:
    """Return the reports, papers and council decisions of a trajectory that this person may see."""
    reports = Report.objects.visible_to(actor).filter(
        investigation__trajectory=trajectory, paper__file__isnull=False
    )  # fmt: skip
    told = list(reports.select_related("paper__file").order_by("dated", "pk"))
    known = {report.paper_id for report in told if report.paper_id}
    papers = queries.papers_visible_to(actor, trajectory).filter(file__isnull=False).exclude(pk__in=known)
    decisions = CouncilDecision.objects.filter(finding__report__in=Report.objects.visible_to(actor)).filter(
        finding__report__investigation__trajectory=trajectory
    )
    return [
        *(_report(actor, report, now) for report in told),
        *_papers(papers),
        *(_decision(trajectory, one) for one in decisions.select_related("finding").order_by("decided_date", "pk")),
    ]


def _report(actor: Actor, report: Report, now: datetime) -> Record:
    paper, where = report.paper, [actor.municipality_slug, report.public_id]
    assert paper is not None
    assert paper.file is not None
    return Record(
        id=report.public_id, kind="report", title=report.title, file_name=paper.file.name,
        pieces=partial(pieces_of, paper.file), dated=report.dated or paper.dated, case_number=report.case_number,
        mend_url=reverse("supervision:report_number", args=where), limits=tuple(_limits(report, now)),
        events=(RecordEvent("received", paper.added_at),), description=str(report.get_version_display()),
    )  # fmt: skip


def _limits(report: Report, now: datetime) -> Iterator[RecordLimit]:
    """Yield why a report may not be used yet: a draft is between the body and the town hall; an embargo ends."""
    if report.is_draft:
        yield RecordLimit("confidential", _("Draft report: only for the municipality and the body that wrote it."))
    if report.presented_at and report.presented_at > now:
        yield RecordLimit("embargo", _("Until the report is presented."), until=day_of(report.presented_at))


def _papers(papers: Iterable[Paper]) -> Iterator[Record]:
    for paper in papers:
        assert paper.file is not None
        yield Record(
            id=paper.public_id, kind="paper", title=paper.title, file_name=paper.file.name,
            pieces=partial(pieces_of, paper.file), dated=paper.dated, case_number=paper.reference,
            events=(RecordEvent("received", paper.added_at),), description=paper.kind,
        )  # fmt: skip


def _decision(trajectory: Trajectory, decision: CouncilDecision) -> Record:
    title = _("Decision %(number)s of the council about finding %(finding)s") % {
        "number": decision.number, "finding": decision.finding.number or decision.finding.text[:60]
    }  # fmt: skip
    return Record(
        id=decision.public_id, kind="council_decision", title=title, file_name=f"raadsbesluit-{decision.number}.pdf",
        pieces=lambda: [decision_paper(trajectory, decision)], dated=decision.decided_date,
        events=(RecordEvent("adopted", decision.decided_date),),
    )  # fmt: skip


def decision_paper(trajectory: Trajectory, decision: CouncilDecision) -> bytes:
    """Make what the council decided about a finding as PDF/A, beside the words of the finding."""
    facts = [
        Fact(gettext_lazy("Decided on"), decision.decided_date),
        Fact(gettext_lazy("Number of the decision"), decision.number),
        Fact(gettext_lazy("What the council did"), decision.get_outcome_display()),
        Fact(gettext_lazy("Source"), decision.source),
    ]
    finding = decision.finding
    manuscript = Manuscript(
        title=gettext_lazy("Decision of the council about a finding"), subtitle=trajectory.title,
        facts=[fact for fact in facts if fact.text], as_of=decision.registered_at,
        blocks=[
            Heading(gettext_lazy("The finding")), Quote(finding.text, finding.number),
            Heading(gettext_lazy("The text that binds")),
            Paragraph(decision.text or gettext_lazy("None: the council did not adopt it.")),
        ],
    )  # fmt: skip
    return to_pdf(manuscript, style=style_of(trajectory.municipality), language="nl", now=decision.registered_at)
