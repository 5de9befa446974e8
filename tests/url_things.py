"""A town with one thing of every kind, so that every address has something to be about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.decisions.tests import outcome_cases
from verbeterspoor.documents import actions as documents
from verbeterspoor.foundation import clock
from verbeterspoor.intake.choices import CandidateStatus
from verbeterspoor.intake.tests import cases
from verbeterspoor.notices.models import Mail
from verbeterspoor.organisations import actions as organisations
from verbeterspoor.organisations.models import Membership
from verbeterspoor.plans import actions as plans
from verbeterspoor.plans.models import Goal, Milestone, Participant
from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import TermKind
from verbeterspoor.supervision.tests import framework_cases


@dataclass
class Populated:
    """A town with one thing of every kind."""

    town: Town
    things: dict[str, Any]

    def address(self, name: str, kind: str, slug: str = "") -> str:
        where = {"gemeente": slug or self.town.municipality.slug}
        if kind == "candidate":
            candidate = self.things["candidate"]
            where |= {"public_id": candidate.reading.public_id, "candidate_id": candidate.public_id}
        elif kind == "group":
            where |= {"public_id": self.things["reading"].public_id, "kind": "finding"}
        elif kind == "letter_file":
            where |= {"public_id": self.things["letter"].public_id, "kind": "pdf"}
        elif kind == "paper":
            where |= {"public_id": self.things["trajectory"].public_id, "kind": "pdf"}
        elif kind == "proposal_paper":
            where |= {"public_id": self.things["proposal"].public_id, "kind": "docx"}
        elif kind == "import_row":
            where |= {"public_id": self.things["import"].public_id, "row": 2}
        elif kind == "table":
            where |= {"public_id": self.things["trajectory"].public_id, "kind": "csv"}
        elif kind == "list_face":
            where |= {"public_id": self.things["decision_list"].public_id, "face": "openbaar", "kind": "pdf"}
        elif kind == "to_be_secret":
            where |= {"public_id": self.things["proposal"].public_id, "kind": "voorstel"}
        elif kind:
            where["public_id"] = self.things[kind].public_id
        return reverse(name, kwargs=where)


def populate(town: Town) -> Populated:
    """Build a town with one thing of every kind that an address can be about."""
    by = town.actor("coordinator")
    report = builders.a_report(town)
    trajectory = report.investigation.trajectory
    stored = documents.store_file(municipality=town.municipality, data=b"Bel na een week.", name="rapport.txt",
                                  media_type="text/plain", pages=1, by=by, now=NOW)  # fmt: skip
    documents.add_paper(trajectory=trajectory, title="Rapport", file=stored, by=by, now=NOW)
    quote = documents.quote(file=stored, page=1, text="Bel na een week.", start=0, end=16)
    finding = builders.a_finding(town, report, quote=quote)
    impression = supervision.note_first_impression(investigation=report.investigation, text="Rommelig", by=by, now=NOW)
    measure = supervision.take_direct_measure(first_impression=impression, text="Gebeld", by=by, now=NOW)
    term = supervision.register_term(trajectory=trajectory, kind=TermKind.COMMITMENT, title="Bellen", by=by, now=NOW,
                                     amount=1, unit="year", owner_organisation=town.partner)  # fmt: skip
    action = builders.an_action(town, builders.a_plan(town, trajectory), findings=[finding])
    round = builders.a_round(town, action)
    part = builders.an_action_with_part(town, builders.a_plan(town, trajectory), findings=[finding])
    action = part.action
    builders.a_progress_report(town, action)
    builders.a_part_report(town, part)
    view = plans.save_view(name="Te laat", view="list", query="signal=late", is_shared=True, by=by, now=NOW)
    reading = cases.read_in(town, cases.REPORT)
    candidate = reading.candidates.filter(kind="finding", status=CandidateStatus.PROPOSED).first()
    invitation, _token = organisations.invite_person(
        municipality=town.municipality, email="gast@voorbeeld.example", name="Gast", language="nl", role="author",
        since=TODAY, by=town.actor("administrator"), now=NOW, now_real=clock.real_now(),
    )  # fmt: skip
    mail = Mail.objects.create(
        key="1", municipality=town.municipality, address="a@b.example", language="nl", due_at=NOW
    )
    framework = framework_cases.framework_in(town)
    tested = framework_cases.framework_in(town, title="Getoetst")
    test = framework_cases.first_test(town, tested, investigation=report.investigation)
    asked = supervision.open_round(report=report, kind="facts", title="Kijk de feiten na", asked_date=TODAY,
                                   last_day=TODAY, by=by, now=NOW)  # fmt: skip
    fact = supervision.report_wrong_fact(report=report, says="Zes", should_be="Zeven", page=3, by=by, now=NOW)
    period = supervision.impose_supervision(
        trajectory=trajectory, body=town.inspectorate, start_date=TODAY, until_date=date(2020, 8, 12),
        subject_organisation=town.partner, investigation=report.investigation, reason="Wachtlijst.",
        source="brief van 12 februari 2020", by=by, now=NOW,
    )  # fmt: skip
    party = trajectory.parties.get(role="inspectorate")
    delivery = builders.a_delivery(town, action.plan, party)
    things: dict[str, Any] = {}
    things["test"] = test
    things["proposal"] = builders.a_proposal(town, trajectory)
    things["letter"] = builders.a_letter(town, trajectory)
    things["linked_fact"] = builders.a_linked_fact(town, things["letter"])
    things["series"] = builders.a_number_series(town)
    things["template"] = things["proposal"].template_version.template
    things["form_field"] = things["proposal"].template_version.fields.first()
    things["attachment"] = builders.an_attachment(town, things["proposal"])
    things["framework"] = framework
    things["expectation"] = framework.expectations.first()
    things["theme"] = framework.themes.first()
    things["report"] = report
    things["response_round"] = asked
    things["wrong_fact"] = fact
    things["period"] = period
    things["mail"] = mail
    things["submitted"] = outcome_cases.submitted(town)
    things["told_proposal"] = outcome_cases.submitted(town)
    outcome_cases.decide(town, things["told_proposal"])
    things["decided_point"] = things["told_proposal"].points.first()
    things["told"] = outcome_cases.tell(town, things["told_proposal"])
    things["invitation"] = invitation
    things["body"] = town.partner
    things["town_unit"] = town.unit
    things["round"] = round
    things["proof"] = builders.a_file_as_evidence(town, action)
    things["registered"] = builders.a_registered_report(town, action)
    things["link"] = round.links.get(user=town.user("partner"))
    things["trajectory"] = trajectory
    things["finding"] = finding
    things["impression"] = impression
    things["measure"] = measure
    things["term"] = term
    things["investigation"] = report.investigation
    things["change"] = report.investigation.changes.first()
    things["meeting"] = builders.a_meeting(town, action)
    things["decision"] = things["meeting"].decisions.get()
    things["adjustment"] = builders.an_adjustment(town, action)
    things["request"] = builders.a_request(town, action)
    things["quote"] = quote
    things["file"] = stored
    things["action"] = action
    things["part"] = part
    things["goal"] = Goal.objects.create(plan=action.plan, number=1, title="Kinderen zijn veilig")
    things["participant"] = Participant.objects.create(plan=action.plan, organisation=town.partner, added_at=NOW)
    things["milestone"] = Milestone.objects.create(action=action, title="Halverwege", due_date=TODAY)
    things["reading"] = reading
    things["candidate"] = candidate
    things["person"] = town.user("partner")
    things["view"] = view
    things["membership"] = Membership.objects.get(user=town.user("partner"))
    things["party"] = party
    things["package"] = builders.a_package(town, trajectory)
    things["import"] = builders.an_import(town)
    things["share"] = party.shares.get(kind="plan")
    things["delivery"] = delivery
    things["plan"] = action.plan
    things["decision_list"] = builders.a_decision_list(town)
    things["list_line"] = things["decision_list"].lines.get()
    things["secrecy"] = builders.a_secrecy(town)
    things["handed_letter"] = builders.a_letter_at_the_council(town)
    things["council_item"] = builders.a_council_item(town)
    things["proposal"] = builders.a_proposal(town, trajectory)
    things["executive_meeting"] = builders.an_executive_meeting(town)
    things["meeting_body"] = things["executive_meeting"].body
    things["comment"] = plans.object_to(action=action, text="Niet van ons", by=town.actor("partner"), now=NOW)
    return Populated(town, things)
