"""Templates: the ones that ship with the product are put to use once per municipality."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.models import Template, TemplateField, TemplateVersion
from verbeterspoor.organisations.models import Municipality


@transaction.atomic
def put_shipped_templates_to_use(*, municipality: Municipality, now: datetime) -> list[TemplateVersion]:
    """Give a municipality the forms that ship with the product, where it has no template of that kind yet."""
    made = []
    known = set(Template.objects.filter(municipality=municipality).values_list("kind", flat=True))
    for kind, (name, fields) in rules.SHIPPED.items():
        if kind in known:
            continue
        template = Template.objects.create(municipality=municipality, kind=kind, name=name)
        version = TemplateVersion.objects.create(template=template, number=1, created_at=now, used_from=now)
        TemplateField.objects.bulk_create(
            TemplateField(
                version=version, order=order, part=field.part, key=field.key, label=field.label, kind=field.kind,
                meaning=field.meaning, is_required=field.required, audience=field.audience, help_text=field.help_text,
                options=list(field.options),
            )
            for order, field in enumerate(fields, 1)
        )  # fmt: skip
        made.append(version)
    return made
