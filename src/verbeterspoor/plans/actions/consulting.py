"""Ask partners and professionals for comments on a draft plan, and end that."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation import dates
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.notices.actions import Telling, tell_many
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries, rules
from verbeterspoor.plans.choices import CommentKind, PlanStatus, PlanStep, Refusal
from verbeterspoor.plans.models import Action, Comment, Plan

from .records import record


@transaction.atomic
def ask_for_comments(*, plan: Plan, until: date, by: Actor, now: datetime) -> Plan:
    """Ask everybody who takes part for comments until a day; each of their people hears it once."""
    rules.check_can_plan(by, plan.trajectory.municipality_id)
    status = Plan.objects.select_for_update().get(pk=plan.pk).status
    today = day_of(now)
    found = rules.check_consultation_step(PlanStep.CONSULT, status, {rules.COORDINATOR}, until=until, today=today)
    if not plan.actions.exists():
        raise NotAllowed(Refusal.NO_ACTIONS.label)
    Plan.objects.filter(pk=plan.pk).update(status=found.target, consulted_until=until, version=F("version") + 1)
    plan.refresh_from_db()
    people = queries.people_taking_part(plan, today=today)
    tell_many([_asked(plan, user.pk, str(user.public_id)) for user in people], now=now)
    codes = {"from": status, "to": found.target, "until": until.isoformat(), "people": len(people)}
    record("plan.consulted", plan, by, now, codes)
    return plan


def _asked(plan: Plan, user_id: int, person: str) -> Telling:
    """Tell somebody that their comments on a draft plan are asked."""
    town, until = plan.trajectory.municipality, plan.consulted_until
    assert until is not None

    def lines() -> list[str]:
        day = {"day": dates.said(until), "town": town.name}
        return [_("%(town)s is writing an improvement plan and asks what you think of it.") % day,
                _("You can comment until %(day)s.") % day]  # fmt: skip

    return Telling(
        key=f"plans.consultation:{plan.public_id}:{until.isoformat()}:{person}", kind="plans.consultation",
        municipality=town, recipient_id=user_id, lines=lines,
        subject=lambda: _("What do you think of the draft plan “%(plan)s”?") % {"plan": plan.title},
        url=reverse("plans:draft", kwargs={"gemeente": town.slug, "public_id": plan.public_id}),
        url_label=lambda: _("Read the draft"),
    )  # fmt: skip


@transaction.atomic
def end_consultation(*, plan: Plan, by: Actor, now: datetime) -> Plan:
    """End the consultation: the plan is being written again, and its comments stay readable."""
    rules.check_can_plan(by, plan.trajectory.municipality_id)
    status = Plan.objects.select_for_update().get(pk=plan.pk).status
    found = rules.check_consultation_step(PlanStep.END_CONSULTATION, status, {rules.COORDINATOR})
    rows = Plan.objects.filter(pk=plan.pk, status=PlanStatus.CONSULTATION)
    rows.update(status=found.target, consulted_until=None, version=F("version") + 1)
    plan.refresh_from_db()
    record("plan.consultation_ended", plan, by, now, {"from": status, "to": found.target})
    return plan


@transaction.atomic
def comment_on_draft(*, plan: Plan, action: Action | None = None, text: str, by: Actor, now: datetime) -> Comment:
    """Comment on a draft plan as a whole, or on one of its actions that this person may see."""
    stored = Plan.objects.select_related("trajectory").get(pk=plan.pk)
    rules.check_can_comment(
        takes_part=queries.may_comment_on(by, stored), status=stored.status, until=stored.consulted_until,
        today=day_of(now),
    )  # fmt: skip
    rules.check_text(text)
    documents.check_no_client_data(text)
    if action and not queries.visible_actions(by).filter(pk=action.pk, plan=plan).exists():
        raise NotAllowed(Refusal.OTHER_PLAN.label)
    comment = Comment.objects.create(
        plan=plan, action=action, kind=CommentKind.CONSULTATION, text=text, written_by_id=by.public_id,
        written_by_name=by.name, written_at=now,
    )  # fmt: skip
    record("comment.given", action or plan, by, now, {"comment": str(comment.public_id)}, {"note": text})
    return comment
