"""Letters and notes to the council: their text, number, what they rest on, linked facts and signatures."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.choices import Disclosure, LetterBasis, LetterStatus, NumberState, SigningAs, TreatmentKind
from verbeterspoor.decisions.rules import KEEPS_SECRETS
from verbeterspoor.documents.models import StoredFile
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from .outcome import Outcome
from .proposal import DecisionPoint, Proposal
from .secrecy import Secrecy
from .template import TemplateField, TemplateVersion


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters, as far as somebody may see them."""

    def visible_to(self, actor: Actor) -> LetterQuerySet:
        """Keep what `rules.can_see_letter` allows: the clerk only what was handed over (rule `dual-wall`)."""
        own = self.filter(municipality_id=actor.municipality_id)
        if actor.has(*KEEPS_SECRETS):
            return own
        seen = Q(pk__in=[])
        if actor.is_inside:
            seen |= ~Q(disclosure=Disclosure.SECRET) | Q(author_id=actor.user_id)
        if actor.has(Role.COUNCIL_CLERK):
            seen |= Q(status=LetterStatus.HANDED_OVER)
        return own.filter(seen)


class NumberSeries(models.Model):
    """A series of numbers of the municipality's own (RAAD-4234); every number given out is accounted for."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    prefix = models.CharField(_("before the number"), max_length=20, blank=True, default="")
    digits = models.PositiveSmallIntegerField(_("digits at least"), default=1)
    next_number = models.PositiveIntegerField(_("next number"), default=1)

    objects = models.Manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="number_series_named_once")]

    def __str__(self) -> str:
        return self.name


class Letter(models.Model):
    """A letter or note to the council: written with the proposal, numbered from then, fixed by the decision.

    Whether it contradicts the outcome is computed by a rule from its points and their outcomes, never stored.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="+")
    template_version = models.ForeignKey(TemplateVersion, models.PROTECT, related_name="letters")
    proposal = models.ForeignKey(Proposal, models.PROTECT, null=True, blank=True, related_name="letters")
    points = models.ManyToManyField(DecisionPoint, blank=True, related_name="letters")
    status = models.CharField(max_length=11, choices=LetterStatus.choices, default=LetterStatus.DRAFT)
    status_since = models.DateTimeField()
    basis = models.CharField(_("rests on"), max_length=16, choices=LetterBasis.choices, default=LetterBasis.DECISION)
    subject = models.CharField(_("subject"), max_length=300)
    addressee = models.CharField(_("to"), max_length=200)
    dated = models.DateField(_("date"), null=True, blank=True)
    number = models.CharField(_("number"), max_length=60, blank=True, default="")
    case_number = models.CharField(_("case number"), max_length=60, blank=True, default="")
    portfolio_holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True,
                                         related_name="+", verbose_name=_("portfolio holder"))  # fmt: skip
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author"))
    disclosure = models.CharField(_("openness"), max_length=6, choices=Disclosure.choices, default=Disclosure.PUBLIC)
    public_from = models.DateField(_("public from"), null=True, blank=True)
    secrecy = models.ForeignKey(Secrecy, models.PROTECT, null=True, blank=True, related_name="letters")
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    embargo_agreed = models.CharField(_("embargo agreed with"), max_length=300, blank=True, default="")
    signed_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    handed_over_at = models.DateTimeField(null=True, blank=True)
    lapsed_reason = models.TextField(_("why it lapsed"), blank=True, default="")
    is_example = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="letter_number_once",
                                    condition=~Q(number="")),
            models.CheckConstraint(name="letter_handed_over_has_a_moment",
                                   condition=~Q(status="handed_over") | Q(handed_over_at__isnull=False)),
            models.CheckConstraint(name="letter_lapsed_with_a_reason",
                                   condition=~Q(status="lapsed") | ~Q(lapsed_reason="")),
            models.CheckConstraint(name="letter_public_later_has_a_day",
                                   condition=~Q(disclosure="later") | Q(public_from__isnull=False)),
        ]  # fmt: skip
        indexes = [models.Index(fields=["municipality", "status", "-created_at"], name="letter_list")]

    def __str__(self) -> str:
        return f"{self.number} {self.subject}".strip()


class NumberUse(models.Model):
    """A number that was given out: to a letter, or lapsed with a reason; it is never given out again."""

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="uses")
    value = models.PositiveIntegerField()
    text = models.CharField(max_length=60)
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, blank=True, related_name="number_uses")
    state = models.CharField(max_length=6, choices=NumberState.choices, default=NumberState.USED)
    reason = models.CharField(_("why it lapsed"), max_length=300, blank=True, default="")
    given_at = models.DateTimeField()

    objects = models.Manager()

    class Meta:
        ordering = ["series_id", "-value"]
        constraints = [
            models.UniqueConstraint(fields=["series", "value"], name="number_given_out_once"),
            models.CheckConstraint(name="number_lapsed_with_a_reason", condition=Q(state="used") | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.text


class LetterValue(models.Model):
    """The text of one section of a letter, as cleaned rich text."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="values")
    field = models.ForeignKey(TemplateField, models.PROTECT, related_name="+")
    text = models.TextField(blank=True, default="")

    objects = models.Manager()

    class Meta:
        ordering = ["letter_id", "field__order", "id"]
        constraints = [models.UniqueConstraint(fields=["letter", "field"], name="section_written_once")]

    def __str__(self) -> str:
        return f"{self.field}: {self.text[:40]}"


class LinkedFact(models.Model):
    """A fact of the trajectory that was put into a text; it warns when the trajectory says otherwise now."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    letter = models.ForeignKey(Letter, models.CASCADE, null=True, blank=True, related_name="facts")
    proposal = models.ForeignKey(Proposal, models.CASCADE, null=True, blank=True, related_name="facts")
    key = models.CharField(max_length=80)
    value = models.CharField(max_length=500)
    inserted_at = models.DateTimeField()
    kept_value = models.CharField(max_length=500, blank=True, default="")
    kept_reason = models.CharField(_("why the old value stays"), max_length=300, blank=True, default="")

    objects = models.Manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="fact_of_one_text",
                                   condition=Q(letter__isnull=False, proposal__isnull=True)
                                   | Q(letter__isnull=True, proposal__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"


class Adaptation(models.Model):
    """A letter was brought in line with an amended outcome: which outcome, what was changed, by whom."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="adaptations")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="adaptations")
    note = models.TextField(_("what was changed"))
    adapted_at = models.DateTimeField()
    adapted_by_id = models.UUIDField()
    adapted_by_name = models.CharField(max_length=200)

    objects = models.Manager()

    class Meta:
        ordering = ["letter_id", "id"]
        constraints = [models.UniqueConstraint(fields=["letter", "outcome"], name="letter_adapted_once_per_outcome")]

    def __str__(self) -> str:
        return f"{self.letter_id} ~ {self.outcome_id}"


class Signature(models.Model):
    """Somebody signed a letter, as what and on which day; by mandate only with the decision that gives it."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="signatures")
    signing_as = models.CharField(_("as"), max_length=16, choices=SigningAs.choices)
    name = models.CharField(_("name under the letter"), max_length=200)
    signed_date = models.DateField(_("on"))
    by_mandate = models.BooleanField(_("by mandate"), default=False)
    mandate = models.CharField(_("mandate decision"), max_length=300, blank=True, default="")
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField()

    objects = models.Manager()

    class Meta:
        ordering = ["letter_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "signing_as"], name="signed_once_as_this"),
            models.CheckConstraint(name="mandate_cites_its_decision",
                                   condition=Q(by_mandate=False, mandate="") | (Q(by_mandate=True) & ~Q(mandate=""))),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.signing_as} {self.signed_date}"


class Attachment(models.Model):
    """An attachment of a proposal or letter, with its order and number: a file, or a letter of our own."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    proposal = models.ForeignKey(Proposal, models.CASCADE, null=True, blank=True, related_name="attachments")
    letter = models.ForeignKey(Letter, models.CASCADE, null=True, blank=True, related_name="attachments")
    order = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("title"), max_length=300)
    number = models.CharField(_("number"), max_length=60, blank=True, default="")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    own_letter = models.ForeignKey(Letter, models.PROTECT, null=True, blank=True, related_name="attached_to")
    disclosure = models.CharField(_("openness"), max_length=6, choices=Disclosure.choices, default=Disclosure.PUBLIC)
    secrecy = models.ForeignKey(Secrecy, models.PROTECT, null=True, blank=True, related_name="attachments")

    objects = models.Manager()

    class Meta:
        ordering = ["proposal_id", "letter_id", "order", "id"]
        constraints = [
            models.CheckConstraint(name="attachment_of_one_document",
                                   condition=Q(proposal__isnull=False, letter__isnull=True)
                                   | Q(proposal__isnull=True, letter__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Treatment(models.Model):
    """What the council did with a letter, as its clerk registered it: it comes back on the trail."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="treatments")
    kind = models.CharField(_("what the council did"), max_length=9, choices=TreatmentKind.choices)
    on_date = models.DateField(_("on"))
    where = models.CharField(_("in which meeting"), max_length=200, blank=True, default="")
    note = models.TextField(_("explanation"), blank=True, default="")
    link = models.URLField(_("address"), max_length=500, blank=True, default="")
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField()

    objects = models.Manager()

    class Meta:
        ordering = ["letter_id", "on_date", "id"]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.kind} {self.on_date}"
