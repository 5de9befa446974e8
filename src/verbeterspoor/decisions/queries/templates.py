"""Reads of templates."""

from __future__ import annotations

from verbeterspoor.decisions.models import TemplateVersion


def version_in_use(municipality_id: int, kind: str) -> TemplateVersion | None:
    """Return the version in use of the municipality's first template of a kind, or None when it has none."""
    in_use = {"used_from__isnull": False, "used_until__isnull": True, "template__retired_at__isnull": True}
    mine = TemplateVersion.objects.filter(template__municipality_id=municipality_id, template__kind=kind, **in_use)
    return mine.select_related("template").order_by("template_id").first()
