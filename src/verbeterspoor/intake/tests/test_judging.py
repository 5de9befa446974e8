import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.cast import NOW, Town
from verbeterspoor.documents.models import Paper, SourceQuote
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.intake import actions, queries
from verbeterspoor.intake.choices import CandidateKind, CandidateStatus, Refusal
from verbeterspoor.intake.models import Candidate, Reading
from verbeterspoor.intake.rules.findings import FindingDraft
from verbeterspoor.intake.rules.terms import TermDraft
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision.choices import TermKind, TermStatus
from verbeterspoor.supervision.models import Finding, Report, Term

from . import cases
from .cases import candidates, coordinator

CLIENT = cases.REPORT.replace("Leg voor ieder gezin vast", "Geef de jeugdige met BSN 111222333 hulp, en spreek af")


def accept(town: Town, candidate: Candidate, **facts: Any) -> Candidate:
    return actions.accept(candidate=candidate, by=coordinator(town), now=NOW, **facts)


def accept_all(town: Town, reading: Reading, kind: str) -> actions.judging.Judged:
    return actions.accept_all(reading=reading, kind=kind, by=coordinator(town), now=NOW)


def report_read_in(town: Town, text: str = cases.REPORT) -> Reading:
    reading = cases.read_in(town, text, "rapport.txt")
    actions.register_document(
        reading=reading, title="Hulp na Veilig Thuis", kind="inspection_report", dated=date(2019, 12, 12),
        body_name=town.inspectorate.name, by=coordinator(town), now=NOW,
    )  # fmt: skip
    return reading


def commitment(reading: Reading, word: str) -> Candidate:
    return next(one for one in candidates(reading, CandidateKind.COMMITMENT) if word in one.quote)


def test_before_1_march_becomes_a_term_that_ends_on_29_february(town: Town) -> None:
    accept(town, commitment(cases.read_in(town), "1 maart"))

    term = Term.objects.get()
    assert (term.kind, term.end_date, term.status) == (TermKind.COMMITMENT, date(2020, 2, 29), TermStatus.OPEN)
    assert term.owner_text == "gemeente Voorbeeldstad"


def test_a_time_becomes_a_moment_in_the_netherlands(town: Town) -> None:
    reading = cases.read_in(town)
    moment = next(one for one in candidates(reading, CandidateKind.DATE) if one.answer["time"])

    accept(town, moment)

    term = Term.objects.get()
    assert term.at == datetime(2017, 4, 18, 13, 0, tzinfo=UTC)
    assert (term.kind, term.status, term.owner_text) == (TermKind.EVENT, TermStatus.MET, "de inspectie")


def test_what_has_been_is_registered_as_met_and_never_as_late(town: Town) -> None:
    reading = cases.read_in(town, "Informatienota\n\nToelichting\n\nIn mei 2018 startte een onderzoek.\n")

    accept(town, candidates(reading, CandidateKind.DATE)[0])

    term = Term.objects.get()
    assert (term.kind, term.status, term.end_date) == (TermKind.EVENT, TermStatus.MET, date(2018, 5, 31))


def test_after_a_year_stays_relative_until_a_person_chooses_its_anchor(town: Town) -> None:
    accept(town, commitment(cases.read_in(town), "Over een jaar"))

    term = Term.objects.get()
    assert (term.kind, term.amount, term.unit, term.end_date) == (TermKind.EVALUATION, 1, "year", None)


@pytest.mark.rule("origins")
def test_a_fact_links_back_to_file_page_and_place(town: Town) -> None:
    reading = cases.read_in(town)
    candidate = commitment(reading, "1 maart")

    accept(town, candidate)

    quote = SourceQuote.objects.get()
    assert (quote.file, quote.page, quote.start, quote.text) == (reading.file, 1, candidate.start, candidate.quote)
    assert Term.objects.get().quote == quote


def test_a_date_and_the_promise_around_it_are_one_term(town: Town) -> None:
    reading = cases.read_in(town)
    day = next(one for one in candidates(reading, CandidateKind.DATE) if "maart" in one.quote)

    taken = accept(town, day)

    promise = commitment(reading, "1 maart")
    assert taken.twins == 1
    assert promise.status == CandidateStatus.ACCEPTED
    assert taken.registered_id == promise.registered_id == Term.objects.get().public_id


def test_taking_everything_over_registers_each_term_once(town: Town) -> None:
    reading = cases.read_in(town)

    dates = accept_all(town, reading, CandidateKind.DATE)
    promises = accept_all(town, reading, CandidateKind.COMMITMENT)

    assert dates.linked > 0
    assert Term.objects.count() == dates.accepted + promises.accepted
    assert Term.objects.filter(end_date=date(2020, 2, 29)).count() == 1


def test_the_first_fact_makes_the_document_a_paper_of_the_trajectory(town: Town) -> None:
    reading = cases.read_in(town)
    assert not Paper.objects.exists()

    accept(town, commitment(reading, "1 maart"))

    paper = Paper.objects.get()
    assert (paper.trajectory, paper.file, paper.title) == (
        reading.trajectory, reading.file, "Onderzoek naar het lokale netwerk",
    )  # fmt: skip


def test_nothing_is_registered_before_a_person_has_judged(town: Town) -> None:
    cases.read_in(town)

    assert not Term.objects.exists()
    assert not Finding.objects.exists()
    assert not Paper.objects.exists()


@pytest.mark.rule("finding-tree")
def test_findings_keep_their_tree_under_the_report_of_the_body(town: Town) -> None:
    reading = report_read_in(town)

    judged = accept_all(town, reading, CandidateKind.FINDING)

    assert judged.accepted == 4
    tree = [(one.number, one.parent and one.parent.number) for one in Finding.objects.order_by("pk")]
    assert tree == [("1", None), ("a", "1"), ("b", "1"), ("2", None)]
    report = Report.objects.get()
    assert {one.report for one in Finding.objects.all()} == {report}
    assert list(report.investigation.bodies.all()) == [town.inspectorate]


@pytest.mark.rule("finding-tree")
def test_a_part_waits_for_the_point_it_belongs_to(town: Town) -> None:
    part = candidates(report_read_in(town), CandidateKind.FINDING)[1]

    with pytest.raises(NotAllowed, match=str(Refusal.PARENT_FIRST.label)):
        accept(town, part)

    part.refresh_from_db()
    assert part.status == CandidateStatus.PROPOSED


def test_a_finding_needs_to_know_whose_report_it_is(town: Town) -> None:
    finding = candidates(cases.read_in(town, cases.REPORT, "rapport.txt"), CandidateKind.FINDING)[0]

    with pytest.raises(NotAllowed, match=re.escape(str(Refusal.NO_REPORT.label))):
        accept(town, finding)


def test_a_body_that_is_new_joins_the_known_ones_and_the_trajectory(town: Town) -> None:
    reading = cases.read_in(town, cases.REPORT, "rapport.txt")

    actions.register_document(
        reading=reading, title="Rapport", body_name="Rekenkamercommissie Elders", by=coordinator(town), now=NOW
    )

    body = Report.objects.get().investigation.bodies.get()
    assert (body.name, body.kind) == ("Rekenkamercommissie Elders", "audit_office")
    assert reading.trajectory.parties.get().organisation == body


def test_a_corrected_fact_is_registered_as_corrected(town: Town) -> None:
    reading = cases.read_in(town)
    draft = TermDraft(kind=TermKind.DEADLINE, title="Deel het plan", end_date=date(2020, 2, 28))

    candidate = accept(town, commitment(reading, "1 maart"), draft=draft, body=town.unit)

    assert candidate.status == CandidateStatus.CORRECTED
    assert (Term.objects.get().title, Term.objects.get().owner_unit) == ("Deel het plan", town.unit)


def test_what_was_left_out_can_be_put_back(town: Town) -> None:
    candidate = commitment(cases.read_in(town), "1 maart")

    actions.reject(candidate=candidate, by=coordinator(town), now=NOW)
    assert not Term.objects.exists()
    actions.put_back(candidate=candidate, by=coordinator(town), now=NOW)

    assert (candidate.status, candidate.decided_at) == (CandidateStatus.PROPOSED, None)


def test_two_people_who_judge_the_same_candidate_give_one_fact(town: Town) -> None:
    reading = cases.read_in(town)
    mine, yours = commitment(reading, "1 maart"), commitment(reading, "1 maart")

    accept(town, mine)
    with pytest.raises(Conflict):
        accept(town, yours)

    assert Term.objects.count() == 1


def test_a_promise_without_a_time_is_left_with_the_reason(town: Town) -> None:
    reading = cases.read_in(town)
    candidate = commitment(reading, "1 maart")
    candidate.answer |= {"due_start": None, "due_end": None}

    with pytest.raises(NotAllowed, match=str(Refusal.NO_TIME.label)):
        accept(town, candidate)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_only_a_coordinator_takes_facts_over(town: Town, role: str) -> None:
    candidate = commitment(cases.read_in(town), "1 maart")

    with pytest.raises(NotAllowed):
        actions.accept(candidate=candidate, by=town.actor(role), now=NOW)
    with pytest.raises(NotAllowed):
        actions.reject(candidate=candidate, by=town.actor(role), now=NOW)


@pytest.mark.rule("no-client-data")
def test_data_of_a_client_is_not_taken_over_by_accept_all(town: Town) -> None:
    reading = report_read_in(town, CLIENT)

    judged = accept_all(town, reading, CandidateKind.FINDING)

    assert next(why for _one, why in judged.left) == str(Refusal.CLIENT_DATA.label)
    assert [one.number for one in Finding.objects.all()] == ["2"]


@pytest.mark.rule("no-client-data")
def test_a_corrected_finding_leaves_no_trace_of_the_client(town: Town) -> None:
    reading = report_read_in(town, CLIENT)
    candidate = candidates(reading, CandidateKind.FINDING)[0]

    accept(town, candidate, draft=FindingDraft(kind="recommendation", text="Bied de jeugdige hulp."))

    candidate.refresh_from_db()
    kept = f"{candidate.quote}{candidate.answer}{SourceQuote.objects.get().text}{Finding.objects.get().text}"
    assert "111222333" not in kept


def test_a_finding_by_hand_quotes_words_across_lines(town: Town) -> None:
    reading = report_read_in(town)
    draft = FindingDraft(kind="conclusion", text="De hulp komt snel.")

    candidate = actions.add_finding(
        reading=reading, draft=draft, page=1, words="wie de\n leiding heeft", by=coordinator(town), now=NOW
    )

    assert Finding.objects.get().quote.text == "wie de leiding heeft"
    assert cases.REPORT[candidate.start : candidate.end] == "wie de leiding heeft"
    assert queries.groups_of(reading)[1].candidates[-1] == candidate


def test_words_that_do_not_stand_on_the_page_are_no_quote(town: Town) -> None:
    reading = report_read_in(town)

    with pytest.raises(NotAllowed, match=str(Refusal.NOT_ON_PAGE.label)):
        actions.add_finding(
            reading=reading, draft=FindingDraft(kind="conclusion", text="Iets"), page=1, words="verzonnen woorden",
            by=coordinator(town), now=NOW,
        )  # fmt: skip
    assert not Finding.objects.exists()


def test_the_inspectorate_is_the_body_that_investigates_here(town: Town) -> None:
    reading = report_read_in(
        town, cases.REPORT + "\nHet rapport van de inspectie is op 18 april 2017 om 15.00 uur klaar."
    )
    moment = next(one for one in candidates(reading, CandidateKind.DATE) if one.answer["time"])

    accept(town, moment)

    assert Term.objects.get().owner_organisation == town.inspectorate
