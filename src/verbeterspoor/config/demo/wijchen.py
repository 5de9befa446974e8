"""Wijchen, 2018-2020: a voluntary study of the local network after Veilig Thuis, and the plan being written.

The facts of the information note are public, and so are three improvement points (Omroep Gelderland, January 2020).
All other findings and all actions are examples and marked so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from verbeterspoor.documents.models import Paper
from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import FindingKind, InvestigationStep, TermKind, TermUnit, Trigger
from verbeterspoor.supervision.models import Finding, Investigation
from verbeterspoor.trajectories import actions as trajectories
from verbeterspoor.trajectories.choices import PartyRole, SharedKind
from verbeterspoor.trajectories.models import Trajectory

from . import papers
from .people import HEALTH, TSD, YOUTH_CARE, DemoTown

TEAM, SECTOR, VEILIG_THUIS = "Sociaal Wijkteam", "Afdeling Samenleving", "Veilig Thuis Gelderland-Zuid"
NOTE, REPORT = "wijchen_informatienota", "inspectierapport_lokaal_netwerk"
OPENED_AT = datetime(2018, 5, 7, 8, 0, tzinfo=UTC)
RECEIVED_AT = datetime(2020, 1, 13, 9, 0, tzinfo=UTC)
NOTED_AT = datetime(2020, 1, 20, 9, 0, tzinfo=UTC)

SUMMARY = """\
Wijchen deed vrijwillig mee aan een onderzoek van Toezicht Sociaal Domein (TSD) naar de hulp die het lokale netwerk \
geeft nadat Veilig Thuis een casus heeft overgedragen. Wijchen is een van de drie gemeenten in de regio \
Gelderland-Zuid. Het onderzoek was bedoeld om van te leren, en uitdrukkelijk niet om een maatregel op te leggen. \
Vrijwillig, maar niet vrijblijvend. Geheimhouding: niet van toepassing.
De gemeente is regievoerder. Zij maakt het verbeterplan met de professionals van het Sociaal Wijkteam. Iedere partner \
krijgt concrete acties binnen een vastgestelde termijn. Een jaar lang volgt de gemeente de voortgang en stuurt zij bij \
waar dat nodig is. Daarna volgt een evaluatie met partners, inspectie en gemeente, die ook naar nieuwe kansen kijkt.
De betrokken partners krijgen het rapport. De partners die nodig zijn voor het verbeterplan worden benaderd. Er geldt \
geen embargo."""


@dataclass
class Case:
    """What the plan of Wijchen builds on."""

    town: DemoTown
    trajectory: Trajectory
    study: Investigation
    note: Paper
    report: Paper


def open_case(town: DemoTown) -> Case:
    """Register the study and its papers, and who takes part."""
    by = town.actor("coordinator")
    trajectory = trajectories.open_trajectory(
        municipality=town.municipality, title="Lokaal netwerk na Veilig Thuis", summary=SUMMARY,
        started_date=date(2018, 5, 1), by=by, now=OPENED_AT,
    )  # fmt: skip
    invite_parties(town, trajectory)
    study = supervision.open_investigation(
        trajectory=trajectory, title="Onderzoek naar het lokale netwerk na Veilig Thuis", bodies=[town.bodies[TSD]],
        purpose="Goede voorbeelden en werkzame elementen vinden die andere gemeenten en instellingen kunnen "
        "overnemen. Gericht op leren, uitdrukkelijk niet op een sanctie.",
        question="Wat gaat goed en wat kan beter in de hulp door het lokale netwerk, na overdracht door Veilig Thuis?",
        trigger=Trigger.VOLUNTARY, trigger_text="Wijchen deed vrijwillig mee, als één van drie gemeenten in de regio "
        "Gelderland-Zuid", started_date=date(2018, 5, 1), started_text="mei 2018", by=by, now=OPENED_AT,
    )  # fmt: skip
    report = papers.add_paper(
        town, trajectory, REPORT, title="Rapportage “Het lokale netwerk na Veilig Thuis” (bijlage 1 bij de "
        "informatienota)", kind="Rapport", dated=date(2019, 12, 12), now=RECEIVED_AT,
    )  # fmt: skip
    note = papers.add_paper(
        town, trajectory, NOTE, title="Informatienota voor de gemeenteraad: Onderzoek naar het lokale netwerk na "
        "Veilig Thuis (geheimhouding: niet van toepassing)", kind="Informatienota", now=NOTED_AT,
    )  # fmt: skip
    return Case(town, trajectory, study, note, report)


def invite_parties(town: DemoTown, trajectory: Trajectory) -> None:
    """Let the town lead, the inspectorate investigate and the partners take part."""
    seats: list[tuple[str, dict[str, Any]]] = [
        (PartyRole.LEAD, {"unit": town.units[SECTOR]}),
        (PartyRole.INSPECTORATE, {"organisation": town.bodies[TSD]}),
        (PartyRole.PARTNER, {"unit": town.units[TEAM]}),
        (PartyRole.PARTNER, {"organisation": town.bodies[VEILIG_THUIS]}),
        (PartyRole.PARTNER, {"organisation": town.bodies[YOUTH_CARE]}),
        (PartyRole.PARTNER, {"organisation": town.bodies[HEALTH]}),
    ]
    for role, body in seats:
        trajectories.add_party(trajectory=trajectory, role=role, by=town.actor("coordinator"), now=OPENED_AT, **body)


GOOD, POINT = FindingKind.GOOD_EXAMPLE, FindingKind.IMPROVEMENT_POINT
PRESS = " (Bron: Omroep Gelderland, januari 2020)"
FINDINGS = (
    (GOOD, "1", "Een vaste medewerker van Veilig Thuis werkt een dag per week bij het Sociaal Wijkteam",
     "Veilig Thuis en Sociaal Wijkteam"),
    (GOOD, "2", "Gezinnen schrijven zelf mee aan hun plan", "Sociaal Wijkteam"),
    (GOOD, "3", "De jeugdhulp begint terwijl de beschikking nog wordt gemaakt", "Jeugdhulpaanbieder"),
    (GOOD, "4", "Eens in de twee weken bespreken alle partijen de zorgelijkste gezinnen aan één tafel",
     "Gemeente en Sociaal Wijkteam"),
    (GOOD, "5", "Beleidsmedewerkers lopen twee dagen per jaar mee in de praktijk", "Gemeente"),
    (POINT, "1", "Leg voor ieder gezin vast wie de leiding heeft", "Gemeente en Sociaal Wijkteam"),
    (POINT, "2", "Kijk naar het hele gezin en niet alleen naar het kind over wie de melding gaat",
     "Sociaal Wijkteam en jeugdhulpaanbieder"),
    (POINT, "3", "Draag een gezin over in een gesprek en niet alleen op papier: een warme overdracht",
     "Veilig Thuis en Sociaal Wijkteam"),
    (POINT, "4", "Maak samen duidelijk wat de ondergrens voor veiligheid is", "Gemeente en alle partners"),
    (POINT, "5", "Maak voor ieder gezin een veiligheidsplan en kijk na of het werkt", "Sociaal Wijkteam"),
    (POINT, "6", "Praat met kinderen zelf", "Jeugdhulpaanbieder en Sociaal Wijkteam"),
    (POINT, "7", "Schaal op zodra het plan niet werkt", "Sociaal Wijkteam, Veilig Thuis en jeugdhulpaanbieder"),
    (POINT, "8", "Schrijf zo op wat er is gedaan dat een collega het kan overnemen", "Sociaal Wijkteam"),
    (POINT, "9", "Stuur op de kwaliteit van de hulp en niet alleen op aantallen", "Gemeente"),
)  # fmt: skip
REPORTED_BY_PRESS = frozenset({"1", "2", "3"})
"""Numbers of the improvement points that are public; everything else is an example."""


def register_findings(case: Case) -> dict[str, Finding]:
    """Register the report with its fourteen findings, and send it to everybody who takes part."""
    by = case.town.actor("coordinator")
    report = supervision.add_report(
        investigation=case.study, title="Het lokale netwerk na Veilig Thuis", paper=case.report,
        dated=date(2019, 12, 12), by=by, now=RECEIVED_AT,
    )  # fmt: skip
    supervision.register_step(
        investigation=case.study, step=InvestigationStep.PUBLISH, happened_text="januari 2020", who=TSD,
        note="Omroep Gelderland schreef er in januari 2020 over.", by=by, now=NOTED_AT,
    )  # fmt: skip
    found = {}
    for kind, number, text, addressee in FINDINGS:
        is_public = kind == POINT and number in REPORTED_BY_PRESS
        found[f"{kind}-{number}"] = supervision.register_finding(
            report=report, kind=kind, number=number, text=text + PRESS if is_public else text,
            addressee_text=addressee, quote=papers.quote_finding(case.report, REPORT, kind, number),
            is_example=not is_public, by=by, now=RECEIVED_AT,
        )  # fmt: skip
    for party in case.trajectory.parties.all():
        for shared_as, shared in ((SharedKind.REPORT, report), (SharedKind.DOCUMENT, case.report)):
            trajectories.share_with_party(
                trajectory=case.trajectory, party=party, kind=shared_as, shared_id=shared.public_id,
                title=shared.title, by=by, now=NOTED_AT,
            )  # fmt: skip
    return found


def register_terms(case: Case) -> None:
    """Register what the note promises, and as examples what the report asks."""
    unit = case.town.units[SECTOR]
    anchor = "de informatienota, het delen van het plan of het vaststellen van het plan"
    _term(case, TermKind.DEADLINE, "Het definitieve verbeterplan met de inspectie delen", "vóór 1 maart 2020",
          end_date=date(2020, 2, 29), owner_unit=unit)  # fmt: skip
    _term(case, TermKind.COMMITMENT, "De voortgang een jaar lang volgen en bijsturen waar nodig", "Een jaar lang",
          amount=1, unit=TermUnit.YEAR, anchor_text=anchor, owner_unit=unit)  # fmt: skip
    _term(case, TermKind.EVALUATION, "Evaluatie met partners, inspectie en gemeente: wat heeft het plan opgeleverd en "
          "waar liggen nieuwe kansen?", "Over een jaar", amount=1, unit=TermUnit.YEAR, anchor_text=anchor,
          owner_text="Partners, inspectie en gemeente")  # fmt: skip
    _term(case, TermKind.DEADLINE, "De ondergrens voor veiligheid met de partners vastleggen", "uiterlijk 1 juni 2020",
          end_date=date(2020, 6, 1), owner_unit=unit, is_example=True)  # fmt: skip
    _term(case, TermKind.DEADLINE, "De inspectie voor het eerst laten weten hoe het ervoor staat, daarna ieder "
          "kwartaal", "uiterlijk 1 juli 2020", end_date=date(2020, 7, 1), owner_unit=unit, is_example=True)  # fmt: skip


def _term(case: Case, kind: str, title: str, said: str, **facts: Any) -> None:
    """Register one term, with its words in the note, or for an example in the report."""
    source, pages = (case.report, (5, 7)) if facts.get("is_example") else (case.note, (1, 1))
    page = pages[0] if "juni" in said else pages[1]
    supervision.register_term(
        trajectory=case.trajectory, kind=kind, title=title, said=said, quote=papers.quote_words(source, page, said),
        by=case.town.actor("coordinator"), now=NOTED_AT, **facts,
    )  # fmt: skip
