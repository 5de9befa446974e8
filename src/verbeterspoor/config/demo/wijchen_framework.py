"""Wijchen tested against a framework, and again: an example in our own words, marked as such.

The framework of the inspectorate itself is not used here; themes and expectations follow the improvement points of the
demo.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.utils import translation

from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import ScalePreset
from verbeterspoor.supervision.models import Assessment, Finding, FrameworkVersion
from verbeterspoor.supervision.rules import Row

from .people import TSD
from .wijchen import RECEIVED_AT, Case

RETESTED_AT = datetime(2020, 2, 5, 9, 0, tzinfo=UTC)
FIRST_DAY, RETEST_DAY = date(2018, 11, 1), date(2020, 2, 3)
FIRST_SOURCE = "voorbeeld: rapport van 12 december 2019, bijlage 2"
RETEST_SOURCE = "voorbeeld: brief van 4 februari 2020"
SAFETY, TOGETHER, STEERING = "Veiligheid", "Samenhang", "Sturing"

ROWS = (
    Row(SAFETY, "Zicht op veiligheid", "1.1", "Alle partners gebruiken dezelfde ondergrens voor veiligheid."),
    Row(SAFETY, "Zicht op veiligheid", "1.2", "Ieder gezin heeft een veiligheidsplan dat op een afgesproken dag wordt "
        "nagekeken."),
    Row(SAFETY, "Kinderen", "1.3", "Met ieder kind dat oud genoeg is, is apart gesproken."),
    Row(TOGETHER, "Regie", "2.1", "Voor ieder gezin staat vast wie de leiding heeft, ook voor het gezin zelf."),
    Row(TOGETHER, "Regie", "2.2", "De hulp richt zich op het hele gezin."),
    Row(TOGETHER, "Overdracht", "2.3", "Een gezin wordt overgedragen in een gesprek waar het gezin bij is."),
    Row(STEERING, "", "3.1", "De gemeente weet hoe het met de kwaliteit van de hulp staat, en stuurt daarop."),
    Row(STEERING, "", "3.2", "Beleid en uitvoering bespreken ieder kwartaal wat zij zien."),
)  # fmt: skip
MET, PARTLY, NOT_MET, NOT_ASSESSED = 0, 1, 2, 3
"""Places on the scale with which the example starts."""

FIRST = (
    (NOT_MET, "Iedere partner had een eigen ondergrens."),
    (PARTLY, "In de helft van de plannen stond een dag waarop het wordt nagekeken."),
    (PARTLY, "Dit gebeurde, maar niet altijd apart van de ouders."),
    (NOT_MET, "Professionals noemden ieder een andere persoon."),
    (PARTLY, "Er was vooral aandacht voor het kind over wie de melding ging."),
    (NOT_MET, "De overdracht ging meestal op papier."),
    (NOT_MET, "Er waren alleen cijfers over aantallen."),
    (MET, "Dit gebeurt, zie ook de goede voorbeelden."),
)
SECOND = (
    (PARTLY, "Twee van de vier partners werken nu met dezelfde ondergrens."),
    (MET, "In alle plannen die zijn bekeken staat zo'n dag."),
    None,
    (MET, "In alle plannen staat één naam, en het gezin kent die."),
    None,
    (PARTLY, "Veilig Thuis en wijkteam doen het samen; de aanbieder nog niet."),
    (NOT_MET, "De eerste meting komt in de zomer."),
    (NOT_ASSESSED, ""),
)
"""What the re-test looked at again; nothing where the first test was taken over."""

ABOUT = {"1.1": "4", "1.2": "5", "1.3": "6", "2.1": "1", "2.2": "2", "2.3": "3", "3.1": "9"}
"""Number of an expectation → number of the improvement point that is about it; the last is a good example."""


def hold_against_framework(case: Case, found: dict[str, Finding]) -> None:
    """Register the example framework, the first test, the re-test, and which findings are about what."""
    by, town = case.town.actor("coordinator"), case.town.municipality
    with translation.override("nl"):
        version = supervision.add_framework(
            municipality=town, title="Lokaal netwerk na Veilig Thuis (voorbeeld)", label="2018",
            valid_from=date(2018, 1, 1), body=case.town.bodies[TSD], preset=ScalePreset.TRAFFIC_LIGHT, is_example=True,
            by=by, now=RECEIVED_AT,
        )  # fmt: skip
    supervision.import_expectations(version=version, rows=ROWS, by=by, now=RECEIVED_AT)
    every = list(version.expectations.order_by("position"))
    first = supervision.open_assessment(
        investigation=case.study, framework_version=version, body=case.town.bodies[TSD], assessed_date=FIRST_DAY,
        expectations=every, source=FIRST_SOURCE, on_behalf=True, by=by, now=RECEIVED_AT,
    )  # fmt: skip
    _fill_in(case, first, version, FIRST, RECEIVED_AT)
    for one in every:
        point = found[f"improvement_point-{ABOUT[one.number]}" if one.number in ABOUT else "good_example-5"]
        supervision.link_expectations(finding=point, expectations=[one], by=by, now=RECEIVED_AT)
    again = [one for one, said in zip(every, SECOND, strict=True) if said]
    retest = supervision.open_retest(first=first, assessed_date=RETEST_DAY, expectations=again, source=RETEST_SOURCE,
                                     on_behalf=True, by=by, now=RETESTED_AT)  # fmt: skip
    _fill_in(case, retest, version, tuple(said for said in SECOND if said), RETESTED_AT)


def _fill_in(
    case: Case, test: Assessment, version: FrameworkVersion, said: tuple[tuple[int, str], ...], now: datetime
) -> None:
    """Fill in what was said of the expectations of a test, in their order, and register it."""
    by, scale = case.town.actor("coordinator"), list(version.scale.order_by("position"))
    expectations = test.expectations.order_by("position")
    entries = [
        supervision.Entry(one, scale[place], explanation=words)
        for one, (place, words) in zip(expectations, said, strict=True)
    ]
    supervision.fill_in(assessment=test, entries=entries, by=by, now=now)
    supervision.finish_assessment(assessment=test, by=by, now=now)
