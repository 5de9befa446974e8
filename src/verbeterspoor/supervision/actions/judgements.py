"""A body says whether a finding got better; what it said earlier stays (rules `done-accepted-proven`, `scales`)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from verbeterspoor.documents.rules import check_no_client_data
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import queries, rules
from verbeterspoor.supervision.models import Finding, Judgement

from .records import record, short


@transaction.atomic
def judge_finding(
    *,
    finding: Finding,
    body: Organisation,
    verdict: str,
    judged_date: date,
    explanation: str,
    source: str,
    on_behalf: bool,
    by: Actor,
    now: datetime,
) -> Judgement:
    """Add what a body said about a finding, by its own inspector or on behalf of it with the source."""
    trajectory = finding.report.investigation.trajectory
    rules.check_can_judge(
        by, municipality_id=trajectory.municipality_id, body_id=body.pk,
        investigating_ids=queries.investigating_ids(finding), on_behalf=on_behalf, source=source,
    )  # fmt: skip
    rules.check_judgement(explanation=explanation, judged_date=judged_date, today=day_of(now))
    check_no_client_data(explanation, source)
    judgement = Judgement.objects.create(
        finding=finding, body=body, verdict=verdict, judged_date=judged_date, explanation=explanation, source=source,
        on_behalf=on_behalf, registered_at=now, registered_by_id=by.public_id,
    )  # fmt: skip
    codes = {"verdict": str(verdict), "on_behalf": on_behalf, "judged": judged_date.isoformat()}
    words = {"body": body.name, "source": source, "note": short(explanation)}
    record("finding.judged", finding, trajectory, by, now, codes=codes, words=words)
    return judgement
