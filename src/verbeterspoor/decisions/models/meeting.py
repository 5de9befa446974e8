"""Bodies that meet, with their rules, and their meetings."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.choices import MeetingBodyKind, MeetingStatus
from verbeterspoor.organisations.models import Municipality


class MeetingBody(models.Model):
    """A body that meets: when papers must be in, and whether it may decide by consent outside a meeting.

    `consent_rule` cites the article of its rules of procedure; without it consent is off (rule `outcome-per-point`).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=MeetingBodyKind.choices)
    name = models.CharField(_("name"), max_length=120)
    days_before = models.PositiveSmallIntegerField(_("papers must be in, working days before"), default=5)
    time_before = models.TimeField(_("papers must be in at"), default="12:00")
    consent_rule = models.CharField(_("rule that allows consent outside a meeting"), max_length=300, blank=True,
                                    default="")  # fmt: skip

    objects = models.Manager()

    class Meta:
        ordering = ["kind", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="meeting_body_named_once",
                                    violation_error_message=_("There is a body with this name.")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """A meeting of a body at a moment, with the moment until which papers can be submitted."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(MeetingBody, models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField(_("starts at"))
    submit_before = models.DateTimeField(_("papers must be in before"))
    title = models.CharField(_("title"), max_length=200, blank=True, default="")
    place = models.CharField(_("place"), max_length=200, blank=True, default="")
    status = models.CharField(max_length=9, choices=MeetingStatus.choices, default=MeetingStatus.PLANNED)
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True, default="")
    ics_uid = models.CharField(max_length=300, blank=True, default="")
    is_public_meeting = models.BooleanField(_("anybody may attend"), default=False)
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(name="papers_are_in_before_the_meeting",
                                   condition=Q(submit_before__lte=F("starts_at"))),
            models.CheckConstraint(name="meeting_cancelled_with_a_reason",
                                   condition=(Q(status="cancelled") & ~Q(cancel_reason=""))
                                   | (~Q(status="cancelled") & Q(cancel_reason=""))),
            models.UniqueConstraint(fields=["body", "ics_uid"], name="meeting_imported_once",
                                    condition=~Q(ics_uid="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title or f"{self.body} {self.starts_at:%Y-%m-%d}"
