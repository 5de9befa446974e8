"""Proposals somebody is writing, with how much is missing: a fixed number of queries, however many there are."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Prefetch, prefetch_related_objects

from verbeterspoor.decisions.choices import FieldKind, Meaning, ProposalStatus
from verbeterspoor.decisions.models import Proposal, TemplateField
from verbeterspoor.organisations.rules import Actor

from .sheet import WEIGHED

COLUMNS = {Meaning.PORTFOLIO_HOLDER: "portfolio_holder_id", Meaning.PUBLIC_EXPLANATION: "public_explanation"}
"""Where an answer that may be missing stands; any other column always has one."""


def drafts_of(actor: Actor, most: int) -> list[tuple[Proposal, int]]:
    """Return the first drafts this person is the author of, each with the number of gaps; the most urgent first."""
    mine = Proposal.objects.visible_to(actor).filter(author_id=actor.user_id, status=ProposalStatus.DRAFT)
    order = F("latest_date").asc(nulls_last=True)
    found = list(mine.select_related("trajectory").order_by(order, "status_since", "pk")[:most])
    required = Prefetch("template_version__fields", TemplateField.objects.filter(is_required=True))
    beside = ("points", "considerations", "consultations", "attachments", "values")
    prefetch_related_objects(found, required, *beside)
    return [(one, sum(not _is_filled(one, field) for field in one.template_version.fields.all())) for one in found]


def _is_filled(proposal: Proposal, field: TemplateField) -> bool:
    """Say whether a field that must be filled in is; `Line.is_filled` asks the same of one proposal."""
    if field.kind in WEIGHED:
        return any(one.kind == WEIGHED[FieldKind(field.kind)] for one in proposal.considerations.all())
    if field.kind == FieldKind.CONSULTATIONS:
        return any(one.field_id == field.pk for one in proposal.consultations.all())
    rows: dict[str, Any] = {FieldKind.POINTS: proposal.points, FieldKind.ATTACHMENTS: proposal.attachments}
    if field.kind in rows:
        return bool(rows[field.kind].all())
    if field.meaning and field.kind != FieldKind.YES_DATE:
        return bool(getattr(proposal, COLUMNS[Meaning(field.meaning)])) if field.meaning in COLUMNS else True
    return any(one.field_id == field.pk for one in proposal.values.all()) or field.kind == FieldKind.SECRECY
