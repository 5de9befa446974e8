"""How the inspection of Almelo went on: draft and response, publication, follow-up, and heightened supervision.

That the report was presented on 18 April 2017 is public; the other steps, the answers and the heightened supervision
are examples and say so.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import InvestigationStep, TermKind
from verbeterspoor.supervision.models import Report

from .almelo import SECTOR, Case
from .people import TSD, YOUTH_CARE

DRAFT_AT = datetime(2017, 2, 20, 9, 0, tzinfo=UTC)
FOLLOWED_AT = datetime(2017, 9, 4, 9, 0, tzinfo=UTC)


def respond_to_draft(case: Case) -> None:
    """Register as an example that the town was asked to check the facts before the report was final."""
    by = case.town.actor("coordinator")
    for step, day, note in (
        (InvestigationStep.WRITE_DRAFT, date(2017, 2, 13), "Het concept kwam per beveiligde mail (voorbeeld)."),
        (InvestigationStep.ASK_RESPONSE, date(2017, 2, 20), "Feiten nakijken binnen twee weken (voorbeeld)."),
    ):
        supervision.register_step(
            investigation=case.inspection, step=step, happened_date=day, who=TSD, note=note, by=by, now=DRAFT_AT
        )


def answer_report(case: Case, report: Report) -> None:
    """Register the response of the executive as a whole, as an example."""
    supervision.respond_to_report(
        report=report, edition=report.edition, response_date=date(2017, 4, 18), afterword="",
        response="Het college herkent de bevindingen. De reactie staat in de raadsbrief RAAD-4234 (voorbeeld).",
        by=case.town.actor("coordinator"), now=FOLLOWED_AT,
    )  # fmt: skip


def follow_up(case: Case) -> None:
    """Register as an example that the inspectorates followed what came of it."""
    supervision.register_step(
        investigation=case.inspection, step=InvestigationStep.FOLLOW, happened_date=date(2017, 9, 4), who=TSD,
        note="Eerste gesprek over de voortgang (voorbeeld).", by=case.town.actor("coordinator"), now=FOLLOWED_AT,
    )  # fmt: skip


EXTENSIONS = (
    (date(2017, 11, 20), date(2018, 6, 1), "De wachttijd is korter, maar nog te lang (voorbeeld)."),
    (date(2018, 5, 15), date(2018, 12, 1), "De verbetering is nog te kort zichtbaar (voorbeeld)."),
)
"""Each extension of the example: on which day, until when, and why."""


def hold_under_supervision(case: Case) -> None:
    """Register as an example heightened supervision of the provider: imposed, extended twice, lifted."""
    by = case.town.actor("coordinator")
    period = supervision.impose_supervision(
        trajectory=case.trajectory, investigation=case.inspection, body=case.town.bodies[TSD],
        subject_organisation=case.town.bodies[YOUTH_CARE], start_date=date(2017, 6, 1), until_date=date(2017, 12, 1),
        reason="Kinderen wachten te lang op hulp (voorbeeld).", source="brief van 1 juni 2017 (voorbeeld)",
        is_example=True, by=by, now=datetime(2017, 6, 2, 9, 0, tzinfo=UTC),
    )  # fmt: skip
    for day, until, reason in EXTENSIONS:
        supervision.extend_supervision(
            period=period, acted_date=day, until_date=until, reason=reason, source="brief (voorbeeld)", by=by,
            now=datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC),
        )  # fmt: skip
    supervision.lift_supervision(
        period=period, acted_date=date(2018, 11, 5), because="improved", source="brief van 5 november 2018 (voorbeeld)",
        reason="De wachttijd is al een half jaar binnen de norm (voorbeeld).", by=by,
        now=datetime(2018, 11, 6, 9, 0, tzinfo=UTC),
    )  # fmt: skip


def move_a_term(case: Case) -> None:
    """Register as an example a term that was moved once, in time and with an interim notice."""
    by = case.town.actor("coordinator")
    term = supervision.register_term(
        trajectory=case.trajectory, investigation=case.inspection, kind=TermKind.COMMITMENT,
        title="De inspectie laten weten hoe het staat met punt 3", said="uiterlijk 14 februari 2020",
        end_date=date(2020, 2, 14), owner_unit=case.town.units[SECTOR], is_example=True, by=by,
        now=datetime(2019, 11, 19, 9, 0, tzinfo=UTC),
    )  # fmt: skip
    supervision.extend_term(
        term=term, new_date=date(2020, 3, 13), decided_date=date(2020, 1, 27), decided_by="Portefeuillehouder",
        reason="De cijfers over het vierde kwartaal komen pas in februari (voorbeeld).", notice_date=date(2020, 1, 28),
        notice_to=TSD, notice_source="mail van 28 januari 2020 (voorbeeld)", by=by,
        now=datetime(2020, 1, 28, 9, 0, tzinfo=UTC),
    )  # fmt: skip
