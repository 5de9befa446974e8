"""Why an investigation started, how far it is, and versions of its report."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Trigger(TextChoices):
    """Why an investigation was started."""

    VOLUNTARY = "voluntary", _("At the municipality's own request")
    SAMPLE = "sample", _("Drawn at random")
    INCIDENT = "incident", _("After an incident")
    RISK = "risk", _("Selected by risk")
    COMMISSIONED = "commissioned", _("Commissioned by the council")
    PROGRAMME = "programme", _("Part of a yearly programme")
    OWN = "own", _("The municipality's own study")
    RETEST = "retest", _("Re-test of an earlier investigation")


class InvestigationStatus(TextChoices):
    """How far an investigation is; each status is entered by a dated step."""

    ANNOUNCED = "announced", _("Announced")
    FIELDWORK = "fieldwork", _("Fieldwork")
    DRAFT = "draft", _("Draft report")
    CHECK = "check", _("Factual check and response")
    FINAL = "final", _("Final report")
    PUBLISHED = "published", _("Published")
    FOLLOW_UP = "follow_up", _("Follow-up")
    CLOSED = "closed", _("Closed")


class InvestigationStep(TextChoices):
    """What happens with an investigation; the label is the button that registers it."""

    ANNOUNCE = "announce", _("It was announced")
    START = "start", _("The fieldwork has begun")
    WRITE_DRAFT = "write_draft", _("The draft report is there")
    ASK_RESPONSE = "ask_response", _("We are asked to respond to the draft")
    FINALISE = "finalise", _("The report is final")
    PUBLISH = "publish", _("The report has been published")
    FOLLOW = "follow", _("The follow-up has begun")
    CLOSE = "close", _("The investigation is closed")
    STOP = "stop", _("It ended without a report")
    REOPEN = "reopen", _("It is opened again")


class ReportVersion(TextChoices):
    """Which version of a report this is; a draft is never public."""

    DRAFT = "draft", _("Draft")
    FINAL = "final", _("Final")
    CORRECTED = "corrected", _("Corrected")


class CycleRefusal(TextChoices):
    """Why a rule about the life of an investigation refuses; the label is the sentence people read."""

    NOT_YOURS = "not_yours", _("Only a coordinator of this municipality registers how far an investigation is.")
    NOT_NOW = "not_now", _("This cannot follow on where the investigation stands now.")
    NEEDS_DAY = "needs_day", _("Say on which day it happened, or how the source says it.")
    NEEDS_REASON = "needs_reason", _("Write why, so that others understand it later.")
    IN_THE_FUTURE = "in_the_future", _("This day is still to come. Register it once it has happened.")
    OUT_OF_ORDER = "out_of_order", _("The days of the steps come in another order now. Look at the day again.")
    NOT_THE_LAST = "not_the_last", _("Only the last step can be taken back. Take back the steps after it first.")
    TAKEN_BACK = "taken_back", _("This step has been taken back already.")
    FIRST_STEP = "first_step", _("An investigation begins with being announced: correct the day instead.")
    NO_BODY = "no_body", _("Say which body or which unit of the municipality carries out the investigation.")
