"""From a file to registered facts: a reading of a file, and the candidates a person judges."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q

from verbeterspoor.documents.models import StoredFile
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from .choices import CandidateKind, CandidateStatus, ReadingStatus
from .rules import access


class ReadingQuerySet(models.QuerySet["Reading"]):
    """Documents that are read in, as far as somebody may see them."""

    def visible_to(self, actor: Actor) -> ReadingQuerySet:
        """Keep what `access.may_read_in` allows."""
        own = self.filter(municipality_id=actor.municipality_id)
        return own if access.may_read_in(actor, actor.municipality_id) else own.none()

    def due(self, now_real: datetime) -> ReadingQuerySet:
        """Keep what waits for a worker, and what a worker that died left behind; in real time."""
        waiting = Q(status=ReadingStatus.WAITING, due_at__lte=now_real)
        left = Q(status=ReadingStatus.READING, lease_until__lt=now_real)
        return self.filter(waiting | left)


class Reading(models.Model):
    """A file that is being read in: the row is the truth, a task only a nudge; a worker claims it with a lease.

    `due_at` and `lease_until` are real time, the other moments stand in the time the product lives in. `attempts` is
    also the number of the claim: who holds an older number has lost the reading. A file that turns out to be
    unreadable is thrown away; its row keeps the name and the reason until the uploader has seen it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=255, default="")
    trajectory = models.ForeignKey(Trajectory, models.SET_NULL, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=8, choices=ReadingStatus.choices, default=ReadingStatus.WAITING)
    pages_done = models.PositiveIntegerField(default=0)
    pages_total = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error_code = models.CharField(max_length=40, blank=True, default="")
    outcome = models.JSONField(default=dict, blank=True)
    started_by_id = models.UUIDField()
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "file"], name="a_file_is_read_once"),
            models.CheckConstraint(name="reading_failed_with_code", condition=~Q(status="failed") | ~Q(error_code="")),
            models.CheckConstraint(
                name="only_a_failed_reading_has_no_file", condition=Q(file__isnull=False) | Q(status="failed")
            ),
        ]
        indexes = [models.Index(fields=["status", "due_at"], name="readings_that_are_due")]

    def __str__(self) -> str:
        return self.name

    @property
    def stored(self) -> StoredFile:
        """The file, for everything that only happens while there is one."""
        if self.file is None:
            raise StoredFile.DoesNotExist
        return self.file


class Candidate(models.Model):
    """Something the reader found; it becomes a fact only when a person takes it over."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="candidates")
    kind = models.CharField(max_length=16, choices=CandidateKind.choices)
    status = models.CharField(max_length=10, choices=CandidateStatus.choices, default=CandidateStatus.PROPOSED)
    position = models.PositiveIntegerField()
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    fingerprint = models.CharField(max_length=64)
    answer = models.JSONField()
    page = models.PositiveIntegerField(default=1)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True, default="")
    rule = models.CharField(max_length=80, blank=True, default="")
    certainty = models.FloatField(default=0)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_id = models.UUIDField(null=True, blank=True)
    registered_id = models.UUIDField(null=True, blank=True)

    depth = 0
    """How deep it stands below another point, where a query has worked that out."""
    is_linked = False
    """Whether taking it over gave a term that was registered already."""
    twins = 0
    """How many other candidates said the same and were taken over with it."""

    objects = models.Manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "fingerprint"], name="a_candidate_is_proposed_once"),
            models.CheckConstraint(
                name="candidate_decided_by_somebody",
                condition=Q(status="proposed", decided_at__isnull=True)
                | (~Q(status="proposed") & Q(decided_at__isnull=False, decided_by_id__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.quote
