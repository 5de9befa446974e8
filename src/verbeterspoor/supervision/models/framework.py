"""What a body tests against: themes, criteria and expectations, with a scale of its own, in versions."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.models import Municipality, Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import Tone

from .finding import Finding


class Framework(models.Model):
    """An assessment framework (toetsingskader) as a municipality registered it; its content stands in versions."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    body = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    is_example = models.BooleanField(default=False)
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title


class FrameworkVersionQuerySet(models.QuerySet["FrameworkVersion"]):
    """Versions of frameworks, as far as somebody may see them."""

    def visible_to(self, actor: Actor) -> FrameworkVersionQuerySet:
        """Keep those of the own municipality, for the town hall only."""
        own = self.filter(framework__municipality_id=actor.municipality_id)
        return own if actor.is_inside else own.none()


class FrameworkVersion(models.Model):
    """A version of a framework: it can be changed until a test uses it, and stays as it is from then on."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    framework = models.ForeignKey(Framework, models.CASCADE, related_name="versions")
    label = models.CharField(_("version"), max_length=80)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")
    frozen_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)

    objects = FrameworkVersionQuerySet.as_manager()

    class Meta:
        ordering = ["framework_id", F("valid_from").desc(nulls_last=True), "-id"]
        constraints = [models.UniqueConstraint(fields=["framework", "label"], name="framework_version_label_once")]

    def __str__(self) -> str:
        return f"{self.framework}, {self.label}"

    @property
    def is_frozen(self) -> bool:
        """Whether a test uses it."""
        return self.frozen_at is not None


class ScaleValue(models.Model):
    """A value of the scale of one version, the best first; "not assessed" is always one of them (rule `scales`)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    framework_version = models.ForeignKey(FrameworkVersion, models.CASCADE, related_name="scale")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(_("value"), max_length=60)
    is_met = models.BooleanField(_("counts as met"), default=False)
    is_not_assessed = models.BooleanField(default=False)
    tone = models.CharField(max_length=8, choices=Tone.choices, default=Tone.NEUTRAL)

    objects = models.Manager()

    class Meta:
        ordering = ["framework_version_id", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["framework_version", "position"], name="scale_in_order"),
            models.UniqueConstraint(fields=["framework_version", "label"], name="scale_label_once"),
            models.UniqueConstraint(fields=["framework_version"], condition=Q(is_not_assessed=True),
                                    name="scale_not_assessed_once"),
            models.CheckConstraint(name="scale_not_assessed_is_not_met",
                                   condition=Q(is_not_assessed=False) | Q(is_met=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.label


class Theme(models.Model):
    """A theme of a framework, and why it matters."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    framework_version = models.ForeignKey(FrameworkVersion, models.CASCADE, related_name="themes")
    position = models.PositiveIntegerField()
    title = models.CharField(_("theme"), max_length=200)
    why = models.TextField(_("why this matters"), blank=True, default="")

    objects = models.Manager()

    class Meta:
        ordering = ["framework_version_id", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["framework_version", "title"], name="theme_title_once")]

    def __str__(self) -> str:
        return self.title


class Criterion(models.Model):
    """A criterion within a theme; not every framework has them."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="criteria")
    position = models.PositiveIntegerField()
    title = models.CharField(_("criterion"), max_length=300)

    objects = models.Manager()

    class Meta:
        ordering = ["theme_id", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["theme", "title"], name="criterion_title_once")]

    def __str__(self) -> str:
        return self.title


class Expectation(models.Model):
    """What a body expects to see (verwachting): the lowest level, of which one can say that it is met."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    framework_version = models.ForeignKey(FrameworkVersion, models.CASCADE, related_name="expectations")
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="expectations")
    criterion = models.ForeignKey(Criterion, models.CASCADE, null=True, blank=True, related_name="expectations")
    position = models.PositiveIntegerField()
    number = models.CharField(_("number"), max_length=20, blank=True, default="")
    text = models.TextField(_("expectation"))
    findings = models.ManyToManyField(Finding, blank=True, related_name="expectations")

    objects = models.Manager()

    class Meta:
        ordering = ["theme__position", "theme_id", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["framework_version", "number"], condition=~Q(number=""),
                                    name="expectation_number_once"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.text}".strip()
