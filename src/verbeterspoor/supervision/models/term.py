"""A date or term with an owner, as it was said."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.models import SourceQuote
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import TermKind, TermStatus, TermUnit
from verbeterspoor.trajectories.models import Trajectory

from .audience import OUTSIDE
from .investigation import Investigation


class TermQuerySet(models.QuerySet["Term"]):
    """Terms, as far as somebody may see them."""

    def visible_to(self, actor: Actor) -> TermQuerySet:
        """Keep what `rules.can_see_term` allows."""
        own = self.filter(trajectory__municipality_id=actor.municipality_id)
        if actor.is_inside:
            return own
        if not actor.has(*OUTSIDE):
            return own.none()
        taking_part = own.filter(trajectory__in=Trajectory.objects.visible_to(actor).values("pk"))
        return taking_part.filter(
            Q(owner_organisation_id__in=actor.organisation_ids) | Q(owner_unit_id__in=actor.unit_ids)
        )


class Term(models.Model):
    """A date or term with an owner: a day, an interval, a moment, or one that counts from a moment to be chosen.

    `end_date` is the last allowed day; "before 1 March 2020" ends on 29 February. A relative term ("after a year") has
    an amount and unit; a person picks the anchor, and `anchor_date` then fixes `end_date`.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="+")
    investigation = models.ForeignKey(
        Investigation, models.SET_NULL, null=True, blank=True, related_name="terms", verbose_name=_("investigation")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=TermKind.choices)
    status = models.CharField(_("status"), max_length=8, choices=TermStatus.choices, default=TermStatus.OPEN)
    title = models.CharField(_("what"), max_length=300)
    said = models.CharField(_("as it was said"), max_length=200, blank=True, default="")
    start_date = models.DateField(_("from"), null=True, blank=True)
    end_date = models.DateField(_("at the latest"), null=True, blank=True)
    at = models.DateTimeField(_("moment"), null=True, blank=True)
    amount = models.PositiveSmallIntegerField(_("amount"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=12, choices=TermUnit.choices, blank=True, default="")
    anchor_text = models.CharField(_("counts from"), max_length=200, blank=True, default="")
    anchor_date = models.DateField(_("counts from day"), null=True, blank=True)
    owner_organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    owner_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    owner_text = models.CharField(_("who must do it"), max_length=200, blank=True, default="")
    quote = models.ForeignKey(SourceQuote, models.PROTECT, null=True, blank=True, related_name="+")
    is_example = models.BooleanField(default=False)
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by_id = models.UUIDField(null=True, blank=True)
    closing_note = models.TextField(_("explanation"), blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = [F("end_date").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(name="term_dates_in_order",
                                   condition=Q(start_date__isnull=True) | Q(end_date__isnull=True)
                                   | Q(end_date__gte=F("start_date"))),
            models.CheckConstraint(name="term_closed_when_and_only_when_not_open",
                                   condition=Q(status="open", closed_at__isnull=True)
                                   | (~Q(status="open") & Q(closed_at__isnull=False))),
            models.CheckConstraint(name="term_amount_has_unit",
                                   condition=Q(amount__isnull=True, unit="") | (Q(amount__isnull=False) & ~Q(unit=""))),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def owner(self) -> str:
        """Who must do it: the body, the unit, or the words of the source."""
        return str(self.owner_organisation or self.owner_unit or self.owner_text)

    @property
    def counts_from_nowhere(self) -> bool:
        """Whether nobody chose the day it counts from yet."""
        return self.amount is not None and self.anchor_date is None

    @property
    def is_event(self) -> bool:
        """Whether it happens on its day, instead of having to be done by then."""
        return self.kind == TermKind.EVENT

    @property
    def is_before(self) -> bool:
        """Whether the source said "before" the day after the last day."""
        return rules.said_as_before(self.said, self.end_date)

    @property
    def original_date(self) -> date | None:
        """The last day as it was before anybody moved it."""
        first = next(iter(self.extensions.all()), None)
        return first.previous_date if first else self.end_date

    @property
    def times_moved(self) -> int:
        """How often the last day was moved."""
        return len(self.extensions.all())


class TermExtension(models.Model):
    """A term was moved by an act with a reason, and an interim notice before it ended (rule `term-acts`).

    `previous_date` stays readable beside the new day; `after_the_end` says that nobody moved it in time.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    term = models.ForeignKey(Term, models.CASCADE, related_name="extensions")
    previous_date = models.DateField(_("former last day"))
    previous_at = models.DateTimeField(_("former moment"), null=True, blank=True)
    new_date = models.DateField(_("new last day"))
    decided_date = models.DateField(_("decided on"))
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True, default="")
    reason = models.TextField(_("reason"))
    notice_date = models.DateField(_("interim notice on"), null=True, blank=True)
    notice_to = models.CharField(_("interim notice to"), max_length=200, blank=True, default="")
    notice_source = models.CharField(_("where the notice is found"), max_length=200, blank=True, default="")
    after_the_end = models.BooleanField(_("moved after the term ended"), default=False)
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["term_id", "id"]
        constraints = [
            models.CheckConstraint(name="term_is_moved_to_a_later_day",
                                   condition=Q(new_date__gt=F("previous_date"))),
            models.CheckConstraint(name="term_is_moved_with_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(name="term_is_moved_in_time_or_says_after_the_end",
                                   condition=Q(after_the_end=True, decided_date__gt=F("previous_date"))
                                   | Q(after_the_end=False, decided_date__lte=F("previous_date"))),
            models.CheckConstraint(name="term_is_moved_with_an_interim_notice",
                                   condition=Q(after_the_end=True)
                                   | (Q(notice_date__isnull=False, notice_date__lte=F("previous_date"))
                                      & ~Q(notice_to=""))),
            models.UniqueConstraint(fields=["term", "previous_date"], name="term_is_moved_once_from_a_day"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.term_id}: {self.previous_date} → {self.new_date}"
