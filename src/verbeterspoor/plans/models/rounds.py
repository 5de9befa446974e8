"""A round in which executors are asked how it is going, the links that open it, and how the town reminds."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.models import Municipality, Organisation, Unit
from verbeterspoor.plans.choices import RoundStatus

from .action import Action, ActionPart
from .bodies import one_body
from .plan import Plan


class Round(models.Model):
    """A round of progress: which actions are asked about, from when, and until which day."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="rounds")
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    message = models.TextField(_("message to the executors"), blank=True, default="")
    status = models.CharField(_("status"), max_length=8, choices=RoundStatus.choices, default=RoundStatus.OPEN)
    opened_at = models.DateTimeField()
    opened_by_id = models.UUIDField()
    due_date = models.DateField(_("answer by"))
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["plan_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="round_number_once_per_plan"),
            models.CheckConstraint(
                name="round_closed_has_moment",
                condition=Q(status="open", closed_at__isnull=True) | Q(status="closed", closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RoundItem(models.Model):
    """One question of a round: how is it going with this action, or with this part of it?"""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="items")
    action = models.ForeignKey(Action, models.CASCADE, related_name="asked_in")
    part = models.ForeignKey(ActionPart, models.CASCADE, null=True, blank=True, related_name="asked_in")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["round_id", "id"]
        constraints = [
            one_body("round_asks_one_body"),
            models.UniqueConstraint(fields=["round", "action"], name="action_asked_once_per_round",
                                    condition=Q(part__isnull=True)),
            models.UniqueConstraint(fields=["round", "part"], name="part_asked_once_per_round",
                                    condition=Q(part__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.round_id}: {self.action_id}"

    @property
    def thing(self) -> Action | ActionPart:
        """What is asked about: the part, or the action itself."""
        return self.part or self.action


class RoundLink(models.Model):
    """A link in a mail opens one person's form for one round, and nothing else (rule `mail-links`).

    Only the hash of the token is kept; it expires with the round and can be revoked.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="links")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["round_id", "id"]
        constraints = [models.CheckConstraint(name="link_ends_after_it_begins",
                                              condition=Q(expires_at__gt=models.F("made_at")))]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.round_id}: {self.user_id}"


class ReminderSettings(models.Model):
    """How a municipality reminds: days before and after a due date, when to escalate, whether links are mailed."""

    municipality = models.OneToOneField(Municipality, models.CASCADE, related_name="+", primary_key=True)
    days_before = models.JSONField(_("days before"), default=list)
    days_after = models.JSONField(_("days after"), default=list)
    escalate_after_days = models.PositiveIntegerField(_("escalate after days"), default=14)
    mails_links = models.BooleanField(_("mail links that open a form"), default=True)

    objects = models.Manager()

    class Meta:
        ordering = ["municipality_id"]

    def __str__(self) -> str:
        return str(self.municipality)
