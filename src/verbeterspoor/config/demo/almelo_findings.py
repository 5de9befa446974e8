"""Almelo, 2017-2019: what two bodies found, and what they say about it later.

All of this is an example, except that the audit office studied the teams at the council's request and that both
studies led to one broader proposal.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import FindingKind, Trigger, Verdict
from verbeterspoor.supervision.models import Finding, Report
from verbeterspoor.trajectories import actions as trajectories
from verbeterspoor.trajectories.choices import PartyRole, SharedKind

from .almelo import AUDIT_OFFICE, PRESENTED_AT, SECTOR, TEAMS, VEILIG_THUIS, Case, share_report
from .people import TSD

HEARD_AT = datetime(2017, 3, 6, 9, 0, tzinfo=UTC)
GOOD, POINT, ADVICE = FindingKind.GOOD_EXAMPLE, FindingKind.IMPROVEMENT_POINT, FindingKind.RECOMMENDATION

CONTEXT = (
    "Wij nemen dit punt over. De teams waren nog in opbouw en kregen meer vragen dan verwacht. Die context verklaart "
    "waarom sommige conclusies scherp zijn."
)
INSPECTION_FINDINGS = (
    ("", POINT, "1", "De wijkteams werken niet allemaal volgens dezelfde methode", TEAMS, CONTEXT),
    ("1", POINT, "1a", "Leg één methode vast voor alle wijkteams", TEAMS, ""),
    ("1", POINT, "1b", "Schrijf in ieder dossier op welke afweging is gemaakt", TEAMS, ""),
    ("", POINT, "2", "De risicoanalyse voor kinderen is niet in ieder gezin op orde", TEAMS,
     "Wij nemen dit punt over. De veiligheid van kinderen gaat voor."),
    ("2", POINT, "2a", "Gebruik in ieder gezin dezelfde lijst van risico's", TEAMS, ""),
    ("2", POINT, "2b", "Bekijk de risico's opnieuw als er iets verandert in het gezin", TEAMS, ""),
    ("", POINT, "3", "Organisaties weten niet van elkaar wie een gezin begeleidt", VEILIG_THUIS,
     "Wij maken hierover afspraken met de partners."),
    ("", GOOD, "4", "Medewerkers zijn snel ter plaatse en hebben het vertrouwen van gezinnen", TEAMS, ""),
)  # fmt: skip
"""Parent, kind, number, text, addressee, response of the executive."""

AUDIT_FINDINGS = (
    ("", ADVICE, "I", "Maak de toegang tot voorzieningen voor inwoners eenvoudiger", SECTOR,
     "Het college neemt deze aanbeveling over in een breder voorstel."),
    ("", ADVICE, "II", "Laat alle wijkteams op dezelfde manier werken", TEAMS,
     "Het college neemt deze aanbeveling over."),
)  # fmt: skip
AFTERWORD = "De rekenkamercommissie is blij met deze toezegging en vraagt om een datum."


def register_inspection(case: Case) -> dict[str, Finding]:
    """Register the inspectorate's report, and hang the direct measures under its findings."""
    by = case.town.actor("coordinator")
    report = supervision.add_report(
        investigation=case.inspection, title=case.report.title, paper=case.report, dated=date(2017, 4, 18),
        presented_at=PRESENTED_AT, by=by, now=PRESENTED_AT,
    )  # fmt: skip
    found = _register(case, report, INSPECTION_FINDINGS)
    for measure, number in zip(case.measures, ("1", "1", "2", "2"), strict=True):
        supervision.link_measure(measure=measure, findings=[found[number]], by=by, now=PRESENTED_AT)
    share_report(case, report)
    return found


def register_audit(case: Case) -> dict[str, Finding]:
    """Register the audit office's study, which found one thing that the inspectorate found too."""
    town, by = case.town, case.town.actor("coordinator")
    office = town.bodies[AUDIT_OFFICE]
    party = trajectories.add_party(
        trajectory=case.trajectory, role=PartyRole.AUDIT_OFFICE, organisation=office, by=by, now=HEARD_AT
    )
    study = supervision.open_investigation(
        trajectory=case.trajectory, title="Onderzoek naar het functioneren van de sociale wijkteams",
        bodies=[office], question="Hoe functioneren de sociale wijkteams?", trigger=Trigger.COMMISSIONED,
        commissioned_by="Gemeenteraad van Almelo",
        started_date=date(2017, 3, 1), started_text="vóór 18 april 2017", by=by, now=HEARD_AT,
    )  # fmt: skip
    moment = datetime(2017, 5, 22, 9, 0, tzinfo=UTC)
    report = supervision.add_report(
        investigation=study, title="Rapport over het functioneren van de sociale wijkteams (voorbeeld)",
        dated=date(2017, 5, 19), by=by, now=moment,
    )  # fmt: skip
    found = _register(case, report, AUDIT_FINDINGS, moment)
    shared = Finding.objects.get(report__investigation=case.inspection, number="1")
    supervision.add_origin(finding=shared, report=report, by=by, now=moment)
    trajectories.share_with_party(
        trajectory=case.trajectory, party=party, kind=SharedKind.REPORT, shared_id=report.public_id,
        title=report.title, by=by, now=moment,
    )  # fmt: skip
    return found


def _register(case: Case, report: Report, rows: tuple[Any, ...], now: datetime = PRESENTED_AT) -> dict[str, Finding]:
    """Register the findings of a report, by number."""
    found: dict[str, Finding] = {}
    for parent, kind, number, text, addressee, response in rows:
        units, bodies = case.town.units, case.town.bodies
        owner = {"addressee_unit": units[addressee]} if addressee in units else {
            "addressee_organisation": bodies[addressee]
        }  # fmt: skip
        found[number] = supervision.register_finding(
            report=report, parent=found.get(parent), kind=kind, number=number, text=text, response=response,
            afterword=AFTERWORD if number == "I" else "", is_example=True, by=case.town.actor("coordinator"),
            now=now, **owner,
        )  # fmt: skip
    return found


JUDGEMENTS = (
    ("2", TSD, Verdict.PARTLY, date(2018, 10, 9), "De lijst is er en wordt in de meeste gezinnen gebruikt.",
     "Brief van 9 oktober 2018 (voorbeeld)"),
    ("2", TSD, Verdict.PROVEN, date(2019, 11, 12), "In alle bekeken gezinnen was de risicoanalyse op orde.",
     "Brief van 12 november 2019, bladzijde 2 (voorbeeld)"),
    ("2a", TSD, Verdict.PROVEN, date(2019, 11, 12), "Alle teams gebruiken dezelfde lijst.",
     "Brief van 12 november 2019, bladzijde 2 (voorbeeld)"),
    ("1", TSD, Verdict.PARTLY, date(2019, 11, 12), "De methode ligt vast. Niet in ieder dossier is zij terug te zien.",
     "Brief van 12 november 2019, bladzijde 3 (voorbeeld)"),
    ("3", TSD, Verdict.NOT_PROVEN, date(2019, 11, 12), "Het is nog niet altijd duidelijk wie een gezin begeleidt.",
     "Brief van 12 november 2019, bladzijde 4 (voorbeeld)"),
    ("II", AUDIT_OFFICE, Verdict.PARTLY, date(2019, 5, 14), "Er is één werkwijze. Wat zij oplevert, ziet de raad niet.",
     "Opvolgingsbrief van 14 mei 2019 (voorbeeld)"),
)  # fmt: skip
"""Number, body, verdict, day, in their words, and where that stands."""


def judge(case: Case, found: dict[str, Finding]) -> None:
    """Register on behalf of the bodies what they wrote; a later judgement is added, none is edited (rule `scales`)."""
    for number, body, verdict, day, explanation, source in sorted(JUDGEMENTS, key=lambda row: row[3]):
        supervision.judge_finding(
            finding=found[number], body=case.town.bodies[body], verdict=verdict, judged_date=day,
            explanation=explanation, source=source, on_behalf=True, by=case.town.actor("coordinator"),
            now=datetime(day.year, day.month, day.day + 2, 9, 0, tzinfo=UTC),
        )  # fmt: skip
