"""Read a governance document: one document in, one `Reading` out."""

from datetime import date as day
from pathlib import Path

from .answers import DecisionPoint, Reading
from .decided.answers import ReadDecisionList
from .decided.labels import label_at
from .decided.reading import as_decision_points, read_list
from .flow import Flow
from .ground import Ground, ground_of
from .loading import load
from .pages import Document
from .questions import about, arguments, attachments, commitments, dates, decision_points, findings
from .questions.dates import Moments


def read(path: str | Path) -> Reading:
    """Read a file; raises UnreadableDocument, with the reason, and nothing else for whatever is in the file."""
    path = Path(path)
    return read_bytes(path.read_bytes(), path.name)


def read_bytes(data: bytes, name: str, progress=None) -> Reading:
    """Read the content of a file; `progress(done, total)` is called for every page."""
    return read_document(load(data, name, progress))


def read_document(document: Document) -> Reading:
    ground = ground_of(document)
    flow, found_fields, header, parts = ground.flow, ground.fields, ground.header, ground.sections
    starts = ground.heading_starts
    kind = about.find_kind(flow)
    listed = read_list(document, ground) if kind and kind.value == "decision_list" else None
    date = about.find_date(flow, found_fields) or (listed.date if listed else None)
    moments = moments_of(flow, found_fields, date)
    placed = dates.place_dates(flow, moments)
    return Reading(
        document=document.name,
        pages=len(document.pages),
        media_type=document.media_type,
        kind=kind,
        organisation=about.find_organisation(flow, margin_text(document)),
        date=date,
        subject=about.find_subject(flow, found_fields),
        portfolio_holder=about.find_portfolio_holder(found_fields),
        references=tuple(about.find_references(document, flow, found_fields)),
        fields=tuple(found_fields),
        headings=tuple(one for one in ground.headings() if not (listed and label_at(one.text))),
        decision_points=tuple(points_of(ground, listed)),
        arguments=tuple(arguments.find_arguments(flow, parts)),
        findings=() if listed else tuple(findings.find_findings(flow, starts)),
        dates=tuple(dates.answer_dates(flow, placed, moments)),
        commitments=tuple(
            commitments.find_commitments(flow, placed, moments, header, starts, value_of(found_fields, "sender"))
        ),
        attachments=tuple(attachments.find_attachments(flow, parts)),
    )


def points_of(ground: Ground, listed: ReadDecisionList | None) -> list[DecisionPoint]:
    """The decision points; those of a list in running text are its items."""
    points = decision_points.find_decision_points(ground.flow, ground.sections, ground.heading_starts)
    if listed and not any(point.rule == "decision_points.table" for point in points):
        return as_decision_points(listed) or points
    return points


def value_of(found_fields, key: str) -> str | None:
    return next((field.value for field in found_fields if field.key == key), None)


def moments_of(flow: Flow, found_fields, date) -> Moments:
    """The days that give other dates their year: the document's date, else its latest handling date."""
    own = day.fromisoformat(date.value) if date else None
    letter = own if date and date.rule != "date.decision" else None
    reference = own
    if reference is None:
        for field in found_fields:
            if field.key == "latest_handling_date":
                reference = about.first_day(field.value)
    return Moments(letter, about.decision_day(flow), reference, own is not None)


def margin_text(document: Document) -> str:
    return "\n".join(
        line.text for line in document.pages[0].lines if line.y < 130 or line.y > document.pages[0].height - 90
    )
