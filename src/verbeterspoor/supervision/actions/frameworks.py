"""A framework is registered in versions; a version changes until a test uses it, and a new one is copied from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from verbeterspoor.documents.rules import check_no_client_data
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history.actions import record_event
from verbeterspoor.organisations.models import Municipality, Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import FrameworkRefusal, Refusal, ScaleLabel, ScalePreset, Tone
from verbeterspoor.supervision.models import Criterion, Expectation, Framework, FrameworkVersion, ScaleValue, Theme
from verbeterspoor.supervision.rules import Value

from .records import check_known


@transaction.atomic
def add_framework(
    *,
    municipality: Municipality,
    title: str,
    label: str,
    by: Actor,
    now: datetime,
    body: Organisation | None = None,
    valid_from: date | None = None,
    preset: str = ScalePreset.MET_OR_NOT,
    is_example: bool = False,
) -> FrameworkVersion:
    """Register a framework with its first version, on a scale to start with."""
    rules.check_can_change(by, municipality.pk)
    rules.check_named(title, label)
    check_known(municipality.pk, body, None)
    check_no_client_data(title)
    framework = Framework.objects.create(
        municipality=municipality, title=title, body=body, is_example=is_example, registered_at=now,
        registered_by_id=by.public_id,
    )  # fmt: skip
    version = _add_version(framework, label, valid_from, None, by, now)
    _write_scale(version, rules.values_of(preset), str(ScaleLabel.NOT_ASSESSED.label))
    record_framework("registered", version, by, now, words={"title": title, "label": label})
    return version


@transaction.atomic
def copy_version(
    *, version: FrameworkVersion, label: str, valid_from: date | None, by: Actor, now: datetime
) -> FrameworkVersion:
    """Make a new version that starts as a copy: scale, themes, criteria and expectations; the former one stays."""
    rules.check_can_change(by, version.framework.municipality_id)
    rules.check_named(version.framework.title, label)
    copy = _add_version(version.framework, label, valid_from, version, by, now)
    values = list(version.scale.all())
    for value in values:
        value.pk, value.public_id, value.framework_version = None, _new_id(value), copy
    ScaleValue.objects.bulk_create(values)
    _copy_themes(version, copy)
    record_framework("copied", copy, by, now, codes={"from": str(version.public_id)},
                     words={"title": version.framework.title, "label": label})  # fmt: skip
    return copy


def _copy_themes(version: FrameworkVersion, copy: FrameworkVersion) -> None:
    """Copy what hangs under a version, keeping what belongs together together."""
    expectations = list(version.expectations.order_by("pk"))
    criteria = list(Criterion.objects.filter(theme__framework_version=version).order_by("pk"))
    themes: dict[int, Theme] = {}
    groups: dict[int, Criterion] = {}
    for theme in version.themes.all():
        former = theme.pk
        theme.pk, theme.public_id, theme.framework_version = None, _new_id(theme), copy
        theme.save(force_insert=True)
        themes[former] = theme
    for criterion in criteria:
        former = criterion.pk
        criterion.pk, criterion.public_id, criterion.theme = None, _new_id(criterion), themes[criterion.theme_id]
        criterion.save(force_insert=True)
        groups[former] = criterion
    for one in expectations:
        one.pk, one.public_id, one.framework_version = None, _new_id(one), copy
        one.theme, one.criterion = themes[one.theme_id], groups.get(one.criterion_id or 0)
    Expectation.objects.bulk_create(expectations)


def _new_id(thing: Any) -> Any:
    """Return a new public id for a copy."""
    return thing._meta.get_field("public_id").get_default()


@transaction.atomic
def change_version(
    *,
    version: FrameworkVersion,
    revision: int,
    title: str,
    body: Organisation | None,
    label: str,
    valid_from: date | None,
    by: Actor,
    now: datetime,
) -> FrameworkVersion:
    """Correct the names of a framework and a version that no test uses yet."""
    rules.check_can_change(by, version.framework.municipality_id)
    rules.check_named(title, label)
    check_known(version.framework.municipality_id, body, None)
    check_no_client_data(title)
    changed = FrameworkVersion.objects.filter(pk=version.pk, revision=revision, frozen_at__isnull=True)
    _same_label(version.framework, label, version.pk)
    if not changed.update(label=label, valid_from=valid_from, revision=F("revision") + 1):
        rules.check_not_used(is_frozen=FrameworkVersion.objects.get(pk=version.pk).is_frozen)
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    Framework.objects.filter(pk=version.framework_id).update(title=title, body=body)
    record_framework("changed", version, by, now, words={"title": title, "label": label})
    version.refresh_from_db()
    return version


@transaction.atomic
def set_scale(
    *, version: FrameworkVersion, values: Sequence[Value], not_assessed: str, by: Actor, now: datetime
) -> None:
    """Write the scale of a version anew; "not assessed" always stands on it (rule `scales`)."""
    rules.check_can_change(by, version.framework.municipality_id)
    rules.check_scale(values, not_assessed)
    touch(version)
    version.scale.all().delete()
    _write_scale(version, values, not_assessed)
    words = {"title": version.framework.title, "label": version.label}
    record_framework("scale_set", version, by, now, codes={"values": len(values)}, words=words)


@transaction.atomic
def change_theme(*, theme: Theme, title: str, why: str, by: Actor, now: datetime) -> Theme:
    """Give a theme another title, or say why it matters."""
    version = theme.framework_version
    rules.check_can_change(by, version.framework.municipality_id)
    if not title.strip():
        raise NotAllowed(FrameworkRefusal.NO_THEME.label)
    if version.themes.filter(title=title).exclude(pk=theme.pk).exists():
        raise NotAllowed(FrameworkRefusal.THEME_TWICE.label)
    check_no_client_data(title, why)
    touch(version)
    Theme.objects.filter(pk=theme.pk).update(title=title, why=why)
    record_framework("theme_changed", version, by, now, words={"title": version.framework.title, "text": title})
    theme.refresh_from_db()
    return theme


def touch(version: FrameworkVersion) -> None:
    """Mark that a version changed, and refuse when a test uses it; a test that starts meanwhile waits for us."""
    open_version = FrameworkVersion.objects.filter(pk=version.pk, frozen_at__isnull=True)
    rules.check_not_used(is_frozen=not open_version.update(revision=F("revision") + 1))


def record_framework(
    act: str, version: FrameworkVersion, by: Actor, now: datetime, *, codes: Any = None, words: Any = None
) -> None:
    """Write down one act about a version of a framework."""
    record_event(
        chain=by.municipality_uuid, type=f"supervision.framework.{act}", subject_kind="framework",
        subject_id=version.public_id, by=by.public_id, at=now, codes=codes, words={"by": by.name, **(words or {})},
    )  # fmt: skip


def _add_version(
    framework: Framework, label: str, valid_from: date | None, former: FrameworkVersion | None, by: Actor, now: datetime
) -> FrameworkVersion:
    _same_label(framework, label, None)
    try:
        with transaction.atomic():
            return FrameworkVersion.objects.create(
                framework=framework, label=label, valid_from=valid_from, copied_from=former, registered_at=now,
                registered_by_id=by.public_id,
            )  # fmt: skip
    except IntegrityError:
        raise NotAllowed(FrameworkRefusal.SAME_LABEL.label) from None


def _same_label(framework: Framework, label: str, but: int | None) -> None:
    """Refuse a second version with the same name."""
    if framework.versions.filter(label=label).exclude(pk=but or 0).exists():
        raise NotAllowed(FrameworkRefusal.SAME_LABEL.label)


def _write_scale(version: FrameworkVersion, values: Iterable[Value], not_assessed: str) -> None:
    """Write the values of a scale, the best first, and "not assessed" after them."""
    known = list(values)
    rows = [
        ScaleValue(framework_version=version, position=place, label=value.label, is_met=value.is_met,
                   tone=rules.tone_of(place, known))
        for place, value in enumerate(known)
    ]  # fmt: skip
    last = ScaleValue(framework_version=version, position=len(known), label=not_assessed, is_not_assessed=True,
                      tone=Tone.NEUTRAL)  # fmt: skip
    ScaleValue.objects.bulk_create([*rows, last])
