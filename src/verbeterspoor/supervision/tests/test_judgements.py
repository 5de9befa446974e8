"""Who says that it got better, and what stays of what was said before."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.cast import Town
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision.choices import Verdict
from verbeterspoor.supervision.models import Judgement

from .cases import coordinator, finding_in, investigation_in, judged, report_in

LETTER = "brief van 10 februari 2020"


@pytest.mark.rule("done-accepted-proven")
def test_the_body_that_investigated_judges(town: Town) -> None:
    judgement = judged(town, finding_in(town), Verdict.PROVEN)

    assert (judgement.body, judgement.on_behalf) == (town.inspectorate, False)


@pytest.mark.rule("done-accepted-proven")
@pytest.mark.parametrize("role", [role for role in Role if role != Role.INSPECTOR])
def test_nobody_else_judges_in_the_own_name(town: Town, role: Role) -> None:
    with pytest.raises(NotAllowed):
        judged(town, finding_in(town), by=town.actor(role))


@pytest.mark.rule("done-accepted-proven")
def test_a_body_that_did_not_investigate_cannot_judge(town: Town) -> None:
    for facts in ({"by": town.actor(Role.AUDITOR)}, {"by": coordinator(town), "on_behalf": True, "source": LETTER}):
        with pytest.raises(NotAllowed):
            judged(town, finding_in(town), body=town.audit_office, **facts)


def test_a_part_of_bodies_that_work_together_can_judge(town: Town) -> None:
    town.audit_office.bodies.add(town.inspectorate)
    finding = finding_in(town, report_in(town, investigation_in(town, bodies=[town.audit_office])))

    assert judged(town, finding).body == town.inspectorate


@pytest.mark.rule("on-behalf")
def test_a_coordinator_registers_what_a_letter_says_and_it_stays_marked(town: Town) -> None:
    judgement = judged(town, finding_in(town), by=coordinator(town), on_behalf=True, source=LETTER)

    assert (judgement.on_behalf, judgement.source, judgement.body) == (True, LETTER, town.inspectorate)


@pytest.mark.rule("on-behalf")
def test_on_behalf_without_a_source_is_refused(town: Town) -> None:
    with pytest.raises(NotAllowed):
        judged(town, finding_in(town), by=coordinator(town), on_behalf=True, source=" ")


@pytest.mark.rule("on-behalf")
@pytest.mark.parametrize("role", [Role.PARTNER, Role.INSPECTOR, Role.AUTHOR, Role.PORTFOLIO_HOLDER, Role.COUNCIL_CLERK])
def test_only_a_coordinator_registers_on_behalf(town: Town, role: Role) -> None:
    with pytest.raises(NotAllowed):
        judged(town, finding_in(town), by=town.actor(role), on_behalf=True, source=LETTER)


@pytest.mark.rule("scales")
def test_a_later_judgement_is_added_and_the_earlier_one_stays(town: Town) -> None:
    finding = finding_in(town)
    first = judged(town, finding, Verdict.NOT_PROVEN, judged_date=date(2019, 2, 10))
    second = judged(town, finding, Verdict.PROVEN)

    assert list(finding.judgements.all()) == [second, first]
    assert Verdict.NOT_ASSESSED in Verdict


@pytest.mark.rule("scales")
def test_editing_a_judgement_is_refused_by_the_database(town: Town) -> None:
    judgement = judged(town, finding_in(town), Verdict.NOT_PROVEN)

    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.filter(pk=judgement.pk).update(verdict=Verdict.PROVEN)
    judgement.refresh_from_db()
    assert judgement.verdict == Verdict.NOT_PROVEN


@pytest.mark.parametrize("facts", [{"explanation": " "}, {"judged_date": date(2020, 2, 13)}])
def test_a_judgement_has_an_explanation_and_a_day_that_has_been(town: Town, facts: dict[str, object]) -> None:
    with pytest.raises(NotAllowed):
        judged(town, finding_in(town), **facts)
