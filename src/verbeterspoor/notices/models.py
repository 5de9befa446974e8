"""A notice is told once; a mail that carries notices is sent once; each person chooses how they are told."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.models import Municipality

from . import rules
from .choices import Channel, MailError, MailState, Rhythm, Weekday


class MailQuerySet(models.QuerySet["Mail"]):
    """Mails, and those that a worker can take."""

    def due(self, *, now: datetime, now_real: datetime) -> MailQuerySet:
        """Keep what waits for a worker, and what a worker that died left behind (leases are real time)."""
        may_try = Q(try_at__isnull=True) | Q(try_at__lte=now_real)
        waiting = Q(may_try, state=MailState.QUEUED, due_at__lte=now)
        left = Q(state=MailState.SENDING, lease_until__lt=now_real)
        return self.filter(waiting | left)


class Mail(models.Model):
    """One mail to one person, with one notice or a digest of several; its key makes that it exists once.

    The address, the language and the notices are fixed when the row is made. `due_at` and `sent_at` stand in the time
    the product lives in, `try_at` and `lease_until` in real time. `attempts` is also the number of the claim: a worker
    with an older number has lost the mail and writes nothing more about it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=250, unique=True)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    municipality = models.ForeignKey(Municipality, models.CASCADE, null=True, blank=True, related_name="+")
    address = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=200, blank=True, default="")
    language = models.CharField(_("language"), max_length=5)
    is_digest = models.BooleanField(default=False)
    state = models.CharField(_("status"), max_length=8, choices=MailState.choices, default=MailState.QUEUED)
    error = models.CharField(_("reason"), max_length=12, choices=MailError.choices, blank=True, default="")
    due_at = models.DateTimeField()
    try_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [
            models.Index(fields=["due_at", "id"], name="mail_waiting", condition=~Q(state__in=["sent", "failed"])),
            models.Index(fields=["municipality", "state"], name="mail_of_municipality"),
        ]
        constraints = [
            models.CheckConstraint(name="mail_sent_has_moment",
                                   condition=Q(state="sent", sent_at__isnull=False)
                                   | (~Q(state="sent") & Q(sent_at__isnull=True))),
            models.CheckConstraint(name="mail_being_sent_has_lease",
                                   condition=Q(state="sending", lease_until__isnull=False)
                                   | (~Q(state="sending") & Q(lease_until__isnull=True))),
            models.CheckConstraint(name="mail_failed_has_reason", condition=~Q(state="failed") | ~Q(error="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.key

    @property
    def message_id(self) -> str:
        """The Message-ID: the same at every attempt, so that whoever receives it twice can see that it is one mail."""
        return f"<{rules.name_of_mail(self.key)}@{settings.MAIL_DOMAIN}>"


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices, and those in somebody's inbox."""

    def in_inbox_of(self, user_id: int, *, now: datetime) -> NoticeQuerySet:
        """Keep what was told to this person, whatever the municipality; what they switched off is not there."""
        return self.filter(recipient_id=user_id, due_at__lte=now).exclude(channel=Channel.OFF)

    def waiting_for_digest(self, *, now: datetime) -> NoticeQuerySet:
        """Keep what waits for a digest: told before this moment, in no mail yet, and not read."""
        return self.filter(channel=Channel.DIGEST, mail__isnull=True, read_at__isnull=True, due_at__lt=now)


class Notice(models.Model):
    """Something told to one person; the same key is told once, whoever asks and however often.

    The wording is kept in every language of the product: the inbox speaks the language of its reader. `due_at` is the
    moment from which it is told. Whoever has no account is known by address.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=250, unique=True)
    kind = models.CharField(_("kind"), max_length=40)
    municipality = models.ForeignKey(Municipality, models.CASCADE, null=True, blank=True, related_name="+")
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    address = models.EmailField(_("e-mail address"), blank=True, default="")
    texts = models.JSONField()
    url = models.CharField(max_length=500, blank=True, default="")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    mail = models.ForeignKey(Mail, models.SET_NULL, null=True, blank=True, related_name="notices")
    due_at = models.DateTimeField()
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = [F("read_at").asc(nulls_first=True), "-due_at", "-id"]
        indexes = [
            models.Index(fields=["recipient", "read_at", "-due_at"], name="notice_inbox"),
            models.Index(fields=["recipient", "due_at"], name="notice_for_digest",
                         condition=Q(channel="digest", mail__isnull=True, read_at__isnull=True)),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(name="notice_has_one_recipient",
                                   condition=Q(recipient__isnull=False, address="")
                                   | (Q(recipient__isnull=True) & ~Q(address=""))),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.subject

    def wording(self, language: str) -> Any:
        """Return subject, lines and label of the link in a language."""
        return rules.in_language(self.texts, language)

    @property
    def subject(self) -> str:
        """What it is about, in the language of the page."""
        return str(self.wording(get_language() or "nl")["subject"])

    @property
    def lines(self) -> list[str]:
        """What it says, in the language of the page."""
        return list(self.wording(get_language() or "nl")["lines"])

    @property
    def url_label(self) -> str:
        """What its link says, in the language of the page."""
        return str(self.wording(get_language() or "nl")["url_label"])


class Preference(models.Model):
    """How somebody wants to be told of one kind; whoever has no account can only be mailed or not."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    address = models.EmailField(_("e-mail address"), blank=True, default="")
    kind = models.CharField(_("kind"), max_length=40)
    channel = models.CharField(max_length=8, choices=Channel.choices)

    objects = models.Manager()

    class Meta:
        ordering = ["kind", "id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="preference_once_per_person"),
            models.UniqueConstraint(fields=["address", "kind"], condition=~Q(address=""),
                                    name="preference_once_per_address"),
            models.CheckConstraint(name="preference_of_one_person",
                                   condition=Q(user__isnull=False, address="")
                                   | (Q(user__isnull=True) & ~Q(address=""))),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.user or self.address} {self.kind}: {self.channel}"


class Calendar(models.Model):
    """An address for a calendar program: with everything of one person, or with one trajectory, until revoked.

    Whoever has the address reads the calendar without signing in, so it cannot be guessed, and it is renewed or
    revoked at any moment. A discreet calendar shows no titles, for whoever shares an agenda with colleagues.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    topic_id = models.UUIDField(null=True, blank=True)
    is_discreet = models.BooleanField(_("Without titles"), default=False)
    token = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["user"], name="calendar_of_everything_once",
                                    condition=Q(topic_id__isnull=True, revoked_at__isnull=True)),
            models.UniqueConstraint(fields=["user", "topic_id"], name="calendar_of_a_topic_once",
                                    condition=Q(topic_id__isnull=False, revoked_at__isnull=True)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.user} {self.topic_id or ''}"


class DigestChoice(models.Model):
    """When a person gets one mail with everything that waits; without a row every working day at eight."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    rhythm = models.CharField(_("How often"), max_length=6, choices=Rhythm.choices, default=Rhythm.DAILY)
    weekday = models.PositiveSmallIntegerField(_("Day of the week"), choices=Weekday.choices, default=Weekday.MONDAY)
    hour = models.PositiveSmallIntegerField(_("Hour"), default=8, validators=[MaxValueValidator(23)])

    objects = models.Manager()

    class Meta:
        ordering = ["user_id"]
        constraints = [
            models.CheckConstraint(name="digest_hour_exists", condition=Q(hour__lte=23)),
            models.CheckConstraint(name="digest_weekday_exists", condition=Q(weekday__lte=6)),
        ]

    def __str__(self) -> str:
        return f"{self.rhythm} {self.hour}:00"
