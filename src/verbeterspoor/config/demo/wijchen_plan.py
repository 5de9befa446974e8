"""Wijchen, February 2020: the plan is being written and must be shared before 1 March. All actions are examples."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from verbeterspoor.plans import actions as plans
from verbeterspoor.plans.models import Plan
from verbeterspoor.supervision.models import Finding

from .people import HEALTH, YOUTH_CARE
from .wijchen import TEAM, VEILIG_THUIS, Case

STARTED_AT = datetime(2020, 1, 27, 9, 0, tzinfo=UTC)
START = date(2020, 3, 1)
APRIL, JUNE, SEPTEMBER = date(2020, 4, 30), date(2020, 6, 1), date(2020, 9, 1)
EFFECT = "Het traject na Veilig Thuis wordt snel en grondig beter voor iedereen die ermee te maken heeft."
KEEPER = "Het voorbeeld blijft bestaan", "Een kort verslag bij de jaarlijkse terugblik"

ACTIONS: tuple[tuple[str, str, str, str, str, date | None], ...] = (
    ("good_example-1", VEILIG_THUIS, "Houd de vaste medewerker bij het Sociaal Wijkteam", *KEEPER, None),
    ("good_example-2", TEAM, "Laat ieder gezin meeschrijven aan het eigen plan", *KEEPER, None),
    ("good_example-3", YOUTH_CARE, "Begin met hulp terwijl de beschikking wordt gemaakt", *KEEPER, None),
    ("good_example-4", TEAM, "Houd het overleg aan één tafel iedere twee weken", *KEEPER, None),
    ("good_example-5", TEAM, "Ontvang beleidsmedewerkers twee dagen per jaar in de praktijk", *KEEPER, None),
    ("improvement_point-1", TEAM, "Wijs bij iedere overdracht één persoon aan die de leiding heeft",
     "In ieder dossier staat wie de leiding heeft", "Telling over alle lopende gezinnen", JUNE),
    ("improvement_point-1", TEAM, "Vertel het gezin en de andere organisaties wie de leiding heeft",
     "Gezinnen kunnen zeggen wie de leiding heeft", "Uitkomst van een korte vragenlijst", JUNE),
    ("improvement_point-2", TEAM, "Breng in ieder gezin alle kinderen en volwassenen in beeld",
     "In ieder dossier staat wie er bij het gezin hoort", "Steekproef van twintig dossiers", JUNE),
    ("improvement_point-2", YOUTH_CARE, "Neem broers, zussen en ouders mee in het hulpplan",
     "Ieder hulpplan gaat over het hele gezin", "Steekproef van tien hulpplannen", SEPTEMBER),
    ("improvement_point-2", HEALTH, "Laat het wijkteam weten welke kinderen van het gezin in beeld zijn",
     "", "Telling per kwartaal", None),
    ("improvement_point-3", VEILIG_THUIS, "Voer bij ieder gezin een overdrachtsgesprek waar het gezin bij is",
     "Bij iedere overdracht is er een gesprek geweest", "Werkafspraak en telling van de gesprekken", APRIL),
    ("improvement_point-3", TEAM, "Spreek in het overdrachtsgesprek af wat er gebeurt als de zorgen toenemen",
     "De afspraak staat in ieder verslag van een overdracht", "Steekproef van twintig verslagen", APRIL),
    ("improvement_point-4", VEILIG_THUIS, "Schrijf met de partners op wat de ondergrens voor veiligheid is",
     "Alle partners hebben dezelfde ondergrens vastgesteld", "Het document, ondertekend door de partners", JUNE),
    ("improvement_point-4", HEALTH, "Werk met de gezamenlijke ondergrens voor veiligheid",
     "De ondergrens staat in de eigen werkwijze", "De aangepaste werkwijze", SEPTEMBER),
    ("improvement_point-5", TEAM, "Maak voor ieder gezin een veiligheidsplan en bekijk het na drie maanden opnieuw",
     "Ieder plan is na drie maanden bekeken", "Telling per kwartaal", SEPTEMBER),
    ("improvement_point-6", YOUTH_CARE, "Spreek ieder kind zonder dat er een ouder bij is",
     "In ieder hulpplan staat wat het kind vertelde", "Steekproef van tien hulpplannen", JUNE),
    ("improvement_point-6", HEALTH, "Vraag ieder kind op school hoe het thuis gaat",
     "Het gesprek is onderdeel van de werkwijze", "De aangepaste werkwijze", SEPTEMBER),
    ("improvement_point-7", VEILIG_THUIS, "Spreek af bij welk signaal een gezin opnieuw wordt gemeld",
     "Er is een lijst van signalen die alle partners gebruiken", "De vastgestelde lijst", JUNE),
    ("improvement_point-7", TEAM, "Leg vast wie besluit om de hulp zwaarder te maken",
     "In ieder plan staat wie dat besluit neemt", "Steekproef van twintig plannen", SEPTEMBER),
    ("improvement_point-7", YOUTH_CARE, "Laat het gezin weten welke stap is gezet en waarom",
     "Ieder gezin krijgt uitleg", "Verslag van het gesprek", None),
    ("improvement_point-8", TEAM, "Schrijf afwegingen zo op dat een collega verder kan",
     "Een collega kan ieder dossier overnemen", "", SEPTEMBER),
    ("improvement_point-9", VEILIG_THUIS, "Lever ieder kwartaal gegevens die laten zien of kinderen veiliger zijn",
     "De gegevens worden ieder kwartaal besproken", "", date(2020, 6, 30)),
)  # fmt: skip
"""Finding, who, what, result, agreed evidence and due; a good example is ongoing. What is empty is still to be done."""


def write_plan(case: Case, found: dict[str, Finding]) -> Plan:
    """Write the plan as far as it is on 12 February: 22 actions of four partners, four of them with gaps."""
    by = case.town.actor("coordinator")
    plan = plans.start_plan(
        trajectory=case.trajectory, title="Verbeterplan lokaal netwerk na Veilig Thuis", effect=EFFECT, by=by,
        now=STARTED_AT,
    )  # fmt: skip
    for finding, owner, title, result, evidence, due in ACTIONS:
        units, bodies = case.town.units, case.town.bodies
        seat: dict[str, Any] = {"unit": units[owner]} if owner in units else {"organisation": bodies[owner]}
        if finding.startswith("good_example"):
            seat |= {"is_ongoing": True, "review_date": date(2021, 3, 1)}
        plans.add_action(
            plan=plan, title=title, findings=[found[finding]], result=result, evidence_agreed=evidence,
            start_date=START, due_date=due, report_interval_days=90, is_example=True, by=by, now=STARTED_AT, **seat,
        )  # fmt: skip
    return plan
