"""The demo: Almelo and Wijchen with the facts of two public documents, and an empty municipality to try it in."""

from __future__ import annotations

from datetime import date, time

from django.db import transaction
from django.utils import translation

from verbeterspoor.foundation import clock
from verbeterspoor.organisations import actions, queries
from verbeterspoor.organisations.models import Membership, Municipality

from . import (
    almelo,
    almelo_course,
    almelo_decision,
    almelo_findings,
    almelo_plan,
    almelo_round,
    people,
    wijchen,
    wijchen_contents,
    wijchen_framework,
    wijchen_plan,
)

TODAY, MORNING = date(2020, 2, 12), time(9, 30)


def load() -> int:
    """Load the demo, once; a second time changes nothing."""
    if Municipality.objects.exists():
        print("There are municipalities already; the demo was not loaded.")
        return 0
    with transaction.atomic():
        actions.move_demo_clock(to=TODAY, at=MORNING, now_real=clock.real_now())
        towns = open_towns()
        tell_almelo(towns["almelo"])
        tell_wijchen(towns["wijchen"])
    return 0


def tell_almelo(town: people.DemoTown) -> None:
    """Register the case of Almelo from the fieldwork of 2016 until today, in the order in which it happened."""
    case = almelo.open_case(town)
    plan = almelo_plan.start_plan(case)
    almelo_course.respond_to_draft(case)
    found = almelo_findings.register_inspection(case) | almelo_findings.register_audit(case)
    actions = almelo_plan.finish_plan(case, plan, found)
    almelo_plan.follow_plan(case, actions)
    almelo_course.answer_report(case, found["1"].report)
    almelo_decision.decide(case)
    almelo_course.follow_up(case)
    almelo_course.hold_under_supervision(case)
    almelo_round.ask_round(case)
    almelo_findings.judge(case, found)
    almelo.ask_today(case)
    almelo_course.move_a_term(case)


def tell_wijchen(town: people.DemoTown) -> None:
    """Register the case of Wijchen up to the plan that is being written today."""
    case = wijchen.open_case(town)
    found = wijchen.register_findings(case)
    wijchen_framework.hold_against_framework(case, found)
    wijchen.register_terms(case)
    wijchen_contents.write_contents(case, wijchen_plan.write_plan(case, found), found)


def open_towns() -> dict[str, people.DemoTown]:
    """Open the three municipalities of the demo."""
    region, twente = people.VEILIG_THUIS["wijchen"], people.VEILIG_THUIS["almelo"]
    return {
        "almelo": people.open_town(
            "Almelo", "almelo", "gm0141", units=("Sociale wijkteams", "Sector Samenleving", "Team Communicatie"),
            veilig_thuis=twente, audit_office="Rekenkamercommissie Almelo",
        ),
        "wijchen": people.open_town(
            "Wijchen", "wijchen", "gm0296", units=("Sociaal Wijkteam", "Afdeling Samenleving"),
            veilig_thuis=region, audit_office="Rekenkamercommissie Wijchen",
        ),
        "voorbeeldstad": people.open_town(
            "Voorbeeldstad", "voorbeeldstad", "", units=("Sociaal Wijkteam", "Afdeling Samenleving"),
            veilig_thuis=region, audit_office="Rekenkamer Voorbeeldstad",
        ),
    }  # fmt: skip


def logins() -> list[tuple[str, str, str]]:
    """Return the demo's logins: municipality, role, e-mail address."""
    return [(held.municipality.name, _seat(held), held.user.email) for held in queries.demo_people()]


def _seat(held: Membership) -> str:
    """Say a role, with the body it is held for."""
    body = held.organisation or held.unit
    return f"{held.get_role_display()}, {body}" if body else str(held.get_role_display())


def describe_logins() -> list[str]:
    """Say who can sign in, one line per role."""
    with translation.override("nl"):
        rows = logins()
    if not rows:
        return ["No demo accounts: sign in with your own account."]
    lines = [f"Sign in as (password: {people.PASSWORD}):"]
    lines += [f"  {town:<14} {role:<40} {email}" for town, role, email in rows]
    return lines
