"""Change the forms of a municipality: a new version is a copy, changed, looked at and put to use (rule `templates`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import Audience, FieldKind, FormRefusal, Part
from verbeterspoor.decisions.models import Template, TemplateField, TemplateVersion
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor

from .records import record
from .templates import put_shipped_templates_to_use


@dataclass(frozen=True)
class FieldFacts:
    """What a field of a form is."""

    label: str
    kind: str = FieldKind.RICH
    part: str = Part.BODY
    help_text: str = ""
    options: tuple[str, ...] = ()
    starting_text: str = ""
    is_required: bool = False
    audience: str = Audience.PUBLIC


COPIED = ("order", "part", "key", "label", "help_text", "kind", "meaning", "options", "starting_text", "is_required",
          "audience")  # fmt: skip


@transaction.atomic
def use_shipped_forms(*, municipality: Municipality, by: Actor, now: datetime) -> list[TemplateVersion]:
    """Put the forms to use that ship with the product, where the municipality has none of that kind."""
    rules.check_can_manage_forms(by, municipality.pk)
    made = put_shipped_templates_to_use(municipality=municipality, now=now)
    for version in made:
        record("form.put_to_use", version.template, by, now, {"version": version.number})
    return made


@transaction.atomic
def start_form_version(*, template: Template, by: Actor, now: datetime) -> TemplateVersion:
    """Start a new version as a copy of the latest; there is one draft at a time."""
    rules.check_can_manage_forms(by, template.municipality_id)
    latest = template.versions.order_by("-number").first()
    if latest and latest.used_from is None:
        return latest
    version = TemplateVersion.objects.create(template=template, number=latest.number + 1 if latest else 1,
                                             created_at=now)  # fmt: skip
    TemplateField.objects.bulk_create(
        TemplateField(version=version, **{name: getattr(field, name) for name in COPIED})
        for field in (latest.fields.all() if latest else [])
    )
    record("form.version_started", template, by, now, {"version": version.number})
    return version


@transaction.atomic
def add_form_field(*, version: TemplateVersion, facts: FieldFacts, by: Actor, now: datetime) -> TemplateField:
    """Add a field at the end of its part of the form."""
    _check(version, by)
    rules.check_options(facts.kind, "", list(facts.options))
    last = version.fields.aggregate(last=Max("order"))["last"] or 0
    field = TemplateField(version=version, order=last + 1, key=_key(version, facts.label))
    _write(field, facts)
    record("form.field_added", version.template, by, now, {"version": version.number, "field": field.key})
    return field


@transaction.atomic
def change_form_field(*, field: TemplateField, facts: FieldFacts, by: Actor, now: datetime) -> TemplateField:
    """Change a field of a version that is not in use; the kind of one the product knows the meaning of stays."""
    _check(field.version, by)
    rules.check_options(field.kind if field.meaning else facts.kind, field.meaning, list(facts.options))
    _write(field, facts)
    record("form.field_changed", field.version.template, by, now,
           {"version": field.version.number, "field": field.key})  # fmt: skip
    return field


@transaction.atomic
def move_form_field(*, field: TemplateField, steps: int, by: Actor, now: datetime) -> None:
    """Move a field up or down on the form."""
    _check(field.version, by)
    rows = list(field.version.fields.all())
    order = rules.moved(rows, rows.index(field), steps)
    for place, one in enumerate(order, 1):
        one.order = place
    TemplateField.objects.bulk_update(order, ["order"])
    record("form.field_moved", field.version.template, by, now, {"version": field.version.number, "field": field.key})


@transaction.atomic
def remove_form_field(*, field: TemplateField, by: Actor, now: datetime) -> None:
    """Take a field off a version that is not in use."""
    _check(field.version, by)
    record("form.field_removed", field.version.template, by, now,
           {"version": field.version.number, "field": field.key})  # fmt: skip
    field.delete()


@transaction.atomic
def put_form_to_use(*, version: TemplateVersion, note: str, by: Actor, now: datetime) -> TemplateVersion:
    """Put a version to use: new documents are written on it, those begun keep the version they have."""
    _check(version, by)
    rules.check_form_works(version.template.kind, version.fields.all())
    version.template.versions.filter(used_from__isnull=False, used_until__isnull=True).update(used_until=now)
    version.used_from, version.note = now, note
    version.save(update_fields=["used_from", "note"])
    record("form.put_to_use", version.template, by, now, {"version": version.number}, {"note": note})
    return version


@transaction.atomic
def discard_form_version(*, version: TemplateVersion, by: Actor, now: datetime) -> None:
    """Throw away a version that was never in use."""
    _check(version, by)
    record("form.version_discarded", version.template, by, now, {"version": version.number})
    version.delete()


@transaction.atomic
def rename_form(*, template: Template, name: str, by: Actor, now: datetime) -> Template:
    """Give a form the name the municipality uses: raadsbrief, RIB, informatienota."""
    rules.check_can_manage_forms(by, template.municipality_id)
    if Template.objects.filter(municipality=template.municipality, name=name).exclude(pk=template.pk).exists():
        raise NotAllowed(FormRefusal.NAME_TAKEN.label)
    template.name = name
    template.save(update_fields=["name"])
    record("form.renamed", template, by, now)
    return template


@transaction.atomic
def retire_form(*, template: Template, retired: bool, by: Actor, now: datetime) -> Template:
    """Stop using a form for new documents, or use it again; what was written on it stays."""
    rules.check_can_manage_forms(by, template.municipality_id)
    template.retired_at = now if retired else None
    template.save(update_fields=["retired_at"])
    record("form.retired" if retired else "form.back_in_use", template, by, now)
    return template


def _check(version: TemplateVersion, by: Actor) -> None:
    rules.check_can_manage_forms(by, version.template.municipality_id)
    rules.check_is_draft(version)


def _write(field: TemplateField, facts: FieldFacts) -> None:
    field.label, field.help_text, field.part = facts.label, facts.help_text, facts.part
    field.options, field.starting_text = list(facts.options), facts.starting_text
    field.is_required, field.audience = facts.is_required, facts.audience
    if facts.part == Part.PROCESS:
        field.audience = Audience.INTERNAL
    if not field.meaning:
        field.kind = facts.kind
    field.save()


def _key(version: TemplateVersion, label: str) -> str:
    """Return a key for a new field that no other field of the version has."""
    start = slugify(label)[:34] or "veld"
    known = set(version.fields.values_list("key", flat=True))
    return next(key for key in (start, *(f"{start}-{n}" for n in range(2, 1000))) if key not in known)
