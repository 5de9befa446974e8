"""What a body found: findings form a tree."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.models import SourceQuote
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import FindingKind, Outcome

from .report import Report


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings, as far as somebody may see them."""

    def visible_to(self, actor: Actor) -> FindingQuerySet:
        """Keep what `rules.can_see_finding` allows: the findings of reports this person sees."""
        seen = Report.objects.visible_to(actor).values("pk")
        also = Finding.also_in.through.objects.filter(report_id__in=seen).values("finding_id")
        return self.filter(Q(report_id__in=seen) | Q(pk__in=also))

    def standing(self) -> FindingQuerySet:
        """Keep what still counts: not withdrawn, and not left behind in a version that was replaced."""
        return self.filter(withdrawn_at__isnull=True, report__replaced_by__isnull=True)


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
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by_id = models.UUIDField(null=True, blank=True)
    withdrawn_reason = models.TextField(_("why it was withdrawn"), blank=True, default="")
    is_example = models.BooleanField(default=False)
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["report_id", "position", "id"]
        constraints = [
            models.CheckConstraint(name="finding_is_withdrawn_with_a_reason",
                                   condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
                                   | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""))),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.text}".strip()

    @property
    def full_number(self) -> str:
        """The number with that of the point it stands below, unless it says so itself: b below 1 is 1b, and 1b too."""
        above = self.parent.number if self.parent else ""
        rest = self.number.removeprefix(above)
        says_so = rest not in {self.number, ""} and not rest[0].isdigit()
        return self.number if says_so else f"{above}{self.number}"

    @property
    def addressee(self) -> str:
        """To whom it is addressed: the body, the unit, or the words of the report."""
        return str(self.addressee_organisation or self.addressee_unit or self.addressee_text)

    @property
    def decision(self) -> Any:
        """The decision of the council that counts now, or nothing; the last one binds (rule `finding-tree`)."""
        return next(iter(self.council_decisions.all()), None)  # type: ignore[attr-defined]

    @property
    def binding_text(self) -> str:
        """The text that binds: that of the council when it decided so, else that of the report."""
        decision = self.decision
        return decision.text if decision and decision.text else self.text

    @property
    def is_changed_by_council(self) -> bool:
        """Whether the text of the report and the text that binds differ."""
        return self.binding_text != self.text

    @property
    def last_act(self) -> Any:
        """The last act about its outcome, or nothing."""
        return next(iter(self.outcome_acts.all()), None)  # type: ignore[attr-defined]


class EarlierText(models.Model):
    """How a finding stood in a version of the report that was replaced: the original stays readable."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="earlier_texts")
    report = models.ForeignKey(Report, models.CASCADE, related_name="earlier_texts")
    number = models.CharField(_("number"), max_length=20, blank=True, default="")
    text = models.TextField(_("text"))

    objects = models.Manager()

    class Meta:
        ordering = ["report_id", "finding__position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "report"], name="finding_stands_once_in_a_version"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.text}".strip()
