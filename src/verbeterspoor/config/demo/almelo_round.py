"""Almelo, February 2020: a round of progress is open; one partner answered by its link, the other did not yet."""

from __future__ import annotations

from datetime import UTC, date, datetime

from verbeterspoor.plans import actions as plans
from verbeterspoor.plans.choices import Progress
from verbeterspoor.plans.models import Action, Round

from .almelo import VEILIG_THUIS, Case
from .people import YOUTH_CARE

OPENED_AT = datetime(2020, 1, 29, 8, 30, tzinfo=UTC)
ANSWERED_AT = datetime(2020, 2, 4, 13, 0, tzinfo=UTC)
READ_AT = datetime(2020, 2, 5, 8, 0, tzinfo=UTC)
ANSWER_BY = date(2020, 2, 14)
MESSAGE = "Wilt u laten weten hoe het gaat? De gemeenteraad krijgt in maart een overzicht."


def ask_round(case: Case) -> Round:
    """Ask two partners how it is going; the first one answers the next week."""
    by = case.town.actor("coordinator")
    asked = Action.objects.filter(plan__trajectory=case.trajectory, organisation__name__in=[VEILIG_THUIS, YOUTH_CARE])
    round = plans.open_round(
        plan=asked[0].plan, title="Stand van zaken, winter 2020", message=MESSAGE, due_date=ANSWER_BY, actions=asked,
        by=by, now=OPENED_AT,
    )  # fmt: skip
    answering = case.town.actor("provider")
    link = round.links.get(user_id=answering.user_id)
    for item in round.items.filter(organisation__name=YOUTH_CARE).select_related("action"):
        report = plans.report_progress(
            action=item.action, progress=Progress.DELAYED, text="De steekproef is klaar, de uitkomst komt in maart.",
            obstacles="Twee teams leverden hun plannen later aan.", evidence="Opzet van de steekproef",
            evidence_date=date(2020, 1, 30), forecast_date=date(2020, 3, 16), by=answering, now=ANSWERED_AT,
        )  # fmt: skip
        plans.accept_report(report=report, note="Gelezen. Wij wachten op de uitkomst.", by=by, now=READ_AT)
    plans.note_use(link=link, answered=True, now=ANSWERED_AT)
    return round
