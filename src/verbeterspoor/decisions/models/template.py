"""Templates belong to the municipality and have versions (rule `templates`)."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.choices import Audience, FieldKind, Meaning, Part, TemplateKind
from verbeterspoor.organisations.models import Municipality


class Template(models.Model):
    """What a municipality calls a kind of document, and the versions of its form."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=20, choices=TemplateKind.choices)
    name = models.CharField(_("name"), max_length=120)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["kind", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="template_named_once",
                                    violation_error_message=_("There is a template with this name.")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class TemplateVersion(models.Model):
    """One version of a form: a draft until it is put to use, then never changed; one is in use per template."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    template = models.ForeignKey(Template, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    note = models.CharField(_("what changed"), max_length=300, blank=True, default="")
    created_at = models.DateTimeField()
    used_from = models.DateTimeField(_("in use since"), null=True, blank=True)
    used_until = models.DateTimeField(_("in use until"), null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["template_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["template", "number"], name="template_version_numbered_once"),
            models.UniqueConstraint(fields=["template"], name="one_template_version_in_use",
                                    condition=Q(used_from__isnull=False, used_until__isnull=True)),
            models.UniqueConstraint(fields=["template"], name="one_template_version_in_draft",
                                    condition=Q(used_from__isnull=True)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.template} {self.number}"


class TemplateField(models.Model):
    """One field or section of a form, in its order; `options` are the answers of a choice."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(TemplateVersion, models.CASCADE, related_name="fields")
    order = models.PositiveIntegerField()
    part = models.CharField(_("place"), max_length=8, choices=Part.choices)
    key = models.SlugField(_("key"), max_length=40)
    label = models.CharField(_("label"), max_length=200)
    help_text = models.CharField(_("help"), max_length=500, blank=True, default="")
    kind = models.CharField(_("kind"), max_length=14, choices=FieldKind.choices)
    meaning = models.CharField(_("meaning"), max_length=20, choices=Meaning.choices, blank=True, default="")
    options = models.JSONField(_("answers"), default=list, blank=True)
    starting_text = models.TextField(_("text to start from"), blank=True, default="")
    is_required = models.BooleanField(_("must be filled in"), default=False)
    audience = models.CharField(_("who reads it"), max_length=8, choices=Audience.choices, default=Audience.PUBLIC)

    objects = models.Manager()

    class Meta:
        ordering = ["version_id", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="template_field_key_once"),
            models.UniqueConstraint(fields=["version", "meaning"], name="template_field_meaning_once",
                                    condition=~Q(meaning="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.label
