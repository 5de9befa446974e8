"""A candidate as the page shows it: what it becomes, for whom, and what is in the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation import dates
from verbeterspoor.intake import queries
from verbeterspoor.intake.actions.facts import moment_of, proposed_draft
from verbeterspoor.intake.actions.judging import hits_in
from verbeterspoor.intake.choices import CandidateKind, CandidateStatus, DocumentKind, FieldName
from verbeterspoor.intake.models import Candidate, Reading
from verbeterspoor.intake.queries import Body, Group
from verbeterspoor.intake.rules.findings import FindingDraft
from verbeterspoor.intake.rules.terms import TermDraft
from verbeterspoor.supervision.choices import FindingKind, TermKind, TermUnit
from verbeterspoor.supervision.models import Report


@dataclass(frozen=True)
class Row:
    """One candidate; `url` is the page with its quote."""

    candidate: Candidate
    url: str
    draft: FindingDraft | TermDraft | None = None
    body: Body | None = None
    hits: list[Any] = field(default_factory=list)
    needs_report: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether it still waits for a judgement."""
        return self.candidate.status == CandidateStatus.PROPOSED

    @property
    def needs_time(self) -> bool:
        """Say whether a date must be filled in first."""
        return isinstance(self.draft, TermDraft) and not self.draft.has_time

    @property
    def can_accept(self) -> bool:
        """Say whether it can be taken over as it stands."""
        return not self.hits and not self.needs_time

    @property
    def percent(self) -> int:
        """How certain the rule is."""
        return round(100 * self.candidate.certainty)

    @property
    def kind_label(self) -> str:
        """The kind of fact it becomes."""
        if isinstance(self.draft, FindingDraft):
            return str(FindingKind(self.draft.kind).label)
        return str(TermKind(self.draft.kind).label) if self.draft else ""

    @property
    def moment(self) -> datetime | None:
        """The moment, when the text names a time."""
        return moment_of(self.draft) if isinstance(self.draft, TermDraft) else None

    @property
    def said(self) -> str:
        """The time in words, with what it means."""
        return time_in_words(self.draft) if isinstance(self.draft, TermDraft) else ""

    @property
    def label(self) -> str:
        """The name of a fact about the document."""
        key, printed = self.candidate.answer.get("key"), self.candidate.answer.get("label")
        if key in FieldName.values and not (key == FieldName.ATTACHMENT and printed):
            return str(FieldName(key).label)
        return f"{FieldName.ATTACHMENT.label} {printed}" if key == FieldName.ATTACHMENT else str(printed)

    @property
    def value(self) -> str:
        """The value of a fact about the document, in words."""
        key, value = self.candidate.answer.get("key"), str(self.candidate.answer.get("value") or "")
        if key == FieldName.KIND and value in DocumentKind.values:
            return str(DocumentKind(value).label)
        return dates.said(date.fromisoformat(value)) if key == FieldName.DATE and len(value) == 10 else value


def time_in_words(draft: TermDraft) -> str:
    """Say when a term is: its days as people say them, or the term that counts from another moment."""
    if draft.amount:
        term = amount_in_words(draft.amount, draft.unit)
        anchor = draft.anchor_text or _("a moment that you choose later")
        return _("%(term)s, counted from %(anchor)s") % {"term": term, "anchor": anchor}
    if draft.start_date and draft.end_date and draft.start_date != draft.end_date:
        days = {"start": dates.said(draft.start_date), "end": dates.said(draft.end_date)}
        return _("from %(start)s up to and including %(end)s") % days
    if draft.start_date and draft.end_date:
        return dates.said(draft.end_date)
    if draft.end_date:
        return dates.term_said(draft.end_date, said_as_before=draft.is_before)
    return _("from %(start)s") % {"start": dates.said(draft.start_date)} if draft.start_date else _("No date named")


def amount_in_words(amount: int, unit: str) -> str:
    """Say a number of days, weeks, months or years."""
    said = {
        TermUnit.DAY: ngettext("%(count)s day", "%(count)s days", amount),
        TermUnit.WORKING_DAY: ngettext("%(count)s working day", "%(count)s working days", amount),
        TermUnit.WEEK: ngettext("%(count)s week", "%(count)s weeks", amount),
        TermUnit.MONTH: ngettext("%(count)s month", "%(count)s months", amount),
        TermUnit.YEAR: ngettext("%(count)s year", "%(count)s years", amount),
    }  # fmt: skip
    return said[TermUnit(unit)] % {"count": amount}


def rows_of(
    slug: str, reading: Reading, group: Group, known: list[tuple[Body, str, str]], report: Report | None
) -> list[Row]:
    """Return the candidates of a group as they are shown."""
    return [row_of(slug, reading, one, known, report) for one in group.candidates]


def row_of(
    slug: str, reading: Reading, candidate: Candidate, known: list[tuple[Body, str, str]], report: Report | None
) -> Row:
    """Return one candidate as it is shown."""
    view = reverse("intake:view", kwargs={"gemeente": slug, "public_id": reading.public_id})
    url = f"{view}?kandidaat={candidate.public_id}"
    if candidate.kind in (CandidateKind.FIELD, CandidateKind.DECISION_POINT):
        return Row(candidate, url)
    draft, is_finding = proposed_draft(candidate), candidate.kind == CandidateKind.FINDING
    named = draft.addressee_text if isinstance(draft, FindingDraft) else draft.owner_text
    hits = hits_in(vars(draft).values()) if candidate.status == CandidateStatus.PROPOSED else []
    body = queries.recognised(named, known)
    return Row(candidate, url, draft, body, hits, needs_report=is_finding and report is None)
