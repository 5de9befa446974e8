"""Append-only events, chained by hash, one chain per municipality (rule `events`)."""

from __future__ import annotations

import uuid

from django.db import models


class ChainHead(models.Model):
    """The last link of a municipality's chain; its row is locked while a link is added."""

    chain = models.UUIDField(primary_key=True)
    sequence = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True, default="")

    objects = models.Manager()

    def __str__(self) -> str:
        return f"{self.chain}:{self.sequence}"


class Event(models.Model):
    """A state change: who, when, what, from, to; codes and references only, never a name or free text.

    There are no foreign keys: history never blocks a delete. Names and free text are in `EventWords`, whose digest is
    part of the link, so that erasing them leaves the chain whole and the gap named.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    chain = models.UUIDField()
    sequence = models.BigIntegerField()
    type = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    trajectory_id = models.UUIDField(null=True, blank=True)
    by_id = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField()
    codes = models.JSONField(default=dict, blank=True)
    words_digest = models.CharField(max_length=64, blank=True, default="")
    previous_hash = models.CharField(max_length=64, blank=True, default="")
    hash = models.CharField(max_length=64)

    objects = models.Manager()

    class Meta:
        ordering = ["chain", "-sequence"]
        constraints = [models.UniqueConstraint(fields=["chain", "sequence"], name="one_event_per_link")]
        indexes = [
            models.Index(fields=["subject_id", "-sequence"], name="history_of_subject"),
            models.Index(fields=["trajectory_id", "-sequence"], name="history_of_trajectory"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.type}"


class EventWords(models.Model):
    """The erasable part of an event: names and free text, with the salt of their digest."""

    event_public_id = models.UUIDField(unique=True)
    chain = models.UUIDField(db_index=True)
    salt = models.CharField(max_length=32)
    words = models.JSONField(default=dict)

    objects = models.Manager()

    def __str__(self) -> str:
        return str(self.event_public_id)
