"""Findings, open terms and running investigations of a body or unit go to the one it merged into.

What a body judged stays said by that body: a judgement is never changed (rules `scales`, `handover-of-work`).
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation import moves
from verbeterspoor.foundation.moves import Handover, Part
from verbeterspoor.supervision.choices import InvestigationStatus, PeriodStatus, TermStatus
from verbeterspoor.supervision.models import Finding, Investigation, SupervisionPeriod, Term

from .records import record


def _is_unit(handover: Handover) -> bool:
    return handover.kind == moves.UNIT


def _words(handover: Handover) -> dict[str, str]:
    return {"from": handover.old.name, "to": handover.new.name}


def _addressed(handover: Handover) -> Any:
    column = "addressee_unit" if _is_unit(handover) else "addressee_organisation"
    where = {"report__investigation__trajectory__municipality_id": handover.municipality_id, column: handover.old}
    return Finding.objects.filter(**where)


def _move_addressed(handover: Handover) -> int:
    column = "addressee_unit" if _is_unit(handover) else "addressee_organisation"
    findings = list(_addressed(handover).select_related("report__investigation__trajectory").order_by("pk"))
    for finding in findings:
        Finding.objects.filter(pk=finding.pk).update(**{column: handover.new})
        trajectory = finding.report.investigation.trajectory
        record("finding.readdressed", finding, trajectory, handover.by, handover.now, words=_words(handover))
    return len(findings)


ADDRESSED = Part(
    "supervision.addressed",
    lambda number: (
        ngettext("%(number)s finding addressed to it", "%(number)s findings addressed to it", number)
        % {"number": number}
    ),
    lambda handover: _addressed(handover).count(),
    _move_addressed,
)


def _terms(handover: Handover) -> Any:
    column = "owner_unit" if _is_unit(handover) else "owner_organisation"
    where = {"trajectory__municipality_id": handover.municipality_id, column: handover.old}
    return Term.objects.filter(**where, status=TermStatus.OPEN)


def _move_terms(handover: Handover) -> int:
    column = "owner_unit" if _is_unit(handover) else "owner_organisation"
    terms = list(_terms(handover).select_related("trajectory").order_by("pk"))
    for term in terms:
        Term.objects.filter(pk=term.pk).update(**{column: handover.new})
        record("term.passed_on", term, term.trajectory, handover.by, handover.now, words=_words(handover))
    return len(terms)


TERMS = Part(
    "supervision.terms",
    lambda number: ngettext("%(number)s open term", "%(number)s open terms", number) % {"number": number},
    lambda handover: _terms(handover).count(),
    _move_terms,
)


def _investigations(handover: Handover) -> Any:
    where = {"trajectory__municipality_id": handover.municipality_id}
    where["units" if _is_unit(handover) else "bodies"] = handover.old
    return Investigation.objects.filter(**where).exclude(status=InvestigationStatus.CLOSED)


def _move_investigations(handover: Handover) -> int:
    investigations = list(_investigations(handover).select_related("trajectory").order_by("pk"))
    for investigation in investigations:
        taking_part: Any = investigation.units if _is_unit(handover) else investigation.bodies
        taking_part.remove(handover.old)
        taking_part.add(handover.new)
        trajectory = investigation.trajectory
        record("investigation.passed_on", investigation, trajectory, handover.by, handover.now, words=_words(handover))
    return len(investigations)


INVESTIGATIONS = Part(
    "supervision.investigations",
    lambda number: (
        ngettext("%(number)s running investigation", "%(number)s running investigations", number) % {"number": number}
    ),
    lambda handover: _investigations(handover).count(),
    _move_investigations,
)


def _periods(handover: Handover) -> Any:
    """Return the periods of heightened supervision that run: by the old body, or about the old organisation or unit."""
    running = SupervisionPeriod.objects.filter(
        trajectory__municipality_id=handover.municipality_id, status=PeriodStatus.RUNNING
    )
    if _is_unit(handover):
        return running.filter(subject_unit=handover.old)
    return running.filter(body=handover.old) | running.filter(subject_organisation=handover.old)


def _move_periods(handover: Handover) -> int:
    periods = list(_periods(handover).select_related("trajectory").order_by("pk"))
    for period in periods:
        rows = SupervisionPeriod.objects.filter(pk=period.pk)
        for column in ("subject_unit",) if _is_unit(handover) else ("body", "subject_organisation"):
            rows.filter(**{column: handover.old}).update(**{column: handover.new})
        record("period.passed_on", period, period.trajectory, handover.by, handover.now, words=_words(handover))
    return len(periods)


def _would_be_twice(handover: Handover) -> list[str]:
    """Refuse when both are under running supervision of one body: periods of one body never overlap."""
    columns = ("subject_unit",) if _is_unit(handover) else ("subject_organisation", "body")
    for column in columns:
        other = "body_id" if column != "body" else "subject_organisation_id"
        running = SupervisionPeriod.objects.filter(
            trajectory__municipality_id=handover.municipality_id, status=PeriodStatus.RUNNING
        )
        mine = running.filter(**{column: handover.old}).values_list(other, flat=True)
        if set(mine) & set(running.filter(**{column: handover.new}).values_list(other, flat=True)):
            return [
                _("Both have a running period of heightened supervision that would overlap. First lift one of them.")
            ]
    return []


PERIODS = Part(
    "supervision.periods",
    lambda number: (
        ngettext(
            "%(number)s running period of heightened supervision",
            "%(number)s running periods of heightened supervision",
            number,
        )
        % {"number": number}
    ),
    lambda handover: _periods(handover).count(),
    _move_periods,
    _would_be_twice,
)
