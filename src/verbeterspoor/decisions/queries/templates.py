"""Reads of templates."""

from __future__ import annotations

import uuid

from django.db.models import F, QuerySet

from verbeterspoor.decisions.choices import TemplateKind
from verbeterspoor.decisions.models import Template, TemplateField, TemplateVersion


def version_in_use(municipality_id: int, kind: str) -> TemplateVersion | None:
    """Return the version in use of the municipality's first template of a kind, or None when it has none."""
    in_use = {"used_from__isnull": False, "used_until__isnull": True, "template__retired_at__isnull": True}
    mine = TemplateVersion.objects.filter(template__municipality_id=municipality_id, template__kind=kind, **in_use)
    return mine.select_related("template").order_by("template_id").first()


def forms_of(municipality_id: int) -> QuerySet[Template]:
    """Return the forms of a municipality with their versions, those in use first."""
    mine = Template.objects.filter(municipality_id=municipality_id).prefetch_related("versions")
    return mine.order_by(F("retired_at").desc(nulls_first=True), "kind", "name", "pk")


def get_form(municipality_id: int, public_id: uuid.UUID) -> Template:
    """Return a form of a municipality; any other does not exist (DoesNotExist)."""
    return Template.objects.select_related("municipality").get(municipality_id=municipality_id, public_id=public_id)


def get_form_field(municipality_id: int, public_id: uuid.UUID) -> TemplateField:
    """Return a field of a form of a municipality; any other does not exist (DoesNotExist)."""
    own = TemplateField.objects.filter(version__template__municipality_id=municipality_id)
    return own.select_related("version__template__municipality").get(public_id=public_id)


def missing_kinds(municipality_id: int) -> list[TemplateKind]:
    """Return the kinds of document for which a municipality has no form yet."""
    known = set(Template.objects.filter(municipality_id=municipality_id).values_list("kind", flat=True))
    return [kind for kind in TemplateKind if kind not in known]
