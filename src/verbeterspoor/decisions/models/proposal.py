"""A proposal as a record: its form, its answers, numbered points, considerations, attachments and consultations."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.choices import (
    ConsiderationKind,
    ConsultationKind,
    Disclosure,
    FollowUp,
    Handling,
    ProposalStatus,
)
from verbeterspoor.decisions.rules import KEEPS_SECRETS
from verbeterspoor.documents.models import StoredFile
from verbeterspoor.organisations.models import Municipality, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from .meeting import Meeting
from .secrecy import Secrecy
from .template import TemplateField, TemplateVersion


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposals, as far as somebody may see them."""

    def visible_to(self, actor: Actor) -> ProposalQuerySet:
        """Keep what `rules.can_see_proposal` allows: the town hall its own; nobody outside, nor the clerk."""
        own = self.filter(municipality_id=actor.municipality_id)
        if not actor.is_inside:
            return own.none()
        if actor.has(*KEEPS_SECRETS):
            return own
        return own.exclude(Q(disclosure=Disclosure.SECRET) & ~Q(author_id=actor.user_id))


class Proposal(models.Model):
    """A proposal to a body, on a version of the municipality's form.

    What the product acts on (subject, latest date, portfolio holder, openness, follow-up, public explanation) stands in
    columns; every other answer of the form is a `ProposalValue`.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="+")
    template_version = models.ForeignKey(TemplateVersion, models.PROTECT, related_name="proposals")
    status = models.CharField(max_length=9, choices=ProposalStatus.choices, default=ProposalStatus.DRAFT)
    status_since = models.DateTimeField()
    subject = models.CharField(_("subject"), max_length=300)
    handling = models.CharField(_("discussion or consent"), max_length=10, choices=Handling.choices,
                                default=Handling.DISCUSSION)  # fmt: skip
    latest_date = models.DateField(_("latest handling date"), null=True, blank=True)
    latest_reason = models.CharField(_("why this date"), max_length=300, blank=True, default="")
    publication_at = models.DateTimeField(_("must be public at"), null=True, blank=True)
    portfolio_holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True,
                                         related_name="+", verbose_name=_("portfolio holder"))  # fmt: skip
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author"))
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit"))
    disclosure = models.CharField(_("openness"), max_length=6, choices=Disclosure.choices, default=Disclosure.PUBLIC)
    public_from = models.DateField(_("public from"), null=True, blank=True)
    secrecy = models.ForeignKey(Secrecy, models.PROTECT, null=True, blank=True, related_name="proposals")
    follow_up = models.CharField(_("what follows"), max_length=16, choices=FollowUp.choices, default=FollowUp.NONE)
    public_explanation = models.TextField(_("explanation for the public decision list"), blank=True, default="")
    case_number = models.CharField(_("case number"), max_length=60, blank=True, default="")
    link = models.URLField(_("address in the system where it is decided"), max_length=500, blank=True, default="")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="proposals")
    agenda_number = models.CharField(_("number on the agenda"), max_length=20, blank=True, default="")
    source_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(_("why it was not pursued"), blank=True, default="")
    is_example = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(name="proposal_public_later_has_a_day",
                                   condition=~Q(disclosure="later") | Q(public_from__isnull=False)),
            models.CheckConstraint(name="proposal_withdrawn_with_a_reason",
                                   condition=~Q(status="withdrawn") | ~Q(withdrawn_reason="")),
            models.CheckConstraint(name="proposal_submitted_has_a_moment",
                                   condition=~Q(status__in=["submitted", "decided"]) | Q(submitted_at__isnull=False)),
        ]  # fmt: skip
        indexes = [models.Index(fields=["municipality", "status", "-created_at"], name="proposal_list")]

    def __str__(self) -> str:
        return self.subject


class ProposalValue(models.Model):
    """The answer to one field of the form that has no column of its own."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="values")
    field = models.ForeignKey(TemplateField, models.PROTECT, related_name="+")
    text = models.TextField(blank=True, default="")
    day = models.DateField(null=True, blank=True)
    yes = models.BooleanField(null=True, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")

    objects = models.Manager()

    class Meta:
        ordering = ["proposal_id", "field__order", "id"]
        constraints = [models.UniqueConstraint(fields=["proposal", "field"], name="field_answered_once")]

    def __str__(self) -> str:
        return f"{self.field}: {self.text[:40]}"


class DecisionPoint(models.Model):
    """A numbered decision point; its text is exact, and locked once decided (rule `numbered-points`)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="points")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("proposed decision"))
    goes_to_council = models.BooleanField(_("goes to the council"), default=False)
    disclosure = models.CharField(_("openness"), max_length=6, choices=Disclosure.choices, default=Disclosure.PUBLIC)
    public_from = models.DateField(_("public from"), null=True, blank=True)
    secrecy = models.ForeignKey(Secrecy, models.PROTECT, null=True, blank=True, related_name="points")

    objects = models.Manager()

    class Meta:
        ordering = ["proposal_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="point_numbered_once"),
            models.CheckConstraint(name="point_public_later_has_a_day",
                                   condition=~Q(disclosure="later") | Q(public_from__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.text[:60]}"


class Consideration(models.Model):
    """An argument, caveat or alternative; an argument serves a point and carries its number (1.1)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="considerations")
    point = models.ForeignKey(DecisionPoint, models.CASCADE, null=True, blank=True, related_name="considerations")
    kind = models.CharField(_("kind"), max_length=11, choices=ConsiderationKind.choices)
    order = models.PositiveSmallIntegerField(default=1)
    number = models.CharField(_("number"), max_length=10, blank=True, default="")
    text = models.TextField(_("text"))

    objects = models.Manager()

    class Meta:
        ordering = ["proposal_id", "kind", "order", "id"]
        constraints = [
            models.CheckConstraint(name="argument_serves_a_point",
                                   condition=~Q(kind="argument") | Q(point__isnull=False)),
            models.UniqueConstraint(fields=["proposal", "kind", "number"], name="consideration_numbered_once",
                                    condition=~Q(number="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.text[:60]}".strip()


class Consultation(models.Model):
    """With whom a proposal was discussed, when, on what, and what they said."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="consultations")
    field = models.ForeignKey(TemplateField, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(_("kind"), max_length=9, choices=ConsultationKind.choices)
    with_whom = models.CharField(_("with whom"), max_length=200)
    held_date = models.DateField(_("on"), null=True, blank=True)
    about = models.CharField(_("on what"), max_length=300, blank=True, default="")
    said = models.TextField(_("what they said"), blank=True, default="")
    not_applicable = models.BooleanField(_("does not apply"), default=False)

    objects = models.Manager()

    class Meta:
        ordering = ["proposal_id", "held_date", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.with_whom}"
