"""A test is opened, filled in theme by theme, and registered; from then on it stays, and a re-test adds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from verbeterspoor.documents.rules import check_no_client_data
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import queries, rules
from verbeterspoor.supervision.choices import AssessmentKind, AssessmentRefusal
from verbeterspoor.supervision.models import (
    Assessment,
    Expectation,
    ExpectationJudgement,
    FrameworkVersion,
    Investigation,
    ScaleValue,
)

from .records import record


@dataclass(frozen=True)
class Entry:
    """What a body says about one expectation; without a value nothing is said yet."""

    expectation: Expectation
    value: ScaleValue | None
    explanation: str = ""
    quote: str = ""
    place: str = ""


@transaction.atomic
def open_assessment(
    *,
    investigation: Investigation,
    framework_version: FrameworkVersion,
    body: Organisation,
    assessed_date: date,
    expectations: Sequence[Expectation],
    on_behalf: bool,
    by: Actor,
    now: datetime,
    source: str = "",
) -> Assessment:
    """Open the first test of a chosen part of a framework; the version stays as it is from now on."""
    _check_body(investigation, body, on_behalf, source, by)
    if investigation.assessments.filter(
        framework_version=framework_version, body=body, finished_at__isnull=True
    ).exists():
        raise NotAllowed(AssessmentRefusal.NOT_FINISHED.label)
    return _open(
        investigation=investigation, version=framework_version, body=body, assessed_date=assessed_date, first=None,
        expectations=expectations, source=source, on_behalf=on_behalf, by=by, now=now,
    )  # fmt: skip


@transaction.atomic
def open_retest(
    *,
    first: Assessment,
    assessed_date: date,
    expectations: Sequence[Expectation],
    on_behalf: bool,
    by: Actor,
    now: datetime,
    source: str = "",
) -> Assessment:
    """Open a re-test of a registered first test: what was judged before stays (rule `scales`)."""
    _check_body(first.investigation, first.body, on_behalf, source, by)
    tests = [first, *first.retests.select_for_update()]
    rules.check_retest(
        is_first=first.kind == AssessmentKind.FIRST, all_finished=all(test.is_finished for test in tests),
        last_date=max(test.assessed_date for test in tests), assessed_date=assessed_date,
    )  # fmt: skip
    return _open(
        investigation=first.investigation, version=first.framework_version, body=first.body, first=first,
        assessed_date=assessed_date, expectations=expectations, source=source, on_behalf=on_behalf, by=by, now=now,
    )  # fmt: skip


def _check_body(investigation: Investigation, body: Organisation, on_behalf: bool, source: str, by: Actor) -> None:
    """Let the body itself test, or a coordinator register it on its behalf with the source (rule `on-behalf`)."""
    rules.check_can_judge(
        by, municipality_id=investigation.trajectory.municipality_id, body_id=body.pk,
        investigating_ids=queries.bodies_of(investigation), on_behalf=on_behalf, source=source,
    )  # fmt: skip


def _open(
    *,
    investigation: Investigation,
    version: FrameworkVersion,
    body: Organisation,
    assessed_date: date,
    expectations: Sequence[Expectation],
    source: str,
    on_behalf: bool,
    first: Assessment | None,
    by: Actor,
    now: datetime,
) -> Assessment:
    """Freeze the version, then write the test with the expectations that were chosen."""
    FrameworkVersion.objects.filter(pk=version.pk, frozen_at__isnull=True).update(frozen_at=now)
    trajectory = investigation.trajectory
    rules.check_assessment(
        assessed_date=assessed_date, today=day_of(now), chosen=[one.pk for one in expectations],
        same_town=version.framework.municipality_id == trajectory.municipality_id,
        known=version.expectations.order_by("pk").values_list("pk", flat=True),
    )  # fmt: skip
    check_no_client_data(source)
    assessment = Assessment.objects.create(
        investigation=investigation, framework_version=version, body=body, assessed_date=assessed_date, first=first,
        kind=AssessmentKind.RETEST if first else AssessmentKind.FIRST, source=source, on_behalf=on_behalf,
        registered_at=now, registered_by_id=by.public_id,
    )  # fmt: skip
    assessment.expectations.set(expectations)
    _record("opened", assessment, by, now, expectations=len(expectations))
    return assessment


@transaction.atomic
def fill_in(*, assessment: Assessment, entries: Iterable[Entry], by: Actor, now: datetime) -> Assessment:
    """Keep what a body says about some expectations, of a test that is still being filled in."""
    _check_open(assessment, by)
    entries = list(entries)
    chosen = set(assessment.expectations.order_by("pk").values_list("pk", flat=True))
    for entry in entries:
        _check_entry(assessment, entry, chosen)
    check_no_client_data(*(words for entry in entries for words in (entry.explanation, entry.quote)))
    told = [entry for entry in entries if entry.value]
    silent = [entry.expectation.pk for entry in entries if not entry.value]
    assessment.judgements.filter(expectation__in=silent).delete()
    for entry in told:
        assert entry.value is not None
        facts = {
            "value": entry.value, "explanation": entry.explanation, "quote": entry.quote, "place": entry.place,
            "registered_at": now, "registered_by_id": by.public_id,
        }  # fmt: skip
        ExpectationJudgement.objects.update_or_create(
            assessment=assessment, expectation=entry.expectation, defaults=facts
        )
    _record("filled_in", assessment, by, now, expectations=len(told))
    return assessment


def _check_entry(assessment: Assessment, entry: Entry, chosen: set[int]) -> None:
    """Check one expectation and the value that was chosen for it."""
    value = entry.value
    rules.check_expectation_judgement(
        in_test=entry.expectation.pk in chosen,
        on_scale=value is None or value.framework_version_id == assessment.framework_version_id,
        is_not_assessed=value is None or value.is_not_assessed, explanation=entry.explanation, quote=entry.quote,
    )  # fmt: skip


@transaction.atomic
def finish_assessment(*, assessment: Assessment, by: Actor, now: datetime) -> Assessment:
    """Register a test: whatever has no judgement is "not assessed", and nothing changes any more."""
    _check_open(assessment, by)
    none = ScaleValue.objects.get(framework_version=assessment.framework_version_id, is_not_assessed=True)
    left = assessment.expectations.exclude(pk__in=assessment.judgements.order_by("pk").values("expectation_id"))
    ExpectationJudgement.objects.bulk_create(
        ExpectationJudgement(assessment=assessment, expectation=one, value=none, registered_at=now,
                             registered_by_id=by.public_id)
        for one in left
    )  # fmt: skip
    Assessment.objects.filter(pk=assessment.pk).update(finished_at=now, finished_by_id=by.public_id)
    assessment.refresh_from_db()
    met = assessment.judgements.filter(value__is_met=True).count()
    _record("registered", assessment, by, now, met=met, expectations=assessment.expectations.count())
    return assessment


@transaction.atomic
def drop_assessment(*, assessment: Assessment, by: Actor, now: datetime) -> None:
    """Throw away a test that was opened by mistake and has not been registered."""
    _check_open(assessment, by)
    _record("dropped", assessment, by, now)
    assessment.delete()


def _check_open(assessment: Assessment, by: Actor) -> None:
    """Take the test in hand: whoever may judge for the body, as long as it has not been registered."""
    _check_body(assessment.investigation, assessment.body, assessment.on_behalf, assessment.source, by)
    held = Assessment.objects.select_for_update().get(pk=assessment.pk)
    rules.check_open(is_finished=held.is_finished)


def _record(act: str, assessment: Assessment, by: Actor, now: datetime, **counts: int) -> None:
    """Write down one act about a test."""
    codes = {"kind": assessment.kind, "on": assessment.assessed_date.isoformat(), **counts}
    words = {"title": str(assessment.framework_version), "body": assessment.body.name, "source": assessment.source}
    trajectory = assessment.investigation.trajectory
    record(f"assessment.{act}", assessment, trajectory, by, now, codes=codes, words=words)
