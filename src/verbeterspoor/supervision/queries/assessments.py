"""Tests side by side: per expectation what each test said, and what got better since the one before."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet

from verbeterspoor.organisations.models import Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import AssessmentKind, Change
from verbeterspoor.supervision.models import (
    Assessment,
    Expectation,
    ExpectationJudgement,
    Finding,
    FrameworkVersion,
    Investigation,
)
from verbeterspoor.supervision.rules import Place
from verbeterspoor.trajectories.models import Trajectory

from .frameworks import ThemeNode, by_theme


@dataclass
class Line:
    """One expectation with its judgement in each test, the one that counts now, and what became of it."""

    expectation: Expectation
    judgements: list[ExpectationJudgement | None]
    change: Change
    findings: list[Finding] = field(default_factory=list)
    cells: list[tuple[Column, ExpectationJudgement | None]] = field(default_factory=list)

    @property
    def latest(self) -> ExpectationJudgement | None:
        """The last judgement that says something: "not assessed" does not wipe out what was judged before."""
        said = [one for one in self.judgements if one and not one.value.is_not_assessed]
        return said[-1] if said else next((one for one in reversed(self.judgements) if one), None)


@dataclass
class Column:
    """One test with how many of its expectations it found met."""

    test: Assessment
    met: int
    total: int
    assessed: int


@dataclass
class Comparison:
    """A first test and its re-tests beside each other."""

    first: Assessment
    columns: list[Column]
    groups: list[tuple[ThemeNode, list[Line]]]

    @property
    def lines(self) -> list[Line]:
        """All expectations that were tested."""
        return [line for _node, lines in self.groups for line in lines]

    @property
    def met_now(self) -> int:
        """How many expectations are met according to the last judgement that says something."""
        return sum(bool(line.latest and line.latest.value.is_met) for line in self.lines)

    def changed(self, change: Change) -> list[Line]:
        """Return the expectations of which this became."""
        return [line for line in self.lines if line.change == change]

    @property
    def improved(self) -> list[Line]:
        """The expectations that improved since the judgement before."""
        return self.changed(Change.IMPROVED)

    @property
    def worsened(self) -> list[Line]:
        """The expectations that got worse since the judgement before."""
        return self.changed(Change.WORSENED)


def bodies_of(investigation: Investigation) -> set[int]:
    """Return the ids of the bodies that investigate, and of those they consist of."""
    return {body.pk for body in bodies_that_test(investigation)}


def bodies_that_test(investigation: Investigation) -> list[Organisation]:
    """Return the bodies that can test in an investigation: those that carry it out, and the bodies they consist of."""
    lead = [body.pk for body in investigation.bodies.all()]
    parts = Organisation.bodies.through.objects.filter(from_organisation_id__in=lead).values("to_organisation_id")
    return list(Organisation.objects.filter(Q(pk__in=lead) | Q(pk__in=parts)))


def assessments_of(actor: Actor, trajectory: Trajectory) -> QuerySet[Assessment]:
    """Return the first tests of a trajectory that this person may see, with what a list says of them."""
    seen = Assessment.objects.visible_to(actor).filter(investigation__trajectory=trajectory)
    return _with_related(seen.filter(kind=AssessmentKind.FIRST)).order_by("assessed_date", "pk")


def has_tests_page(actor: Actor, trajectory: Trajectory) -> bool:
    """Say whether there is a test in this trajectory that this person may see."""
    return Assessment.objects.visible_to(actor).filter(investigation__trajectory=trajectory).exists()


def get_visible_assessment(actor: Actor, public_id: uuid.UUID) -> Assessment:
    """Return a test this person may see; any other does not exist (DoesNotExist)."""
    return _with_related(Assessment.objects.visible_to(actor)).get(public_id=public_id)


def _with_related(assessments: QuerySet[Assessment]) -> QuerySet[Assessment]:
    related = ("investigation__trajectory__municipality", "framework_version__framework", "body", "first")
    return assessments.select_related(*related)


def comparisons(actor: Actor, firsts: Iterable[Assessment]) -> list[Comparison]:
    """Put first tests beside their re-tests, as many as there are, in five queries."""
    firsts = list(firsts)
    if not firsts:
        return []
    ids = [first.pk for first in firsts]
    tests: dict[int, list[Assessment]] = defaultdict(list)
    for test in _with_related(Assessment.objects.filter(Q(pk__in=ids) | Q(first__in=ids))).order_by(
        "assessed_date", "pk"
    ):
        tests[test.first_id or test.pk].append(test)
    every = [test.pk for found in tests.values() for test in found]
    chosen, said = _chosen_in(every), _said_in(every)
    findings = _findings_about(actor, {one.pk for found in chosen.values() for one in found})
    return [_compare(first, tests[first.pk], chosen, said, findings) for first in firsts]


def _chosen_in(tests: Sequence[int]) -> dict[int, list[Expectation]]:
    """Return the expectations that were chosen for each test."""
    through = Assessment.expectations.through.objects.filter(assessment__in=tests).order_by("pk")
    pairs = list(through.values_list("assessment_id", "expectation_id"))
    wanted = Expectation.objects.filter(pk__in={expectation for _test, expectation in pairs})
    order = ("theme__position", "criterion__position", "position", "pk")
    known = {one.pk: one for one in wanted.select_related("theme", "criterion").order_by(*order)}
    rank = {pk: place for place, pk in enumerate(known)}
    chosen: dict[int, list[Expectation]] = defaultdict(list)
    for test, expectation in sorted(pairs, key=lambda pair: rank[pair[1]]):
        chosen[test].append(known[expectation])
    return chosen


def _said_in(tests: Sequence[int]) -> dict[tuple[int, int], ExpectationJudgement]:
    """Return what each test says about each expectation."""
    judgements = ExpectationJudgement.objects.filter(assessment__in=tests).select_related("value").order_by("pk")
    return {(one.assessment_id, one.expectation_id): one for one in judgements}


def _findings_about(actor: Actor, expectations: Iterable[int]) -> dict[int, list[Finding]]:
    """Return the findings linked to expectations, as far as this person may see them."""
    links = Expectation.findings.through.objects.filter(expectation__in=list(expectations)).order_by("pk")
    pairs = list(links.values_list("expectation_id", "finding_id"))
    if not pairs:
        return {}
    seen = Finding.objects.visible_to(actor).filter(pk__in={finding for _one, finding in pairs})
    known = {finding.pk: finding for finding in seen.order_by("pk")}
    found: dict[int, list[Finding]] = defaultdict(list)
    for expectation, finding in pairs:
        if finding in known:
            found[expectation].append(known[finding])
    return found


def _compare(first: Assessment, tests: list[Assessment], chosen: Any, said: Any, findings: Any) -> Comparison:
    """Put one first test and its re-tests beside each other."""
    expectations = {one.pk: one for test in tests for one in chosen[test.pk]}
    lines = {
        pk: Line(one, row := [said.get((test.pk, pk)) for test in tests], change_of(row), findings.get(pk, []))
        for pk, one in expectations.items()
    }  # fmt: skip
    order = sorted(expectations.values(), key=lambda one: (one.theme.position, one.position))
    groups = [(node, [lines[one.pk] for one in node.expectations]) for node in by_theme(order)]
    columns = [_column(test, [said[test.pk, one.pk] for one in chosen[test.pk] if (test.pk, one.pk) in said],
                       len(chosen[test.pk])) for test in tests]  # fmt: skip
    for line in lines.values():
        line.cells = list(zip(columns, line.judgements, strict=True))
    return Comparison(first, columns, groups)


def _column(test: Assessment, judgements: list[ExpectationJudgement], total: int) -> Column:
    """Count what one test says."""
    met = sum(one.value.is_met for one in judgements)
    return Column(test, met, total, sum(not one.value.is_not_assessed for one in judgements))


def change_of(judgements: Sequence[ExpectationJudgement | None]) -> Change:
    """Compare the last judgement that says something with the one before it."""
    said = [one for one in judgements if one and not one.value.is_not_assessed]
    places = [Place(one.value.position, one.value.is_not_assessed) for one in said[-2:]]
    return rules.change_between(*places) if len(places) == 2 else Change.UNKNOWN


def unfinished(actor: Actor) -> list[tuple[Assessment, int]]:
    """Return the tests that are still being filled in on behalf of a body, with how many judgements are missing."""
    found = Assessment.objects.visible_to(actor).filter(finished_at__isnull=True, on_behalf=True)
    counted: Any = _with_related(found).annotate(
        chosen=Count("expectations", distinct=True), judged=Count("judgements", distinct=True)
    )
    return [(test, test.chosen - test.judged) for test in counted.order_by("pk")]


def registered_tests(actor: Actor, trajectory_ids: Iterable[int]) -> list[tuple[Assessment, int, int]]:
    """Return the registered tests of trajectories, each with how many of its expectations were met."""
    found = Assessment.objects.visible_to(actor).filter(investigation__trajectory__in=list(trajectory_ids))
    counted: Any = _with_related(found.filter(finished_at__isnull=False)).annotate(
        total=Count("judgements"), met=Count("judgements", filter=Q(judgements__value__is_met=True))
    )
    return [(test, test.met, test.total) for test in counted.order_by("assessed_date", "pk")]


def tests_with(actor: Actor, version: FrameworkVersion) -> QuerySet[Assessment]:
    """Return the tests that use a version of a framework, as far as this person may see them."""
    return _with_related(Assessment.objects.visible_to(actor).filter(framework_version=version)).order_by("pk")


def versions_to_test_with(actor: Actor, bodies: Iterable[Organisation]) -> QuerySet[FrameworkVersion]:
    """Return the versions with expectations that a test can use: for a body from outside only its own frameworks."""
    own = FrameworkVersion.objects.filter(framework__municipality_id=actor.municipality_id)
    if not actor.is_inside:
        own = own.filter(framework__body__in=list(bodies))
    with_something = own.filter(expectations__isnull=False).distinct()
    return with_something.select_related("framework__body").order_by("framework__title", "-valid_from", "-pk")


def said_before(test: Assessment) -> dict[int, ExpectationJudgement]:
    """Return what the tests before this one said last about each expectation."""
    if test.first_id is None:
        return {}
    earlier = Q(assessment=test.first_id) | Q(assessment__first=test.first_id)
    found = ExpectationJudgement.objects.filter(earlier, assessment__finished_at__isnull=False)
    found = found.exclude(assessment=test).exclude(value__is_not_assessed=True)
    ordered = found.select_related("value", "assessment").order_by("assessment__assessed_date", "pk")
    return {one.expectation_id: one for one in ordered}


def expectations_tested_in(trajectory: Trajectory) -> QuerySet[Expectation]:
    """Return the expectations that were tested in a trajectory, in the order of their themes."""
    found = Expectation.objects.filter(assessments__investigation__trajectory=trajectory).distinct()
    return found.select_related("theme", "criterion").order_by(
        "framework_version_id", "theme__position", "criterion__position", "position", "pk"
    )


def expectations_about(finding: Finding) -> QuerySet[Expectation]:
    """Return the expectations a finding is about."""
    found = Expectation.objects.filter(findings=finding).select_related("theme")
    return found.order_by("theme__position", "position", "pk")
