"""Terugmelding: tell the outcome in its exact words to those it is for, and register who opened it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import OutcomeRefusal
from verbeterspoor.decisions.models import Proposal, ReportBack, ToldTo
from verbeterspoor.decisions.queries import Message, Recipient
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.dates import said_without_weekday
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.notices.actions import Telling, tell_many
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

from .records import change, record
from .telling import title_for_a_mail

OUTCOME_TOLD = "decisions.outcome_told"


@transaction.atomic
def tell_outcome(*, proposal: Proposal, by: Actor, now: datetime) -> list[ReportBack]:
    """Tell the outcome to author, portfolio holder and coordinator, and to the clerk what goes to the council.

    It is told once; after something new was decided or revised it can be told again.
    """
    rules.check_registers_elsewhere(by, proposal.municipality_id)
    inside = queries.message_inside(proposal, day_of(now))
    if not inside.points:
        raise NotAllowed(OutcomeRefusal.NOTHING_TO_TELL.label)
    if last := queries.last_told(proposal):
        said = {"who": last.told_by_name, "day": said_without_weekday(day_of(last.told_at))}
        raise NotAllowed(OutcomeRefusal.TOLD_ALREADY.label % said)
    if not inside.recipients:
        raise NotAllowed(OutcomeRefusal.NOBODY_TO_TELL.label)
    change(proposal, proposal.version)
    messages = [inside, queries.message_to_clerk(proposal, day_of(now))]
    return [_send(proposal, message, by, now) for message in messages if message.recipients]


def _send(proposal: Proposal, message: Message, by: Actor, now: datetime) -> ReportBack:
    """Keep what is told and to whom, and send it; whoever tells it needs not be told."""
    report = ReportBack.objects.create(
        proposal=proposal, text="\n".join(queries.wording(message.points)), told_at=now, told_by_id=by.public_id,
        told_by_name=by.name,
    )  # fmt: skip
    ToldTo.objects.bulk_create(
        ToldTo(report_back=report, user=one.user, role=one.role, seen_at=now if one.user.pk == by.user_id else None)
        for one in message.recipients
    )
    others = [one for one in message.recipients if one.user.pk != by.user_id]
    tell_many([_telling(report, message, one) for one in others], now=now)
    names = ", ".join(one.user.name for one in message.recipients)
    numbers = [point.number for point, _outcome in message.points]
    words = {"who": names, "title": title_for_a_mail(proposal)}
    record("outcome.told", proposal, by, now, {"points": numbers}, words)
    return report


def _telling(report: ReportBack, message: Message, to: Recipient) -> Telling:
    """Return one message; words that not everybody inside may know stand on the page only (rule `one-visibility`)."""
    proposal = report.proposal

    def subject() -> str:
        said = {"title": title_for_a_mail(proposal)}
        return (
            _("For the council: %(title)s") % said if to.role == Role.COUNCIL_CLERK else _("Decided: %(title)s") % said
        )

    def lines() -> list[str]:
        told = []
        for point, outcome in message.points:
            if rules.is_for_all_inside(proposal, point):
                told += queries.wording([(point, outcome)])
            else:
                told.append(_("%(number)s. Closed: read it on the page.") % {"number": point.number})
        return told

    where = {"gemeente": proposal.municipality.slug, "public_id": report.public_id}
    return Telling(
        key=f"{OUTCOME_TOLD}:{report.public_id}:{to.user.public_id}", kind=OUTCOME_TOLD,
        municipality=proposal.municipality, subject=subject, lines=lines, url=reverse("decisions:told", kwargs=where),
        url_label=lambda: _("Read the outcome"), recipient_id=to.user.pk,
    )  # fmt: skip


@transaction.atomic
def see_outcome(*, report: ReportBack, by: Actor, now: datetime) -> None:
    """Register that somebody opened what was told to them; the first time counts."""
    mine = report.told_to.filter(user_id=by.user_id)
    if not mine.exists():
        raise NotAllowed(OutcomeRefusal.NOT_TOLD_TO_YOU.label)
    if mine.filter(seen_at__isnull=True).update(seen_at=now):
        record("outcome.seen", report.proposal, by, now, words={"title": title_for_a_mail(report.proposal)})
