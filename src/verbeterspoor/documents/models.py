"""Stored files by hash, the papers of a trajectory, quotes that point into them, and how papers look."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Share, Trajectory

from .choices import Font


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    """Stored files, as far as somebody may see them."""

    def visible_to(self, actor: Actor) -> StoredFileQuerySet:
        """Keep every file of the municipality for the town hall, and for a party those of papers shared with it."""
        own = self.filter(municipality_id=actor.municipality_id)
        if actor.is_inside:
            return own
        return own.filter(pk__in=Paper.objects.visible_to(actor).filter(file__isnull=False).values("file_id"))


class PaperQuerySet(models.QuerySet["Paper"]):
    """Papers, as far as somebody may see them."""

    def visible_to(self, actor: Actor) -> PaperQuerySet:
        """Keep what `rules.can_see_paper` allows."""
        own = self.filter(trajectory__municipality_id=actor.municipality_id)
        if actor.is_inside:
            return own
        if not actor.has(Role.PARTNER, Role.INSPECTOR, Role.AUDITOR):
            return own.none()
        theirs = Q(party__organisation_id__in=actor.organisation_ids) | Q(party__unit_id__in=actor.unit_ids)
        return own.filter(public_id__in=Share.objects.filter(theirs).values("shared_id"))


def storage_name(instance: StoredFile, filename: str) -> str:
    """Store every file under its own random name; the name people gave stays in the row."""
    return f"files/{instance.public_id.hex[:2]}/{instance.public_id.hex}"


class StoredFile(models.Model):
    """A file as it was received: never changed, known by its hash, stored outside the web root."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    name = models.CharField(_("file name"), max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    pages = models.PositiveIntegerField(default=0)
    content = models.FileField(upload_to=storage_name, max_length=200)
    stored_at = models.DateTimeField()
    stored_by_id = models.UUIDField(null=True, blank=True)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        ordering = ["-stored_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "sha256"], name="a_file_is_stored_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Paper(models.Model):
    """A document that belongs to a trajectory: a report, a note, a letter, a plan."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="papers")
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind of document"), max_length=40, blank=True, default="")
    reference = models.CharField(_("number"), max_length=60, blank=True, default="")
    dated = models.DateField(_("date"), null=True, blank=True)
    added_at = models.DateTimeField()
    added_by_id = models.UUIDField(null=True, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["trajectory", "file"], name="a_file_is_one_paper",
                                    condition=Q(file__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


class SourceQuote(models.Model):
    """Words of a stored file, with page and place, from which a fact was taken."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="quotes")
    page = models.PositiveIntegerField()
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField()

    objects = models.Manager()

    class Meta:
        ordering = ["file_id", "page", "start", "id"]

    def __str__(self) -> str:
        return f"{self.file} p. {self.page}"


class MunicipalStyle(models.Model):
    """How the papers of a municipality look: logo, colour, font, addresses and the line at the foot."""

    municipality = models.OneToOneField(Municipality, models.CASCADE, related_name="+")
    colour = models.CharField(_("main colour"), max_length=7)
    font = models.CharField(_("type of letter"), max_length=40, choices=Font.choices, default=Font.SANS)
    logo = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    logo_alt = models.CharField(_("what the logo says"), max_length=200, blank=True, default="")
    return_address = models.CharField(_("return address"), max_length=200, blank=True, default="")
    visiting_address = models.TextField(_("visiting address"), blank=True, default="")
    phone = models.CharField(_("telephone"), max_length=40, blank=True, default="")
    email = models.EmailField(_("e-mail"), blank=True, default="")
    website = models.CharField(_("website"), max_length=200, blank=True, default="")
    footer = models.CharField(_("line at the foot"), max_length=200, blank=True, default="")
    changed_at = models.DateTimeField()

    objects = models.Manager()

    class Meta:
        ordering = ["municipality_id"]
        constraints = [
            models.CheckConstraint(name="logo_says_what_it_shows", condition=Q(logo=None) | ~Q(logo_alt="")),
        ]

    def __str__(self) -> str:
        return str(self.municipality)
