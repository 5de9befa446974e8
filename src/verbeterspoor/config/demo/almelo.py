"""Almelo, 2017: five state inspectorates look at the neighbourhood teams, and what came of it.

The facts of the proposal of 2017 are public. Findings, measures, actions and judgements are examples and marked so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from verbeterspoor.documents.models import Paper
from verbeterspoor.foundation.clock import AMSTERDAM
from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import TermKind, Trigger
from verbeterspoor.supervision.models import DirectMeasure, FirstImpression, Investigation, Term
from verbeterspoor.trajectories import actions as trajectories
from verbeterspoor.trajectories.choices import PartyRole, SharedKind
from verbeterspoor.trajectories.models import Trajectory

from . import papers
from .people import HEALTH, TSD, YOUTH_CARE, DemoTown

TEAMS, SECTOR, PRESS_TEAM = "Sociale wijkteams", "Sector Samenleving", "Team Communicatie"
VEILIG_THUIS, AUDIT_OFFICE = "Veilig Thuis Twente", "Rekenkamercommissie Almelo"
PRESENTED_AT = datetime(2017, 4, 18, 15, 0, tzinfo=AMSTERDAM)
FIELDWORK_AT = datetime(2016, 9, 5, 7, 30, tzinfo=UTC)
TOLD_AT = datetime(2016, 9, 30, 9, 0, tzinfo=UTC)
WRITTEN_AT = datetime(2017, 4, 11, 9, 0, tzinfo=UTC)

SUMMARY = """\
Vijf rijksinspecties, samen Toezicht Sociaal Domein / Samenwerkend Toezicht Jeugd, onderzochten in september 2016 zes \
willekeurig gekozen gemeenten, waaronder Almelo. Na hun eerste indrukken zijn direct maatregelen genomen, nog voor er \
een rapport was.
Het collegevoorstel "Inspectierapport sociale wijkteams" was een bespreekstuk, openbaar, met als uiterste \
behandeldatum 18 april 2017. Hoofdopgave: Transformatie werk en zorg. Raadsvoorstel of raadsbrief: raadsbrief. Die \
brief is de bijlage RAAD-4234. Zij noemt de bevindingen, de reactie van het college, de directe maatregelen, de basis \
van het verbeterplan en de context die de soms scherpe conclusies verklaart.
Argument bij besluitpunt 1 (1.1): door de raad actief en op tijd te informeren gaat het rapport geen eigen leven \
leiden. Alternatief: niet reageren, of pas na het politiek beraad van 16 mei.
Kosten, opbrengsten, dekking en preventief toezicht: n.v.t. GMT-advies: n.v.t. De opzet van de brief is besproken met \
het management van de sector Samenleving en het team Communicatie (overleg, geen akkoord). De portefeuillehouder is \
akkoord met de inhoud."""

EFFECT = (
    "De sociale wijkteams werken methodisch en maken voor ieder gezin een goede risicoanalyse. Daardoor zijn kinderen "
    "veiliger."
)


@dataclass
class Case:
    """What the later steps of Almelo build on."""

    town: DemoTown
    trajectory: Trajectory
    inspection: Investigation
    impressions: list[FirstImpression]
    measures: list[DirectMeasure]
    report: Paper
    proposal: Paper


def open_case(town: DemoTown) -> Case:
    """Register what happened up to the day on which the report became public."""
    by = town.actor("coordinator")
    trajectory = trajectories.open_trajectory(
        municipality=town.municipality, title="Sociale wijkteams: zorg en ondersteuning aan kwetsbare gezinnen",
        summary=SUMMARY, started_date=date(2016, 9, 1), by=by, now=FIELDWORK_AT,
    )  # fmt: skip
    invite_parties(town, trajectory)
    inspection = open_inspection(town, trajectory)
    impressions, measures = tell_first_impressions(town, inspection)
    report, proposal = add_papers(town, trajectory)
    case = Case(town, trajectory, inspection, impressions, measures, report, proposal)
    register_terms(case)
    return case


def invite_parties(town: DemoTown, trajectory: Trajectory) -> None:
    """Let the bodies and teams of the first hour take part."""
    seats: list[tuple[str, dict[str, Any]]] = [
        (PartyRole.INSPECTORATE, {"organisation": town.bodies[TSD]}),
        (PartyRole.PARTNER, {"unit": town.units[TEAMS]}),
        (PartyRole.PARTNER, {"unit": town.units[SECTOR]}),
        (PartyRole.PARTNER, {"organisation": town.bodies[VEILIG_THUIS]}),
        (PartyRole.PARTNER, {"organisation": town.bodies[YOUTH_CARE]}),
        (PartyRole.PARTNER, {"organisation": town.bodies[HEALTH]}),
    ]
    for role, body in seats:
        trajectories.add_party(trajectory=trajectory, role=role, by=town.actor("coordinator"), now=FIELDWORK_AT, **body)


def open_inspection(town: DemoTown, trajectory: Trajectory) -> Investigation:
    """Register the inspection of the five state inspectorates."""
    return supervision.open_investigation(
        trajectory=trajectory, title="Toezicht wijkteams", bodies=[town.bodies[TSD]],
        purpose="Zicht op de zorg en ondersteuning aan kwetsbare gezinnen door het lokale netwerk.",
        question="Hoe effectief is de zorg en ondersteuning die kwetsbare gezinnen vanuit het lokale netwerk krijgen?",
        trigger=Trigger.SAMPLE, trigger_text="Almelo is een van zes willekeurig gekozen gemeenten",
        started_date=date(2016, 9, 1), started_text="september 2016", by=town.actor("coordinator"), now=FIELDWORK_AT,
    )  # fmt: skip


IMPRESSIONS = (
    (
        "Wijkteams werken niet allemaal volgens dezelfde methode (voorbeeld)",
        ("Medewerkers volgen een training in methodisch werken (voorbeeld)",
         "In ieder wijkteam kijkt een gedragswetenschapper mee (voorbeeld)"),
    ),
    (
        "Risico's voor kinderen worden niet in ieder gezin op een vaste manier ingeschat (voorbeeld)",
        ("Alle lopende gezinnen zijn opnieuw bekeken met een vaste lijst van risico's (voorbeeld)",
         "Nieuwe gezinnen worden eerst samen besproken (voorbeeld)"),
    ),
)  # fmt: skip


def tell_first_impressions(
    town: DemoTown, inspection: Investigation
) -> tuple[list[FirstImpression], list[DirectMeasure]]:
    """Register what the inspectorates told before there was a report, and what was done at once."""
    by = town.actor("coordinator")
    impressions, measures = [], []
    for text, taken in IMPRESSIONS:
        impression = supervision.note_first_impression(
            investigation=inspection, text=text, told_date=date(2016, 9, 30), told_text="na het veldwerk", by=by,
            now=TOLD_AT,
        )  # fmt: skip
        impressions.append(impression)
        measures += [
            supervision.take_direct_measure(
                first_impression=impression, text=measure, unit=town.units[TEAMS], taken_date=date(2016, 10, 17),
                by=by, now=datetime(2016, 10, 17, 8, 0, tzinfo=UTC),
            )
            for measure in taken
        ]  # fmt: skip
    return impressions, measures


def add_papers(town: DemoTown, trajectory: Trajectory) -> tuple[Paper, Paper]:
    """Keep the proposal, the letter that is its attachment, and the report."""
    proposal = papers.add_paper(
        town, trajectory, "almelo_collegevoorstel", kind="Collegevoorstel", dated=date(2017, 4, 18), now=WRITTEN_AT,
        title="Collegevoorstel Inspectierapport sociale wijkteams (bespreekstuk, openbaar)",
    )  # fmt: skip
    papers.add_paper(
        town, trajectory, "almelo_raadsbrief", kind="Raadsbrief", reference="RAAD-4234", dated=date(2017, 4, 18),
        title="Raadsbrief Reactie op rapport “Toezicht wijkteams” (bijlage bij het collegevoorstel)", now=WRITTEN_AT,
    )  # fmt: skip
    report = papers.add_paper(
        town, trajectory, "", kind="Rapport", dated=date(2017, 4, 18), now=PRESENTED_AT,
        title="Toezicht wijkteams: Zorg en Ondersteuning aan kwetsbare gezinnen in Almelo",
    )  # fmt: skip
    return report, proposal


def share_report(case: Case, shared: Any) -> None:
    """Let every party see the report from the moment it is public."""
    for party in case.trajectory.parties.all():
        trajectories.share_with_party(
            trajectory=case.trajectory, party=party, kind=SharedKind.REPORT, shared_id=shared.public_id,
            title=shared.title, by=case.town.actor("coordinator"), now=PRESENTED_AT,
        )  # fmt: skip


DAY = date(2017, 4, 18)
COLLEGE, SECRETARIAT = "College van burgemeester en wethouders", "Bestuurssecretariaat"
TERMS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    (TermKind.DEADLINE, "Uiterste behandeldatum van het collegevoorstel", "Ja, 18 april 2017",
     {"end_date": DAY, "owner_text": COLLEGE}),
    (TermKind.DEADLINE, "Uitkomst van de collegevergadering direct terugmelden aan de steller",
     "kort na de vergadering van het college", {"end_date": DAY, "owner_text": SECRETARIAT}),
    (TermKind.COMMITMENT, "Besluitpunt 1: de raad informeren over het rapport en onze reactie, met de raadsbrief",
     "op 18 april", {"end_date": DAY, "owner_text": COLLEGE}),
    (TermKind.EVENT, "Presentatie van het inspectierapport (de dag na tweede paasdag)", "18 april om 15.00 uur",
     {"at": PRESENTED_AT, "body": TSD}),
    (TermKind.DEADLINE, "Besluitpunt 2: de raadsbrief op iBabs plaatsen, na openbaarmaking van het rapport",
     "op 18 april, na openbaarmaking van het rapport", {"end_date": DAY, "owner_text": SECRETARIAT}),
    (TermKind.EVENT, "De portefeuillehouder nodigt een regionale krant uit om bevindingen en reactie uit de eerste "
     "hand te horen", "op 18 april", {"end_date": DAY, "team": PRESS_TEAM}),
    (TermKind.EVENT, "Politiek beraad van de raad, waar de inspectie het rapport toelicht", "16 mei",
     {"end_date": date(2017, 5, 16), "body": TSD}),
    (TermKind.COMMITMENT, "Breder voorstel over toeleiding naar en toegang tot voorzieningen, naar aanleiding van "
     "rekenkameronderzoek en inspectierapport", "eind mei of begin juni",
     {"start_date": date(2017, 5, 21), "end_date": date(2017, 6, 10), "team": SECTOR}),
)  # fmt: skip
"""Every day that the proposal names: kind, what, in which words, when and whose."""


def register_terms(case: Case) -> None:
    """Register every day of the proposal; each was met on its day."""
    for kind, title, said, facts in TERMS:
        given = dict(facts)
        body, team = given.pop("body", None), given.pop("team", None)
        owner: dict[str, Any] = {"owner_organisation": case.town.bodies[body]} if body else {}
        owner |= {"owner_unit": case.town.units[team]} if team else {}
        term = _term(case, kind, title, said, **given, **owner)
        moment = datetime.combine(term.end_date or DAY, PRESENTED_AT.timetz()) + timedelta(hours=2)
        supervision.meet_term(term=term, note="Zo gegaan (voorbeeld).", by=case.town.actor("coordinator"), now=moment)


def ask_today(case: Case) -> None:
    """Register as an example what Almelo promised and did not do in time."""
    supervision.register_term(
        trajectory=case.trajectory, kind=TermKind.COMMITMENT, said="in januari 2020", end_date=date(2020, 1, 31),
        title="De raad laten weten hoe het staat met de aanbevelingen van de rekenkamercommissie",
        owner_unit=case.town.units[SECTOR], is_example=True, by=case.town.actor("coordinator"),
        now=datetime(2019, 11, 19, 9, 0, tzinfo=UTC),
    )  # fmt: skip


def _term(case: Case, kind: str, title: str, said: str, **facts: Any) -> Term:
    """Register one term of the proposal, with its words there."""
    page = next((d["page"] for d in _dates() if d["quote"] == said), None)
    quote = papers.quote_words(case.proposal, page, said) if page else None
    return supervision.register_term(
        trajectory=case.trajectory, kind=kind, title=title, said=said, quote=quote, by=case.town.actor("coordinator"),
        now=WRITTEN_AT, **facts,
    )  # fmt: skip


def _dates() -> list[dict[str, Any]]:
    """Return the dates of the example proposal, with their page."""
    example = "almelo_collegevoorstel"
    return papers.answers(example)["dates"] if (papers.EXAMPLES / f"{example}.gold.json").exists() else []
