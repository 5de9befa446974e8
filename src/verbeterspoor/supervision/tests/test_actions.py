"""Registering what was investigated, found and done at once."""

from datetime import date, datetime

import pytest

from tests.cast import Town
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history.models import Event, EventWords
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions
from verbeterspoor.supervision.choices import FindingKind, Trigger
from verbeterspoor.supervision.models import Finding

from .cases import coordinator, finding_in, investigation_in, report_in, trajectory_in

OTHERS = [role for role in Role if role != Role.COORDINATOR]


def changed(finding: Finding, town: Town, now: datetime, version: int = 1, **facts: object) -> Finding:
    kept = {"kind": finding.kind, "text": finding.text, "number": "1", "response": "", "afterword": "",
            "addressee_organisation": None, "addressee_unit": None, "addressee_text": ""}  # fmt: skip
    return actions.change_finding(finding=finding, version=version, by=coordinator(town), now=now, **{**kept, **facts})


def test_an_investigation_has_purpose_question_and_reason(town: Town) -> None:
    found = investigation_in(town, purpose="Leren", question="Werkt het netwerk?", trigger=Trigger.VOLUNTARY,
                             started_text="mei 2018", started_date=date(2018, 5, 1))  # fmt: skip

    assert (list(found.bodies.all()), found.get_trigger_display()) == ([town.inspectorate], Trigger.VOLUNTARY.label)


def test_an_investigation_needs_a_body_that_is_known(town: Town, other_town: Town) -> None:
    for bodies in ([], [other_town.inspectorate]):
        with pytest.raises(NotAllowed):
            investigation_in(town, bodies=bodies)


@pytest.mark.parametrize("role", OTHERS)
def test_only_the_coordinator_registers(town: Town, now: datetime, role: Role) -> None:
    report = report_in(town)

    with pytest.raises(NotAllowed):
        actions.register_finding(report=report, kind="conclusion", text="x", by=town.actor(role), now=now)


def test_a_coordinator_of_another_municipality_registers_nothing(town: Town, other_town: Town, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        actions.open_investigation(trajectory=trajectory_in(town), title="x", bodies=[town.inspectorate],
                                   by=coordinator(other_town), now=now)  # fmt: skip


@pytest.mark.rule("finding-tree")
def test_findings_form_a_tree_in_the_order_of_registering(town: Town) -> None:
    report = report_in(town)
    top = finding_in(town, report, number="1", response="Wij nemen dit over.", afterword="Dank.")
    parts = [finding_in(town, report, number=f"1{letter}", parent=top) for letter in "abcd"]

    assert list(top.children.all()) == parts
    assert (top.response, parts[0].response) == ("Wij nemen dit over.", "")


@pytest.mark.rule("finding-tree")
def test_a_finding_below_one_of_another_report_is_refused(town: Town) -> None:
    top = finding_in(town)

    with pytest.raises(NotAllowed):
        finding_in(town, report_in(town), parent=top)


@pytest.mark.rule("origins")
def test_a_finding_can_come_from_several_reports(town: Town, now: datetime) -> None:
    investigation = investigation_in(town)
    finding, later = finding_in(town, report_in(town, investigation)), report_in(town, investigation, title="Later")

    actions.add_origin(finding=finding, report=later, by=coordinator(town), now=now)

    assert list(later.also_findings.all()) == [finding]
    assert list(finding.also_in.all()) == [later]


@pytest.mark.rule("origins")
def test_a_report_of_another_trajectory_is_no_origin(town: Town, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        actions.add_origin(finding=finding_in(town), report=report_in(town), by=coordinator(town), now=now)


@pytest.mark.rule("origins")
def test_a_measure_on_a_first_impression_comes_to_hang_under_findings(town: Town, now: datetime) -> None:
    by, investigation = coordinator(town), investigation_in(town)
    told = actions.note_first_impression(investigation=investigation, text="Niemand heeft de regie.", by=by, now=now)
    measure = actions.take_direct_measure(first_impression=told, text="Vast overleg.", unit=town.unit, by=by, now=now)
    finding = finding_in(town, report_in(town, investigation))

    actions.link_measure(measure=measure, findings=[finding], by=by, now=now)

    assert list(finding.direct_measures.all()) == [measure]
    assert measure.first_impression == told


def test_a_change_tells_what_it_was(town: Town, now: datetime) -> None:
    finding = changed(finding_in(town), town, now, text="Spreek per gezin af wie de regie heeft.")

    event = Event.objects.get(type="supervision.finding.changed")
    assert (finding.version, event.codes) == (2, {"fields": ["text"]})
    assert EventWords.objects.get(event_public_id=event.public_id).words["from"] == "Spreek af wie de regie heeft."


def test_two_people_saving_the_same_finding_do_not_overwrite_each_other(town: Town, now: datetime) -> None:
    finding = finding_in(town)
    changed(finding, town, now, text="Eerste.")

    with pytest.raises(Conflict):
        changed(finding, town, now, version=1, text="Tweede.")
    finding.refresh_from_db()
    assert finding.text == "Eerste."


@pytest.mark.rule("no-client-data")
def test_a_finding_with_a_bsn_is_refused(town: Town) -> None:
    with pytest.raises(NotAllowed):
        finding_in(town, text="De cliënt met BSN 111222333 wachtte te lang.")
    assert not Finding.objects.exists()


def test_every_act_is_one_event_without_names(town: Town) -> None:
    finding_in(town, kind=FindingKind.CONCLUSION)

    types = list(Event.objects.order_by("sequence").values_list("type", flat=True))
    assert types == [f"supervision.{act}" for act in ("investigation.opened", "report.added", "finding.registered")]
    assert "regie" not in str(Event.objects.values_list("codes", flat=True))
