"""Items of a decision list find their proposal by number, by title, by likeness; and stay alone when in doubt."""

import datetime as dt

import pytest

from verbeterspoor.reading import Candidate, likely_points, likely_proposals, load, read_decision_list

from .test_decided import COLLEGE

REPORT = Candidate("report", "Inspectierapport sociale wijkteams", "Z-17-004321")
PARKING = Candidate("parking", "Evaluatie van het parkeren in de binnenstad", "", ("Z/17/005001",))
BYLAW = Candidate("school", "Jaarverslag leerplicht")
SUBSIDY = Candidate("subsidy", "Subsidie voor het buurthuis 2017")
OTHER = Candidate("other", "Bestemmingsplan buitengebied")


@pytest.fixture(scope="module")
def college():
    return read_decision_list(load(COLLEGE.encode(), "a.txt"))


def found(outcomes, proposals):
    return {match.outcome.number: (match.key, match.rule) for match in likely_proposals(outcomes, proposals)}


def test_case_number_then_reference_then_title_then_likeness(college):
    matches = found(college, [REPORT, PARKING, BYLAW, SUBSIDY, OTHER])
    assert matches == {
        "1": (None, "none"), "2": ("report", "case"), "3": (None, "none"), "4": ("school", "same_title"),
        "5": ("subsidy", "likeness"), "6": (None, "none"), "8": ("parking", "reference"), "9": (None, "none"),
    }  # fmt: skip


def test_a_number_is_surer_than_a_title(college):
    certainties = {m.rule: m.certainty for m in likely_proposals(college, [REPORT, PARKING, BYLAW, SUBSIDY])}
    assert certainties["case"] > certainties["reference"] > certainties["same_title"] > certainties["likeness"] > 0.3


def test_the_number_decides_when_another_title_is_the_same(college):
    twin = Candidate("twin", "Rapport van de inspectie over de sociale wijkteams")
    assert found(college, [REPORT, twin])["2"] == ("report", "case")


def test_of_two_proposals_that_fit_as_well_none_is_chosen(college):
    twins = [Candidate(key, "Rapport van de inspectie over de sociale wijkteams") for key in "ab"]
    assert found(college, twins)["2"] == (None, "none")


def test_a_proposal_is_matched_once(college):
    keys = [m.key for m in likely_proposals([*college, *college], [REPORT, PARKING, BYLAW]) if m.key]
    assert sorted(keys) == ["parking", "report", "school"]


def test_no_proposals_match_nothing(college):
    assert {m.key for m in likely_proposals(college, [])} == {None}


@pytest.mark.rule("outcome-per-point")
def test_points_go_by_number(college):
    told = likely_points(college.outcomes[4], [(1, "De subsidie vast te stellen."), (2, "x"), (3, "y"), (4, "z")])
    assert {n: (p.kind, p.until) for n, p in told.items()} == {
        1: ("as_proposed", None),
        2: ("as_proposed", None),
        3: ("held", dt.date(2017, 5, 9)),
    }


def test_points_under_other_numbers_go_by_what_they_say(college):
    told = likely_points(
        college.outcomes[1], [(7, "De raadsbrief na openbaarmaking te plaatsen op iBabs."), (8, "Niets")]
    )
    assert {n: p.kind for n, p in told.items()} == {7: "amended"}


@pytest.mark.rule("outcome-per-point")
def test_an_outcome_of_the_whole_item_is_that_of_each_point(college):
    told = likely_points(college.outcomes[2], [(1, "De huur te verlengen."), (2, "De huur te betalen.")])
    assert {(p.kind, p.until) for p in told.values()} == {("held", dt.date(2017, 5, 2))}
    assert [p.text for p in told.values()] == ["De huur te verlengen.", "De huur te betalen."]


def test_an_item_of_which_nothing_is_said_tells_no_point(college):
    silent = read_decision_list(load(b"1. Opening.\n\n2. Rondvraag\nBesluit: conform.\n", "a.txt")).outcomes[0]
    assert (silent.kind, likely_points(silent, [(1, "Te openen.")])) == (None, {})
