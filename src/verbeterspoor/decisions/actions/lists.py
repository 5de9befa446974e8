"""The decision list of a meeting: make it by rule, bring it up to date, set a line's openness, make it final."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import Disclosure, ListStatus, Refusal
from verbeterspoor.decisions.models import DecisionList, ListLine, Meeting, MeetingBody, Outcome, Secrecy
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.organisations.rules import Actor

from .records import change, record


@transaction.atomic
def make_list(*, meeting: Meeting, by: Actor, now: datetime) -> DecisionList:
    """Make the list of a meeting from the outcomes registered in it, or bring it up to date."""
    rules.check_is_secretariat(by, meeting.body.municipality_id, Refusal.NOT_THE_SECRETARIAT.label)
    outcomes = queries.outcomes_in(meeting)
    rules.check_can_make_list(meeting, now=now, number_of_outcomes=len(outcomes))
    made, is_new = DecisionList.objects.get_or_create(
        meeting=meeting,
        defaults={
            "municipality_id": meeting.body.municipality_id, "body": meeting.body,
            "decided_date": day_of(meeting.starts_at), "made_at": now,
        },
    )  # fmt: skip
    return _fill(made, outcomes, is_new, by, now)


@transaction.atomic
def make_consent_list(*, body: MeetingBody, decided_date: date, by: Actor, now: datetime) -> DecisionList:
    """Make the list of what a body decided by consent on one day, or bring it up to date."""
    rules.check_is_secretariat(by, body.municipality_id, Refusal.NOT_THE_SECRETARIAT.label)
    outcomes = queries.outcomes_by_consent(body, decided_date)
    rules.check_something_decided(len(outcomes))
    made, is_new = DecisionList.objects.get_or_create(
        body=body, decided_date=decided_date, meeting=None,
        defaults={"municipality_id": body.municipality_id, "made_at": now},
    )  # fmt: skip
    return _fill(made, outcomes, is_new, by, now)


def _fill(made: DecisionList, outcomes: list[Outcome], is_new: bool, by: Actor, now: datetime) -> DecisionList:
    """Give a provisional list one line per outcome; what a person chose on a line that stays is kept."""
    rules.check_is_provisional(made.status)
    known = {line.outcome_id: line for line in made.lines.all()}
    made.lines.exclude(outcome__in=outcomes).delete()
    for order, outcome in enumerate(outcomes, 1):
        proposal = outcome.point.proposal
        said = {
            "order": order, "title": proposal.subject, "text": outcome.text,
            "number": ".".join(filter(None, [proposal.agenda_number, str(outcome.point.number)])),
        }  # fmt: skip
        if outcome.pk in known:
            ListLine.objects.filter(pk=known[outcome.pk].pk).update(**said)
            continue
        openness = rules.openness_of(proposal, outcome.point)
        secret_without_ground = openness.disclosure == Disclosure.SECRET and openness.secrecy_id is None
        rules.check_line(
            title=proposal.subject, disclosure=openness.disclosure, public_from=openness.public_from,
            has_secrecy=not secret_without_ground,
        )  # fmt: skip
        ListLine.objects.create(
            decision_list=made, outcome=outcome, explanation=proposal.public_explanation, **said,
            disclosure=openness.disclosure, public_from=openness.public_from, secrecy_id=openness.secrecy_id,
        )  # fmt: skip
    record("list.made" if is_new else "list.renewed", made, by, now, {"lines": len(outcomes)})
    return made


@transaction.atomic
def change_line(
    *,
    line: ListLine,
    explanation: str,
    disclosure: str,
    public_from: date | None = None,
    secrecy: Secrecy | None = None,
    by: Actor,
    now: datetime,
) -> ListLine:
    """Set the public explanation and the openness of a line as long as its list is provisional."""
    rules.check_is_secretariat(by, line.decision_list.municipality_id, Refusal.NOT_THE_SECRETARIAT.label)
    rules.check_is_provisional(line.decision_list.status)
    documents.check_no_client_data(explanation)
    secrecy = secrecy if disclosure == Disclosure.SECRET else None
    public_from = public_from if disclosure == Disclosure.LATER else None
    rules.check_line(
        title=line.title, disclosure=disclosure, public_from=public_from, has_secrecy=secrecy is not None
    )  # fmt: skip
    before = line.disclosure
    ListLine.objects.filter(pk=line.pk).update(
        explanation=explanation, disclosure=disclosure, public_from=public_from, secrecy=secrecy
    )
    line.refresh_from_db()
    codes = {"line": str(line.public_id), "from": before, "to": disclosure}
    record("list.line_changed", line.decision_list, by, now, codes)
    return line


@transaction.atomic
def finish_list(*, decision_list: DecisionList, by: Actor, now: datetime) -> DecisionList:
    """Make a list final: nothing on it changes after that."""
    rules.check_is_secretariat(by, decision_list.municipality_id, Refusal.NOT_THE_SECRETARIAT.label)
    rules.check_is_provisional(decision_list.status)
    lines = list(decision_list.lines.select_related("outcome"))
    rules.check_can_be_final(lines, undecided=queries.undecided_points(decision_list))
    change(decision_list, decision_list.version, status=ListStatus.FINAL, final_at=now, final_by_name=by.name)
    record("list.final", decision_list, by, now, {"lines": len(lines)})
    return decision_list
