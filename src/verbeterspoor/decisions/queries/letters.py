"""Reads of letters: always from what somebody may see, with what contradicts the decision."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Max, Prefetch, Q, QuerySet

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import CARRIED, ROWS, FieldKind, LetterStatus, Meaning
from verbeterspoor.decisions.models import DecisionPoint, Letter, Outcome, TemplateField
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

AROUND = (
    "trajectory", "municipality", "template_version__template", "proposal", "author", "portfolio_holder", "secrecy",
    "signed_file",
)  # fmt: skip


def with_decisions(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    """Fetch with letters what they rest on, so that `contradictions_of` asks the database nothing more."""
    outcomes = Prefetch("outcomes", Outcome.objects.order_by("point_id", "-recorded_at", "-pk"))
    points = Prefetch("points", DecisionPoint.objects.select_related("secrecy").prefetch_related(outcomes))
    return letters.prefetch_related(points, "adaptations")


def get_visible_letter(actor: Actor, public_id: uuid.UUID) -> Letter:
    """Return a letter this person may see, with what every page of it shows, or raise DoesNotExist."""
    return with_decisions(Letter.objects.visible_to(actor)).select_related(*AROUND).get(public_id=public_id)


def contradictions_of(letter: Letter) -> list[rules.Contradiction]:
    """Return every reason why a letter contradicts what was decided, as it stands now."""
    points = list(letter.points.all())
    outcomes = [outcome for point in points for outcome in point.outcomes.all()]
    return rules.contradictions(letter, points, outcomes, letter.adaptations.all())


def decided_date(letter: Letter) -> date | None:
    """Return the day on which the last point that a letter rests on was decided, or None."""
    current = Outcome.objects.filter(point__letters=letter, is_current=True, kind__in=CARRIED)
    return current.aggregate(last=Max("decided_date"))["last"]


def sections_of(letter: Letter) -> list[tuple[TemplateField, str]]:
    """Return every field of the form of a letter with what was written in it, in the order of the form."""
    texts = {value.field_id: value.text for value in letter.values.all()}
    return [(field, texts.get(field.pk, "")) for field in letter.template_version.fields.all()]


def is_section(field: TemplateField) -> bool:
    """Say whether somebody writes a field of a letter as text: not rows, nor what stands in a column."""
    return field.kind in {FieldKind.RICH, FieldKind.TEXT} and field.meaning == Meaning.NONE and field.kind not in ROWS


def unwritten_sections(letter: Letter) -> list[TemplateField]:
    """Return the sections that must be written and are not."""
    return [field for field, text in sections_of(letter) if field.is_required and is_section(field) and not text]


def search_letters(
    actor: Actor, *, words: str = "", status: str = "", kind: str = "", year: int | None = None
) -> QuerySet[Letter]:
    """Return the letters this person may see, the latest first; `words` in subject, number and case number."""
    found = Letter.objects.visible_to(actor).select_related(*AROUND)
    if status:
        found = found.filter(status=status)
    if kind:
        found = found.filter(template_version__template__kind=kind)
    if year:
        found = found.filter(Q(dated__year=year) | Q(dated__isnull=True, created_at__year=year))
    for word in words.split():
        found = found.filter(Q(subject__icontains=word) | Q(number__icontains=word) | Q(case_number__icontains=word))
    return with_decisions(found)


def years_of_letters(actor: Actor) -> list[int]:
    """Return the years in which letters were started that this person may see, the latest first."""
    return sorted({moment.year for moment in Letter.objects.visible_to(actor).datetimes("created_at", "year")},
                  reverse=True)  # fmt: skip


def letters_of_trajectories(actor: Actor, trajectory_ids: Sequence[int]) -> QuerySet[Letter]:
    """Return the letters about some trajectories that this person may see and that did not lapse."""
    found = Letter.objects.visible_to(actor).filter(trajectory_id__in=list(trajectory_ids))
    return found.exclude(status=LetterStatus.LAPSED).order_by("created_at", "pk")


def waiting_letters(actor: Actor, status: str) -> QuerySet[Letter]:
    """Return the letters with a status that this person may see, the longest waiting first."""
    found: Any = Letter.objects.visible_to(actor).filter(status=status).select_related("trajectory", "proposal")
    return with_decisions(found).order_by("status_since", "pk")


def letters_of_trajectory(actor: Actor, trajectory: Trajectory) -> QuerySet[Letter]:
    """Return every letter about a trajectory that this person may see, the latest first."""
    return Letter.objects.visible_to(actor).filter(trajectory=trajectory).order_by("-created_at", "-pk")
