"""The decision list of a meeting, public and internal, made by rule (rule `decision-list`)."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.choices import Disclosure, ListStatus
from verbeterspoor.organisations.models import Municipality

from .meeting import Meeting, MeetingBody
from .outcome import Outcome
from .secrecy import Secrecy


class DecisionList(models.Model):
    """The list of one meeting, or of what was decided by consent on one day; the public face shows less of it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    body = models.ForeignKey(MeetingBody, models.PROTECT, related_name="lists")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="lists")
    decided_date = models.DateField(_("decided on"))
    status = models.CharField(max_length=11, choices=ListStatus.choices, default=ListStatus.PROVISIONAL)
    made_at = models.DateTimeField()
    final_at = models.DateTimeField(null=True, blank=True)
    final_by_name = models.CharField(max_length=200, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()

    class Meta:
        ordering = ["-decided_date", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting"], name="one_list_per_meeting",
                                    condition=Q(meeting__isnull=False)),
            models.UniqueConstraint(fields=["body", "decided_date"], name="one_consent_list_per_day",
                                    condition=Q(meeting__isnull=True)),
            models.CheckConstraint(name="final_list_has_a_moment",
                                   condition=Q(status="provisional", final_at__isnull=True)
                                   | Q(status="final", final_at__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.body} {self.decided_date}"


class ListLine(models.Model):
    """One line: an outcome with its title, text, explanation and openness as they are on the list."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    decision_list = models.ForeignKey(DecisionList, models.CASCADE, related_name="lines")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="lines")
    order = models.PositiveSmallIntegerField(default=1)
    number = models.CharField(_("number"), max_length=20, blank=True, default="")
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("decision"))
    explanation = models.TextField(_("public explanation"), blank=True, default="")
    disclosure = models.CharField(_("openness"), max_length=6, choices=Disclosure.choices)
    public_from = models.DateField(_("public from"), null=True, blank=True)
    secrecy = models.ForeignKey(Secrecy, models.PROTECT, null=True, blank=True, related_name="lines")

    objects = models.Manager()

    class Meta:
        ordering = ["decision_list_id", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["decision_list", "outcome"], name="outcome_once_on_a_list"),
            models.CheckConstraint(name="line_public_later_has_a_day",
                                   condition=~Q(disclosure="later") | Q(public_from__isnull=False)),
            models.CheckConstraint(name="secret_line_has_its_secrecy",
                                   condition=~Q(disclosure="secret") | Q(secrecy__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title
