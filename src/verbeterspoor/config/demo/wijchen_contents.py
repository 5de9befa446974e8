"""Wijchen, February 2020: what the plan is for, who takes part and what waits for what. All of it is an example."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from verbeterspoor.plans import actions as plans
from verbeterspoor.plans.models import Action, Plan
from verbeterspoor.supervision.models import Finding

from .people import HEALTH, YOUTH_CARE
from .wijchen import TEAM, VEILIG_THUIS, Case

WRITTEN_AT = datetime(2020, 2, 3, 9, 0, tzinfo=UTC)

GOALS = (
    ("Ieder gezin weet wie de leiding heeft en houdt die persoon (voorbeeld)",
     "Gezinnen hoeven hun verhaal maar één keer te vertellen.", (6, 7, 8, 9, 10)),
    ("Kinderen zijn sneller veilig na een melding (voorbeeld)",
     "Er zit geen tijd meer tussen de overdracht en het eerste gesprek.", (11, 12, 13, 14, 15, 18, 19, 20)),
    ("Organisaties leren van elkaar (voorbeeld)", "Wat goed gaat, blijft bestaan en wordt doorgegeven.",
     (1, 2, 3, 4, 5)),
)  # fmt: skip
"""Title, what people notice of it, and the numbers of the actions that serve it."""

PARTICIPANTS = (
    (TEAM, "Helpt gezinnen na de overdracht (voorbeeld)", True),
    (VEILIG_THUIS, "Draagt gezinnen over (voorbeeld)", True),
    (YOUTH_CARE, "Geeft jeugdhulp (voorbeeld)", False),
    (HEALTH, "Volgt hoe kinderen zich ontwikkelen (voorbeeld)", False),
)
"""Who, as what, and whether it agreed to be named in public."""

KEEPERS = (
    ("good_example-1", VEILIG_THUIS, "De vaste medewerker vertelt er twee keer per jaar over (voorbeeld)"),
    ("good_example-2", TEAM, "Nieuwe medewerkers lopen een week mee (voorbeeld)"),
    ("good_example-3", YOUTH_CARE, "Staat in de werkwijze voor nieuwe medewerkers (voorbeeld)"),
    ("good_example-4", TEAM, "Het overleg heeft een vaste plek in de agenda (voorbeeld)"),
)
"""Good example, who keeps it, and how; the fifth has no keeper yet."""

CONVERSATION, AGREEMENT, LOWER_LIMIT, WORKS_WITH_LIMIT = 11, 12, 13, 14
"""Numbers of the actions that get a part, a milestone, or wait for another one."""


def write_contents(case: Case, plan: Plan, found: dict[str, Finding]) -> None:
    """Write what stands in the plan besides its actions."""
    by = case.town.actor("coordinator")
    action = {one.number: one for one in plan.actions.all()}
    _write_goals(case, plan, action)
    for name, contribution, may_be_named in PARTICIPANTS:
        plans.add_participant(plan=plan, contribution=contribution, may_be_named=may_be_named, by=by, now=WRITTEN_AT,
                              **_seat(case, name))  # fmt: skip
    for number, name, how in KEEPERS:
        plans.appoint_keeper(plan=plan, finding=found[number], how=how, by=by, now=WRITTEN_AT, **_seat(case, name))
    plans.add_part(
        action=action[CONVERSATION], title="Plan het overdrachtsgesprek binnen een week (voorbeeld)",
        due_date=date(2020, 4, 15), evidence_agreed="Telling van de gesprekken", by=by, now=WRITTEN_AT,
        **_seat(case, TEAM),
    )  # fmt: skip
    plans.add_dependency(
        action=action[WORKS_WITH_LIMIT], needs=action[LOWER_LIMIT], why="Eerst moet de ondergrens er zijn (voorbeeld)",
        by=by, now=WRITTEN_AT,
    )  # fmt: skip
    plans.add_milestone(action=action[LOWER_LIMIT], title="Eerste versie besproken met alle partners (voorbeeld)",
                        due_date=date(2020, 4, 1), by=by, now=WRITTEN_AT)  # fmt: skip


def _write_goals(case: Case, plan: Plan, action: dict[int, Action]) -> None:
    """Write the goals, and let actions serve them."""
    by = case.town.actor("coordinator")
    for title, effect, numbers in GOALS:
        goal = plans.add_goal(plan=plan, title=title, effect=effect, by=by, now=WRITTEN_AT)
        for number in numbers:
            plans.serve_goal(action=action[number], goal=goal, by=by, now=WRITTEN_AT)


def _seat(case: Case, name: str) -> dict[str, Any]:
    units, bodies = case.town.units, case.town.bodies
    return {"unit": units[name]} if name in units else {"organisation": bodies[name]}
