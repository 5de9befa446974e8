"""Who looked at what, and what they found: investigations, reports, findings, first impressions, measures, terms."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.models import Paper, SourceQuote
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Share, Trajectory

from . import rules
from .choices import FindingKind, ReportVersion, TermKind, TermStatus, TermUnit, Trigger, Verdict

OUTSIDE = (Role.PARTNER, Role.INSPECTOR, Role.AUDITOR)


def investigated_by(actor: Actor, path: str) -> Q:
    """Match what a body of this person investigated, itself or as part of bodies that work together."""
    if not actor.has(Role.INSPECTOR, Role.AUDITOR):
        return Q(pk__in=[])
    bodies = Organisation.objects.filter(Q(pk__in=actor.organisation_ids) | Q(bodies__in=actor.organisation_ids))
    through = Investigation.bodies.through.objects.filter(organisation_id__in=bodies.values("pk"))
    return Q(**{f"{path}__in": through.values("investigation_id")})


def shared_with(actor: Actor) -> models.QuerySet[Share]:
    """Return what was shared with the organisations and units of this person."""
    theirs = Q(party__organisation_id__in=actor.organisation_ids) | Q(party__unit_id__in=actor.unit_ids)
    return Share.objects.filter(theirs)


class ReportQuerySet(models.QuerySet["Report"]):
    """Reports, as far as somebody may see them."""

    def visible_to(self, actor: Actor) -> ReportQuerySet:
        """Keep all for the town hall, the own ones for the body that investigated, and what was shared."""
        own = self.filter(investigation__trajectory__municipality_id=actor.municipality_id)
        if actor.is_inside:
            return own
        if not actor.has(*OUTSIDE):
            return own.none()
        taking_part = own.filter(investigation__trajectory__in=Trajectory.objects.visible_to(actor).values("pk"))
        shared = Q(public_id__in=shared_with(actor).values("shared_id"))
        return taking_part.filter(shared | investigated_by(actor, "investigation_id"))


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings, as far as somebody may see them."""

    def visible_to(self, actor: Actor) -> FindingQuerySet:
        """Keep what `rules.can_see_finding` allows: the findings of reports this person sees."""
        seen = Report.objects.visible_to(actor).values("pk")
        also = Finding.also_in.through.objects.filter(report_id__in=seen).values("finding_id")
        return self.filter(Q(report_id__in=seen) | Q(pk__in=also))


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


class Investigation(models.Model):
    """A body looks at something, with a purpose, a question and a reason to start."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    bodies = models.ManyToManyField(Organisation, related_name="+", verbose_name=_("carried out by"))
    purpose = models.TextField(_("purpose"), blank=True, default="")
    question = models.TextField(_("question"), blank=True, default="")
    trigger = models.CharField(_("reason to start"), max_length=20, choices=Trigger.choices, blank=True, default="")
    trigger_text = models.CharField(_("reason in words"), max_length=300, blank=True, default="")
    commissioned_by = models.CharField(_("commissioned by"), max_length=160, blank=True, default="")
    started_date = models.DateField(_("started"), null=True, blank=True)
    started_text = models.CharField(_("start in words"), max_length=80, blank=True, default="")

    objects = models.Manager()

    class Meta:
        ordering = ["started_date", "id"]

    def __str__(self) -> str:
        return self.title


class Report(models.Model):
    """A version of a report of an investigation."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="reports")
    title = models.CharField(_("title"), max_length=300)
    version = models.CharField(_("version"), max_length=12, choices=ReportVersion.choices, default=ReportVersion.FINAL)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    dated = models.DateField(_("date"), null=True, blank=True)
    presented_at = models.DateTimeField(_("presented"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["dated", "id"]

    def __str__(self) -> str:
        return self.title


class Finding(models.Model):
    """What a body found: good example, improvement point, recommendation or conclusion; findings form a tree."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, models.CASCADE, related_name="findings")
    also_in = models.ManyToManyField(Report, blank=True, related_name="also_findings", verbose_name=_("also found in"))
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    kind = models.CharField(_("kind"), max_length=20, choices=FindingKind.choices)
    number = models.CharField(_("number"), max_length=20, blank=True, default="")
    position = models.PositiveIntegerField(default=0)
    text = models.TextField(_("text"))
    response = models.TextField(_("response of the executive"), blank=True, default="")
    afterword = models.TextField(_("afterword"), blank=True, default="")
    addressee_organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    addressee_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    addressee_text = models.CharField(_("addressed to"), max_length=200, blank=True, default="")
    quote = models.ForeignKey(SourceQuote, models.PROTECT, null=True, blank=True, related_name="+")
    is_example = models.BooleanField(default=False)
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["report_id", "position", "id"]

    def __str__(self) -> str:
        return f"{self.number} {self.text}".strip()

    @property
    def full_number(self) -> str:
        """The number with that of the point it stands below: 1b."""
        return f"{self.parent.number}{self.number}" if self.parent else self.number

    @property
    def addressee(self) -> str:
        """To whom it is addressed: the body, the unit, or the words of the report."""
        return str(self.addressee_organisation or self.addressee_unit or self.addressee_text)


class Judgement(models.Model):
    """What a body said about a finding on a day: a new judgement is added, an old one never edited (rule `scales`)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="judgements")
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    verdict = models.CharField(_("verdict"), max_length=16, choices=Verdict.choices)
    judged_date = models.DateField(_("judged on"))
    explanation = models.TextField(_("in their words"))
    source = models.CharField(_("source"), max_length=200, blank=True, default="")
    on_behalf = models.BooleanField(default=True)
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["-judged_date", "-id"]
        constraints = [
            models.CheckConstraint(name="judgement_on_behalf_has_source",
                                   condition=Q(on_behalf=False) | ~Q(source="")),
            models.CheckConstraint(name="judgement_has_explanation", condition=~Q(explanation="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.verdict}"


class FirstImpression(models.Model):
    """What an investigating body told before there was a report."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="first_impressions")
    text = models.TextField(_("what was told"))
    told_date = models.DateField(_("told on"), null=True, blank=True)
    told_text = models.CharField(_("when, in words"), max_length=80, blank=True, default="")

    objects = models.Manager()

    class Meta:
        ordering = ["told_date", "id"]

    def __str__(self) -> str:
        return self.text


class DirectMeasure(models.Model):
    """A measure taken at once, before any report; it hangs under a first impression until the findings come."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    first_impression = models.ForeignKey(FirstImpression, models.CASCADE, related_name="measures")
    text = models.TextField(_("measure"))
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    taken_date = models.DateField(_("taken on"), null=True, blank=True)
    findings = models.ManyToManyField(Finding, blank=True, related_name="direct_measures")

    objects = models.Manager()

    class Meta:
        ordering = ["taken_date", "id"]

    def __str__(self) -> str:
        return self.text


class Term(models.Model):
    """A date or term with an owner: a day, an interval, a moment, or one that counts from a moment to be chosen.

    `end_date` is the last allowed day; "before 1 March 2020" ends on 29 February. A relative term ("after a year") has
    an amount and unit; a person picks the anchor, and `anchor_date` then fixes `end_date`.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=12, choices=TermKind.choices)
    status = models.CharField(_("status"), max_length=8, choices=TermStatus.choices, default=TermStatus.OPEN)
    title = models.CharField(_("what"), max_length=300)
    said = models.CharField(_("as it was said"), max_length=200, blank=True, default="")
    start_date = models.DateField(_("from"), null=True, blank=True)
    end_date = models.DateField(_("at the latest"), null=True, blank=True)
    at = models.DateTimeField(_("moment"), null=True, blank=True)
    amount = models.PositiveSmallIntegerField(_("amount"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=6, choices=TermUnit.choices, blank=True, default="")
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
    def is_event(self) -> bool:
        """Whether it happens on its day, instead of having to be done by then."""
        return self.kind == TermKind.EVENT

    @property
    def is_before(self) -> bool:
        """Whether the source said "before" the day after the last day."""
        return rules.said_as_before(self.said, self.end_date)
