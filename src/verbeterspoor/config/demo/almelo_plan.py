"""Almelo, 2016-2020: the plan, from the first impressions to what waits today. All of it is an example."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from verbeterspoor.plans import actions as plans
from verbeterspoor.plans.choices import Progress
from verbeterspoor.plans.models import Action, Plan
from verbeterspoor.supervision.models import Finding
from verbeterspoor.trajectories import actions as trajectories
from verbeterspoor.trajectories.choices import SharedKind

from .almelo import EFFECT, TEAMS, VEILIG_THUIS, Case
from .people import YOUTH_CARE

STARTED_AT = datetime(2016, 11, 7, 8, 0, tzinfo=UTC)
WRITTEN_AT = datetime(2017, 6, 12, 8, 0, tzinfo=UTC)
ADOPTED_AT = datetime(2017, 6, 27, 9, 0, tzinfo=UTC)
OF_FIRST_IMPRESSIONS = 2
"""So many actions served a first impression before there was a report."""

HALF_YEARLY = "Bespreek ieder half jaar met de wijkteams hoe het samen gaat"
EXECUTORS = {TEAMS: "unit", VEILIG_THUIS: "partner", YOUTH_CARE: "provider"}
ACTIONS: tuple[tuple[str, tuple[str, ...], str, str, str, date, date | None], ...] = (
    ("Leg één methode vast en train alle medewerkers daarin", ("1", "1a", "II"), TEAMS,
     "Alle medewerkers werken met de methode", "De methode en de lijst van getrainde medewerkers per team",
     date(2016, 11, 7), date(2018, 4, 1)),
    ("Gebruik in ieder gezin dezelfde lijst van risico's", ("2", "2a"), TEAMS,
     "In ieder lopend gezin is de lijst ingevuld", "Telling per team", date(2016, 11, 7), date(2018, 7, 1)),
    ("Schrijf bij ieder gezin op welke afweging is gemaakt", ("1b",), TEAMS,
     "Een collega kan het dossier overnemen", "Uitkomst van de jaarlijkse toets op twintig dossiers",
     date(2017, 9, 1), date(2020, 3, 1)),
    ("Bekijk de risico's opnieuw bij iedere verandering in het gezin", ("2b",), TEAMS,
     "De tweede meting staat in het dossier", "Telling per kwartaal", date(2017, 9, 1), date(2019, 4, 1)),
    ("Richt één ingang in voor alle vragen van inwoners", ("I", "II"), TEAMS,
     "Inwoners hoeven hun vraag maar één keer te stellen", "Besluit en openingsdatum",
     date(2018, 1, 1), date(2020, 4, 1)),
    ("Wijs bij iedere overdracht een vaste contactpersoon aan", ("3",), VEILIG_THUIS,
     "De contactpersoon staat in iedere overdracht", "Steekproef van dertig overdrachten",
     date(2017, 9, 1), date(2018, 10, 1)),
    ("Vertel het wijkteam vóór de overdracht welke zorgen er zijn", ("3", "2"), VEILIG_THUIS,
     "Er is bij iedere overdracht een gesprek", "Werkafspraak en telling van de gesprekken",
     date(2018, 1, 1), date(2020, 3, 1)),
    (HALF_YEARLY, ("3",), VEILIG_THUIS,
     "Verslag met afspraken, ieder half jaar", "De verslagen", date(2018, 1, 1), date(2020, 9, 1)),
    ("Werk met dezelfde lijst van risico's als de wijkteams", ("2a", "II"), YOUTH_CARE,
     "De lijst staat in de werkwijze van de aanbieder", "De vastgestelde werkwijze",
     date(2017, 9, 1), date(2018, 12, 1)),
    ("Leg bij de start van de hulp vast wie het gezin begeleidt", ("3",), YOUTH_CARE,
     "In ieder plan staat één begeleider", "Steekproef van twintig plannen", date(2018, 6, 1), date(2019, 12, 31)),
    ("Kies samen één systeem om in te registreren", ("1b", "3"), YOUTH_CARE,
     "Er is een keuze gemaakt", "Het besluit", date(2017, 9, 1), date(2019, 7, 1)),
    ("Houd vast dat medewerkers snel ter plaatse zijn", ("4",), TEAMS,
     "Eerste gesprek binnen drie werkdagen", "Telling per kwartaal", date(2017, 9, 1), None),
)  # fmt: skip
"""What, which findings it serves, who, result, agreed evidence, start and due; without due date it is ongoing."""


def start_plan(case: Case) -> Plan:
    """Start the plan on the first impressions: its first actions only later hang under findings (rule `origins`)."""
    by = case.town.actor("coordinator")
    plan = plans.start_plan(
        trajectory=case.trajectory, title="Verbeterplan sociale wijkteams", effect=EFFECT, by=by, now=STARTED_AT
    )
    for row, impression in zip(ACTIONS[:OF_FIRST_IMPRESSIONS], case.impressions, strict=True):
        plans.add_action(plan=plan, first_impressions=[impression], by=by, now=STARTED_AT, **_facts(case, row))
    return plan


def finish_plan(case: Case, plan: Plan, found: dict[str, Finding]) -> list[Action]:
    """Hang the first actions under the findings, add the others, adopt the plan and share it with the inspectorate."""
    by = case.town.actor("coordinator")
    early = list(plan.actions.order_by("number"))
    for action, row, impression in zip(early, ACTIONS, case.impressions, strict=False):
        plans.serve_findings(
            action=action, findings=[found[number] for number in row[1]], first_impressions=[impression], by=by,
            now=WRITTEN_AT,
        )  # fmt: skip
    added = [
        plans.add_action(
            plan=plan, findings=[found[number] for number in row[1]], by=by, now=WRITTEN_AT, **_facts(case, row)
        )
        for row in ACTIONS[OF_FIRST_IMPRESSIONS:]
    ]
    plans.adopt_plan(plan=plan, adopted_date=ADOPTED_AT.date(), by=by, now=ADOPTED_AT)
    for party in case.trajectory.parties.all():
        trajectories.share_with_party(
            trajectory=case.trajectory, party=party, kind=SharedKind.PLAN, shared_id=plan.public_id,
            title=plan.title, by=by, now=ADOPTED_AT,
        )  # fmt: skip
    return [*early, *added]


def _facts(case: Case, row: Any) -> dict[str, Any]:
    """Return the facts of an action as the action `add_action` takes them."""
    title, _findings, owner, result, evidence, start, due = row
    units, bodies = case.town.units, case.town.bodies
    seat = {"unit": units[owner]} if owner in units else {"organisation": bodies[owner]}
    ongoing: dict[str, Any] = {"is_ongoing": True, "review_date": date(2020, 6, 30)} if due is None else {}
    if title == HALF_YEARLY:
        ongoing["report_interval_days"] = 183
    return {
        "title": title, "result": result, "evidence_agreed": evidence, "start_date": start, "due_date": due,
        "is_example": True, **seat, **ongoing,
    }  # fmt: skip


DONE, ON_TRACK, DELAYED = Progress.DONE, Progress.ON_TRACK, Progress.DELAYED
ACCEPT, RETURN = plans.accept_report, plans.return_report
PROGRESS: tuple[tuple[int, date, str, str, str, date | None, Any, date | None, str], ...] = (
    (1, date(2018, 3, 20), DONE, "De methode ligt vast en iedereen is getraind.", "Methode en lijst van 64 mensen",
     None, ACCEPT, date(2018, 3, 27), "Gezien: de lijst is compleet."),
    (2, date(2018, 6, 19), DONE, "De lijst is in alle gezinnen ingevuld.", "Telling van twee teams",
     None, RETURN, date(2018, 6, 26), "De telling van de andere teams ontbreekt. Wilt u die toevoegen?"),
    (6, date(2018, 9, 11), DONE, "Iedere overdracht heeft een contactpersoon.", "Steekproef: 29 van de 30",
     None, ACCEPT, date(2018, 9, 18), "Akkoord: 29 van de 30 is voldoende."),
    (2, date(2018, 9, 25), DONE, "De telling van alle teams is er nu bij.", "Telling van vijf teams",
     None, ACCEPT, date(2018, 10, 2), "Nu compleet. Akkoord."),
    (9, date(2018, 11, 13), DONE, "De lijst staat in onze werkwijze.", "Vastgestelde werkwijze, versie 3",
     None, ACCEPT, date(2018, 11, 20), "Akkoord, de werkwijze noemt de lijst."),
    (4, date(2019, 3, 12), DONE, "Bij iedere verandering is er een tweede meting.", "Telling eerste kwartaal 2019",
     None, ACCEPT, date(2019, 3, 26), "Akkoord, met de telling als bewijs."),
    (8, date(2019, 7, 9), ON_TRACK, "Het eerste gesprek van dit jaar is geweest.", "Verslag van juni 2019",
     None, ACCEPT, date(2019, 7, 16), "Dank, het verslag is duidelijk."),
    (12, date(2020, 1, 14), ON_TRACK, "Bij 94 van de 100 gezinnen was er binnen drie werkdagen een gesprek.", "Telling",
     None, ACCEPT, date(2020, 1, 21), "Mooi dat dit zo blijft."),
    (10, date(2020, 1, 16), ON_TRACK, "De steekproef loopt nog.", "",
     None, ACCEPT, date(2020, 1, 23), "Gelezen. De einddatum is voorbij: graag de uitkomst sturen."),
    (5, date(2020, 2, 3), DELAYED, "De verbouwing van het loket duurt langer.", "",
     date(2020, 6, 30), ACCEPT, date(2020, 2, 5), "Duidelijk. Wij bespreken dit met de portefeuillehouder."),
    (7, date(2020, 2, 7), DONE, "Vóór iedere overdracht is er een gesprek.", "Werkafspraak en telling: 41 gesprekken",
     None, None, None, ""),
    (3, date(2020, 2, 10), DONE, "De toets op twintig dossiers is gedaan.", "Uitkomst: 18 van de 20 voldoende",
     None, None, None, ""),
)  # fmt: skip
"""Action, day, progress, text, evidence, forecast, and what was decided about it, when and why."""


def follow_plan(case: Case, actions: list[Action]) -> None:
    """Let the executors report and the ones who asked decide, in the order in which it happened."""
    by_number = {action.number: action for action in actions}
    for number, day, progress, text, evidence, forecast, decide, decided, note in PROGRESS:
        action = by_number[number]
        action.refresh_from_db()
        executor = next(who for owner, who in EXECUTORS.items() if owner == str(action.organisation or action.unit))
        report = plans.report_progress(
            action=action, progress=progress, text=text, evidence=evidence, forecast_date=forecast,
            by=case.town.actor(executor), now=_at(day),
        )  # fmt: skip
        if decide:
            who = case.town.actor("manager" if action.unit_id else "coordinator")
            decide(report=report, note=note, by=who, now=_at(decided or day))
    overtaken = by_number[11]
    overtaken.refresh_from_db()
    plans.lapse_action(
        action=overtaken, reason="Ingehaald: de regio koos in 2019 zelf een systeem voor alle gemeenten.",
        by=case.town.actor("coordinator"), now=_at(date(2019, 6, 18)),
    )  # fmt: skip


def _at(day: date) -> datetime:
    """Return an hour of a working day."""
    return datetime(day.year, day.month, day.day, 10, 0, tzinfo=UTC)
