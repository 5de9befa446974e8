"""Builders walk the real actions, so that a test never starts from a state that cannot exist."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from verbeterspoor.decisions import actions as decisions
from verbeterspoor.decisions import queries as decision_queries
from verbeterspoor.decisions.choices import MeetingBodyKind, OutcomeKind
from verbeterspoor.decisions.models import (
    Attachment,
    CouncilItem,
    DecisionList,
    Letter,
    LinkedFact,
    Meeting,
    MeetingBody,
    NumberSeries,
    Proposal,
    Secrecy,
)
from verbeterspoor.decisions.rules import Result
from verbeterspoor.documents.sheets import read_pasted
from verbeterspoor.plans import actions as plans
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStatus, Channel, Progress, RequestKind
from verbeterspoor.plans.models import (
    Action,
    ActionPart,
    Adjustment,
    ChangeRequest,
    Evidence,
    ImportDraft,
    Plan,
    PlanDelivery,
    ProgressReport,
    Round,
    SteeringMeeting,
)
from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import FindingKind
from verbeterspoor.supervision.models import Finding, Report
from verbeterspoor.trajectories import actions as trajectories
from verbeterspoor.trajectories.choices import PartyRole
from verbeterspoor.trajectories.models import CasePackage, Party, Trajectory

from .cast import NOW, TODAY, Town


def a_trajectory(town: Town, title: str = "Lokaal netwerk") -> Trajectory:
    """Open a trajectory in which the partner, the town's unit and the inspectorate take part."""
    by = town.actor("coordinator")
    trajectory = trajectories.open_trajectory(municipality=town.municipality, title=title, by=by, now=NOW)
    for role, body in [
        (PartyRole.PARTNER, {"organisation": town.partner}),
        (PartyRole.PARTNER, {"unit": town.unit}),
        (PartyRole.INSPECTORATE, {"organisation": town.inspectorate}),
    ]:
        trajectories.add_party(trajectory=trajectory, role=role, by=by, now=NOW, **body)
    return trajectory


def a_package(town: Town, trajectory: Trajectory | None = None, *, now: datetime = NOW) -> CasePackage:
    """Number a trajectory as the case system does, and make its package for it."""
    trajectory, by = trajectory or a_trajectory(town), town.actor("coordinator")
    trajectories.change_trajectory(
        trajectory=trajectory, version=trajectory.version, title=trajectory.title, summary="", case_number="Z-2020-1",
        started_date=None, by=by, now=now,
    )  # fmt: skip
    package = trajectories.ask_for_package(trajectory=trajectory, by=by, now=now)
    claimed = trajectories.claim_package(now_real=now)
    assert claimed == package
    assert trajectories.make_claimed_package(package=claimed, now=now, real_now=lambda: now)
    package.refresh_from_db()
    return package


def a_report(town: Town, trajectory: Trajectory | None = None) -> Report:
    """Register an investigation with its final report."""
    by = town.actor("coordinator")
    trajectory = trajectory or a_trajectory(town)
    investigation = supervision.open_investigation(
        trajectory=trajectory, title="Onderzoek", bodies=[town.inspectorate], by=by, now=NOW
    )
    return supervision.add_report(investigation=investigation, title="Rapport", dated=TODAY, by=by, now=NOW)


def a_finding(town: Town, report: Report | None = None, **facts: Any) -> Finding:
    """Register a finding; an improvement point unless said otherwise."""
    facts = {"kind": FindingKind.IMPROVEMENT_POINT, "text": "De overdracht is niet warm", "number": "1", **facts}
    return supervision.register_finding(report=report or a_report(town), by=town.actor("coordinator"), now=NOW, **facts)


def a_plan(town: Town, trajectory: Trajectory | None = None) -> Plan:
    """Start a plan."""
    trajectory = trajectory or a_trajectory(town)
    return plans.start_plan(trajectory=trajectory, title="Verbeterplan", by=town.actor("coordinator"), now=NOW)


def an_action(town: Town, plan: Plan | None = None, *, adopted: bool = True, **facts: Any) -> Action:
    """Add an action without gaps, of the partner unless said otherwise, and adopt its plan."""
    plan = plan or a_plan(town)
    owner = {} if "unit" in facts or "organisation" in facts else {"organisation": town.partner}
    facts = {
        "title": "Spreek de warme overdracht af", "result": "Een vastgestelde werkafspraak", **owner,
        "evidence_agreed": "De werkafspraak", "start_date": date(2020, 1, 1), "due_date": date(2020, 4, 1), **facts,
    }  # fmt: skip
    if "findings" not in facts:
        facts["findings"] = [a_finding(town, a_report(town, plan.trajectory))]
    by = town.actor("coordinator")
    action = plans.add_action(plan=plan, by=by, now=NOW, **facts)
    if adopted:
        plans.adopt_plan(plan=plan, adopted_date=TODAY, by=by, now=NOW)
        action.refresh_from_db()
    return action


def changed(town: Town, action: Action, **facts: Any) -> Action:
    """Change some of what an action says; the rest stays as it is stored."""
    names = ("title", "organisation", "unit", "goal", "result", "evidence_agreed", "assurance", "start_date",
             "due_date", "is_ongoing", "review_date", "report_interval_days", "version")  # fmt: skip
    kept: dict[str, Any] = {name: getattr(action, name) for name in names}
    kept |= {"findings": action.findings.all(), "first_impressions": action.first_impressions.all(), **facts}
    return plans.change_action(action=action, by=town.actor("coordinator"), now=NOW, **kept)


def a_part(town: Town, action: Action, **facts: Any) -> ActionPart:
    """Give a part of an action to the other partner unless said otherwise, before its plan is adopted."""
    owner = {} if "unit" in facts or "organisation" in facts else {"organisation": town.other_partner}
    facts = {"title": "Denk mee over de werkafspraak", "due_date": date(2020, 3, 20), "evidence_agreed": "Een verslag",
             **owner, **facts}  # fmt: skip
    return plans.add_part(action=action, by=town.actor("coordinator"), now=NOW, **facts)


def an_action_with_part(
    town: Town, plan: Plan | None = None, findings: Iterable[Finding] | None = None, **facts: Any
) -> ActionPart:
    """Adopt a plan whose action of the partner has a part of the other partner."""
    action = an_action(town, plan, adopted=False, **({"findings": findings} if findings else {}))
    part = a_part(town, action, **facts)
    plans.adopt_plan(plan=action.plan, adopted_date=TODAY, by=town.actor("coordinator"), now=NOW)
    return ActionPart.objects.get(pk=part.pk)


def a_part_report(town: Town, part: ActionPart, progress: str = Progress.ON_TRACK, **facts: Any) -> ProgressReport:
    """Let the contributing partner report about its part."""
    facts = {"text": "Wij zijn bezig.", "evidence": "Verslag van 3 februari", **facts}
    by = town.actor("unit" if part.unit_id else "other_partner")
    return plans.report_part(part=part, progress=progress, by=by, now=NOW, **facts)


def a_progress_report(town: Town, action: Action, progress: str = Progress.ON_TRACK, **facts: Any) -> ProgressReport:
    """Let the executor report."""
    facts = {"text": "Het loopt.", "evidence": "De werkafspraak van 3 februari", **facts}
    if progress == Progress.DELAYED:
        facts.setdefault("forecast_date", date(2020, 5, 1))
    by = town.actor("unit" if action.unit_id else "partner")
    return plans.report_progress(action=action, progress=progress, by=by, now=NOW, **facts)


def action_at(town: Town, status: str, **facts: Any) -> Action:
    """Bring an action to a status by the steps that lead there."""
    action = an_action(town, **facts)
    acceptor = town.actor("manager" if action.unit_id else "coordinator")
    if status in {ActionStatus.REPORTED_DONE, ActionStatus.ACCEPTED}:
        report = a_progress_report(town, action, Progress.DONE)
        if status == ActionStatus.ACCEPTED:
            plans.accept_report(report=report, note="Gezien en in orde.", by=acceptor, now=NOW)
    if status == ActionStatus.LAPSED:
        plans.lapse_action(action=action, reason="Ingehaald.", by=town.actor("coordinator"), now=NOW)
    action.refresh_from_db()
    return action


def a_round(town: Town, *asked: Action, **facts: Any) -> Round:
    """Open a round about actions of an adopted plan."""
    chosen = asked or (an_action(town),)
    told = {"title": "Eerste kwartaal", "due_date": date(2020, 2, 26), **facts}
    return plans.open_round(plan=chosen[0].plan, actions=chosen, by=town.actor("coordinator"), now=NOW, **told)


def an_adjustment(town: Town, action: Action, **facts: Any) -> Adjustment:
    """Let the coordinator steer the plan of an action, without changing an action unless said otherwise."""
    said = {"seen": "De ruimte komt later vrij", "decided": "Twee maanden later", "who": "Veilig Thuis plant opnieuw"}
    days = {"from_date": TODAY, "decided_date": TODAY}
    asked: dict[str, Any] = {**said, **days, "by": town.actor("coordinator"), **facts}
    return plans.adjust_plan(plan=action.plan, now=NOW, **asked)


def a_registered_report(town: Town, action: Action, **facts: Any) -> ProgressReport:
    """Register what the executor said by letter."""
    said = {"progress": Progress.ON_TRACK, "text": "Het loopt.", "source": "letter", "source_date": date(2020, 2, 3),
            "source_quote": "Wij zijn op schema.", **facts}  # fmt: skip
    return plans.register_on_behalf(action=action, by=town.actor("coordinator"), now=NOW, **said)


def a_request(town: Town, action: Action, role: str = "partner", **facts: Any) -> ChangeRequest:
    """Let the executor ask for a later date."""
    said = {"kind": RequestKind.DELAY, "reason": "De zaal komt later vrij", "proposed_date": date(2020, 5, 1), **facts}
    return plans.ask_change(action=action, by=town.actor(role), now=NOW, **said)


def a_file_as_evidence(town: Town, action: Action, data: bytes = b"De afspraak is getekend.") -> Evidence:
    """Let the executor report with a file."""
    file = plans.Attachment(data, "afspraak.txt")
    report = a_progress_report(town, action, text="Met een stuk erbij.", evidence="", attachment=file)
    return report.evidence_items.get()


def an_import(town: Town, plan: Plan | None = None, table: str = "Actie;Trekker\nBel iedereen;Niemand") -> ImportDraft:
    """Bring a table into a plan that is being written, and agree to the columns."""
    by = town.actor("coordinator")
    [sheet] = read_pasted(table, known=rules.KNOWN)
    draft = plans.bring_in(plan=plan or a_plan(town), name="Lijst", sheets=[sheet], by=by, now=NOW)
    plans.choose_columns(draft=draft, sheet=0, columns=rules.guess_columns(sheet.titles), by=by, now=NOW)
    return draft


def a_delivery(town: Town, plan: Plan, party: Party | None = None, **facts: Any) -> PlanDelivery:
    """Share an adopted plan with the inspectorate by a mail with a link."""
    party = party or plan.trajectory.parties.get(role=PartyRole.INSPECTORATE)
    facts = {"channel": Channel.LINK, "address": "inspectie@voorbeeld.example", **facts}
    return plans.share_plan(
        version=plan.versions.get(), party=party, paper=b"%PDF-1.7 voorbeeld", by=town.actor("coordinator"), now=NOW,
        **facts,
    )  # fmt: skip


def a_meeting(town: Town, action: Action, decided: str = "Vraag de directie om een zaal") -> SteeringMeeting:
    """Hold a meeting about the plan of an action, with one decision about that action."""
    by = town.actor("coordinator")
    meeting = plans.open_meeting(plan=action.plan, title="Stuuroverleg", held_date=TODAY, by=by, now=NOW)
    plans.write_meeting(
        meeting=meeting, version=meeting.version, title=meeting.title, held_date=TODAY, present="Regievoerder",
        notes="", decisions=[(decided, action)], by=by, now=NOW,
    )  # fmt: skip
    return meeting


def a_proposal(town: Town, trajectory: Trajectory | None = None, subject: str = "Inspectierapport") -> Proposal:
    """Start a proposal on the shipped form; its author is the town's author."""
    decisions.put_shipped_templates_to_use(municipality=town.municipality, now=NOW)
    trajectory = trajectory or a_trajectory(town)
    return decisions.start_proposal(trajectory=trajectory, subject=subject, by=town.actor("author"), now=NOW)


def a_full_proposal(
    town: Town, trajectory: Trajectory | None = None, points: Iterable[str] = ("Besluit 1",)
) -> Proposal:
    """Write a proposal with everything its form asks for, so that it can be submitted."""
    proposal, by = a_proposal(town), town.actor("author")
    fields = {field.key: field for field in proposal.template_version.fields.all()}
    texts = dict.fromkeys(("toelichting", "inleiding", "effect", "uitvoering"), "Tekst")
    answers = [decisions.Answer(fields[key], text=text) for key, text in texts.items()]
    answers += [
        decisions.Answer(fields["portefeuillehouder"], person=town.user("portfolio_holder")),
        decisions.Answer(fields["kosten"], yes=False),
    ]
    decisions.write_answers(proposal=proposal, version=proposal.version, answers=answers, by=by, now=NOW)
    made = decisions.write_points(proposal=proposal, version=proposal.version, by=by, now=NOW,
                                  points=[decisions.PointText(text) for text in points])  # fmt: skip
    argument = decisions.Weighed("argument", "Omdat het moet", point=made[0])
    decisions.write_considerations(proposal=proposal, version=proposal.version, weighed=[argument], by=by, now=NOW)
    return proposal


def a_submitted_proposal(town: Town, points: Iterable[str] = ("Besluit 1",)) -> Proposal:
    """Submit a complete proposal."""
    return decisions.submit_proposal(proposal=a_full_proposal(town, points=points), by=town.actor("author"), now=NOW)


def an_attachment(town: Town, proposal: Proposal, name: str = "bijlage.txt") -> Attachment:
    """Attach a small file to a proposal."""
    file = decisions.GivenFile(b"Een bijlage.", name)
    return decisions.attach_file(proposal=proposal, file=file, by=town.actor("author"), now=NOW)


def a_letter(town: Town, trajectory: Trajectory | None = None, **facts: Any) -> Letter:
    """Start a letter to the council on the shipped form; its author is the town's author."""
    decisions.put_shipped_templates_to_use(municipality=town.municipality, now=NOW)
    trajectory = trajectory or a_trajectory(town)
    facts = {"subject": "Reactie op het rapport", "addressee": "Aan de gemeenteraad", **facts}
    return decisions.start_letter(trajectory=trajectory, by=town.actor("author"), now=NOW, **facts)


def an_executive_meeting(town: Town, *, on: date = date(2020, 2, 18), at: time = time(10)) -> Meeting:
    """Plan a meeting of the executive."""
    decisions.put_usual_bodies_to_use(municipality=town.municipality)
    body = MeetingBody.objects.get(municipality=town.municipality, kind=MeetingBodyKind.EXECUTIVE)
    return decisions.plan_meetings(body=body, days=[on], at=at, by=town.actor("secretariat"), now=NOW)[0]


def a_linked_fact(town: Town, letter: Letter, key: str = "findings") -> LinkedFact:
    """Put a fact of the trajectory into the first section of a letter."""
    field = letter.template_version.fields.filter(kind="rich").first()
    assert field is not None
    return decisions.insert_fact(letter=letter, field=field, key=key, by=town.actor("author"), now=NOW)


def a_number_series(town: Town, next_number: int = 4233) -> NumberSeries:
    """Start a series of numbers of letters to the council."""
    return decisions.start_series(municipality=town.municipality, name="Raadsbrieven", prefix="RAAD-", digits=4,
                                  next_number=next_number, by=town.actor("secretariat"), now=NOW)  # fmt: skip


def a_council_item(town: Town) -> CouncilItem:
    """Link a promise to the council."""
    return decisions.link_item(
        municipality=town.municipality, kind="promise", text="De raad hoort hoe het gaat", due_date=date(2020, 3, 1),
        by=town.actor("council_clerk"), now=NOW,
    )  # fmt: skip


def a_decision_list(town: Town) -> DecisionList:
    """Decide a proposal as proposed in a meeting of yesterday, and make the list of that meeting."""
    by = town.actor("secretariat")
    proposal, meeting = a_submitted_proposal(town), an_executive_meeting(town, on=date(2020, 2, 11))
    results = {point: Result(OutcomeKind.AS_PROPOSED) for point in proposal.points.all()}
    decisions.record_outcomes(
        proposal=proposal, results=results, decision=decisions.Decision(meeting=meeting), by=by, now=NOW
    )  # fmt: skip
    return decisions.make_list(meeting=meeting, by=by, now=NOW)


def a_secrecy(town: Town) -> Secrecy:
    """Impose secrecy on a proposal."""
    return decisions.impose_secrecy(
        thing=a_proposal(town, subject="Geheim voorstel"), grounds=["5.1.2.b"], motivation="Onderhandeling loopt",
        imposed_by="executive", imposed_date=date(2020, 2, 11), by=town.actor("secretariat"), now=NOW,
    )  # fmt: skip


def a_letter_at_the_council(town: Town) -> Letter:
    """Write, sign and hand over a note on the portfolio holder's signature."""
    letter, by = a_letter(town, kind="information_note", basis="portfolio_holder"), town.actor("author")
    facts = decisions.LetterFacts(
        subject=letter.subject, addressee=letter.addressee, basis="portfolio_holder",
        portfolio_holder=town.user("portfolio_holder"),
    )  # fmt: skip
    letter = decisions.change_letter(letter=letter, version=letter.version, facts=facts, points=[], by=by, now=NOW)
    sections = [field for field, _text in decision_queries.sections_of(letter) if decision_queries.is_section(field)]
    texts = {field.pk: "<p>Tekst</p>" for field in sections}
    decisions.write_sections(letter=letter, version=letter.version, texts=texts, by=by, now=NOW)
    decisions.type_number(letter=letter, number="NOTA-1", by=by, now=NOW)
    letter = Letter.objects.get(pk=letter.pk)
    letter = decisions.finish_letter(letter=letter, by=by, now=NOW)
    signed, by = [decisions.Signed("portfolio_holder", "De wethouder")], town.actor("secretariat")
    decisions.sign_letter(letter=letter, signatures=signed, signed_date=TODAY, paper=b"%PDF-1.7", by=by, now=NOW)
    return decisions.hand_over_letter(letter=letter, by=by, now=NOW)
