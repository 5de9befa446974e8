"""An action of a plan, the parts of contributing partners, what it waits for, and its milestones."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Trim
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import ActionStatus, HeldUpBy, PartStatus, PlanStatus, Progress, Signal
from verbeterspoor.supervision.models import Finding, FirstImpression

from .bodies import one_body, theirs
from .plan import Goal, Plan


class ActionQuerySet(models.QuerySet["Action"]):
    """Actions, as far as somebody may see them, and those with a signal."""

    def visible_to(self, actor: Actor) -> ActionQuerySet:
        """Keep what `rules.can_see_action` allows."""
        own = self.filter(plan__trajectory__municipality_id=actor.municipality_id)
        if actor.is_inside:
            return own
        if not actor.has(Role.PARTNER):
            return own.none()
        contributes = Exists(ActionPart.objects.filter(theirs(actor), action_id=OuterRef("pk")))
        return own.filter(theirs(actor) | contributes, plan__status__in=[PlanStatus.CONSULTATION, PlanStatus.ADOPTED])

    def with_gaps(self) -> ActionQuerySet:
        """Keep the actions that lack something: the same as `rules.gaps`, asked of the database."""
        links = Action.findings.through.objects, Action.first_impressions.through.objects
        served = [Exists(link.filter(action_id=OuterRef("pk"))) for link in links]
        blank = self.annotate(bare_result=Trim("result"), bare_evidence=Trim("evidence_agreed"))
        return blank.exclude(status=ActionStatus.LAPSED).filter(
            Q(organisation__isnull=True, unit__isnull=True)
            | Q(bare_result="")
            | Q(bare_evidence="")
            | Q(start_date__isnull=True)
            | Q(due_date__isnull=True, is_ongoing=False)
            | Q(is_ongoing=True, review_date__isnull=True)
            | ~(served[0] | served[1])
            | lacking_parts()
        )

    def with_signal(self, signal: str, *, today: date) -> ActionQuerySet:
        """Keep the actions with a signal: the same as `rules.signals`, asked of the database."""
        return self.filter(has_signal(signal, today=today))

    def with_what_holds_up(self) -> ActionQuerySet:
        """Add what may hold each action up: the first due dependency, milestone and part that is not finished yet."""
        found: dict[str, Subquery] = {}
        for kind, (rows, name) in unfinished().items():
            of_this = rows.filter(action_id=OuterRef("pk"))
            first = of_this.filter(**{f"{name}due_date__isnull": False}).order_by(f"{name}due_date", "pk")
            found |= {f"{kind}_{fact}": Subquery(first.values(name + wanted)[:1])
                      for fact, wanted in (("due", "due_date"), ("title", "title"))}  # fmt: skip
        return self.annotate(**found)

    def with_signal_facts(self) -> ActionQuerySet:
        """Add everything that `rules.signals` looks at and that does not stand in the action itself."""
        plan = {"plan_status": F("plan__status"), "plan_adopted_date": F("plan__adopted_date")}
        return self.annotate(**plan).with_what_holds_up()


def has_signal(signal: str, *, today: date) -> Q:
    """Match the actions with a signal; what holds them up is looked up once, not for every action again."""
    running = Q(status=ActionStatus.OPEN, plan__status=PlanStatus.ADOPTED)
    late = Q(due_date__lt=today)
    if signal == Signal.LATE:
        return running & late
    if signal == Signal.SILENT:
        heard = Q(last_report_at__isnull=False) | Q(start_date__isnull=False)
        return running & heard & Q(report_due_date__lt=today)
    expected_late = Q(forecast_date__gt=F("due_date")) | Q(last_progress=Progress.STUCK)
    for rows, name in unfinished().values():
        expected_late |= Q(pk__in=rows.filter(**{f"{name}due_date__lt": today}).order_by().values("action_id"))
    return running & expected_late & (Q(due_date__isnull=True) | Q(due_date__gte=today))


def unfinished() -> dict[str, tuple[models.QuerySet[Any], str]]:
    """Return per kind what an action cannot be finished without and that is open, and where its day stands."""
    # Coalesce keeps SQLite from walking every open action for each row; it starts from the few links of this one.
    needed = Dependency.objects.alias(state=Coalesce("needs__status", Value("")))
    return {
        HeldUpBy.DEPENDENCY: (needed.filter(state=ActionStatus.OPEN), "needs__"),
        HeldUpBy.MILESTONE: (Milestone.objects.filter(reached_date__isnull=True), ""),
        HeldUpBy.PART: (ActionPart.objects.filter(status=PartStatus.OPEN), ""),
    }


def lacking_parts() -> Exists:
    """Match actions with a part that lacks evidence or a deadline: `rules.lacks_something`, asked of the database."""
    parts = ActionPart.objects.filter(action_id=OuterRef("pk")).annotate(bare=Trim("evidence_agreed"))
    return Exists(parts.filter(Q(bare="") | Q(due_date__isnull=True, action__is_ongoing=False)))


class Action(models.Model):
    """Something one organisation or unit does, with a checkable result, a start and a due date (rule `one-owner`)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="actions")
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("action"), max_length=300)
    goal = models.ForeignKey(
        Goal, models.SET_NULL, null=True, blank=True, related_name="actions", verbose_name=_("serves goal")
    )
    result = models.TextField(_("result that can be checked"), blank=True, default="")
    evidence_agreed = models.TextField(_("agreed evidence"), blank=True, default="")
    assurance = models.TextField(_("how it lasts (assurance)"), blank=True, default="")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible organisation"),
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("responsible unit")
    )
    start_date = models.DateField(_("start"), null=True, blank=True)
    due_date = models.DateField(_("due"), null=True, blank=True)
    is_ongoing = models.BooleanField(_("ongoing"), default=False)
    review_date = models.DateField(_("review on"), null=True, blank=True)
    report_interval_days = models.PositiveIntegerField(_("days between reports"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=14, choices=ActionStatus.choices, default=ActionStatus.OPEN)
    status_since = models.DateTimeField()
    accepted_by_id = models.UUIDField(null=True, blank=True)
    lapse_reason = models.TextField(_("reason"), blank=True, default="")
    last_report_at = models.DateTimeField(null=True, blank=True)
    last_progress = models.CharField(max_length=10, choices=Progress.choices, blank=True, default="")
    forecast_date = models.DateField(_("expected"), null=True, blank=True)
    report_due_date = models.DateField(_("next report by"), null=True, blank=True)
    findings = models.ManyToManyField(Finding, blank=True, related_name="+", verbose_name=_("serves findings"))
    first_impressions = models.ManyToManyField(
        FirstImpression, blank=True, related_name="+", verbose_name=_("serves first impressions")
    )
    is_example = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["plan_id", "number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="action_number_once_per_plan"),
            models.CheckConstraint(
                name="action_has_at_most_one_owner",
                condition=Q(organisation__isnull=True) | Q(unit__isnull=True),
            ),
            models.CheckConstraint(
                name="action_dates_in_order",
                condition=Q(start_date__isnull=True) | Q(due_date__isnull=True) | Q(due_date__gte=F("start_date")),
            ),
            models.CheckConstraint(
                name="action_accepted_by_somebody",
                condition=~Q(status="accepted") | Q(accepted_by_id__isnull=False),
            ),
            models.CheckConstraint(
                name="action_lapsed_with_reason", condition=~Q(status="lapsed") | ~Q(lapse_reason="")
            ),
        ]
        indexes = [models.Index(fields=["status", "due_date"], name="actions_by_due")]

    def __str__(self) -> str:
        return self.title


class ActionPart(models.Model):
    """The part of a contributing partner: a deadline, a state and evidence of its own, which roll up to the action."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.ForeignKey(Action, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("part"), max_length=300)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    due_date = models.DateField(_("due"), null=True, blank=True)
    evidence_agreed = models.TextField(_("agreed evidence"), blank=True, default="")
    status = models.CharField(_("status"), max_length=14, choices=PartStatus.choices, default=PartStatus.OPEN)
    status_since = models.DateTimeField()
    last_report_at = models.DateTimeField(null=True, blank=True)
    last_progress = models.CharField(max_length=10, choices=Progress.choices, blank=True, default="")
    forecast_date = models.DateField(_("expected"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()

    class Meta:
        ordering = ["action_id", "number", "id"]
        constraints = [
            one_body("part_is_of_one_body"),
            models.UniqueConstraint(fields=["action", "number"], name="part_number_once_per_action"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def owner_name(self) -> str:
        """Who contributes it."""
        return str(self.organisation or self.unit)


class Dependency(models.Model):
    """An action can only be finished after another one; these never run in a circle."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="dependencies")
    needs = models.ForeignKey(Action, models.CASCADE, related_name="needed_by")
    why = models.CharField(_("why"), max_length=300, blank=True, default="")

    objects = models.Manager()

    class Meta:
        ordering = ["action_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["action", "needs"], name="dependency_once"),
            models.CheckConstraint(name="dependency_on_another_action", condition=~Q(action=F("needs"))),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} → {self.needs_id}"


class Milestone(models.Model):
    """A point on the way to the result of an action, with a day."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.ForeignKey(Action, models.CASCADE, related_name="milestones")
    title = models.CharField(_("milestone"), max_length=300)
    due_date = models.DateField(_("due"))
    reached_date = models.DateField(_("reached on"), null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["action_id", "due_date", "id"]

    def __str__(self) -> str:
        return self.title
