"""What an action waits for: never in a circle; what is late holds it up; milestones on the way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.plans import actions, queries, rules, slots
from verbeterspoor.plans.choices import ActionStatus, PartStatus, Refusal, Signal
from verbeterspoor.plans.models import Action, ActionPart, Dependency, Milestone, Plan

from .pages import SignedIn, number_of_queries, page, text
from .test_queries import DAYS, MANY, facts, stored


def three(town: Town) -> list[Action]:
    plan = builders.a_plan(town)
    return [builders.an_action(town, plan, adopted=False, title=title) for title in ("A", "B", "C")]


def test_a_circle_is_refused_and_everything_in_it_named(town: Town, signed_in: SignedIn) -> None:
    (a, b, c), by = three(town), town.actor("coordinator")
    for one, other in ((a, b), (b, c)):
        actions.add_dependency(action=one, needs=other, by=by, now=NOW)

    answer = signed_in(town.user("coordinator")).post(page(town, "wait_for", c), {"needs": a.pk})

    with pytest.raises(NotAllowed):
        actions.add_dependency(action=c, needs=a, by=by, now=NOW)
    assert "“C” wacht op “A” wacht op “B” wacht op “C”" in str(answer.context["form"].errors)
    assert Dependency.objects.count() == 2


@given(edges=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=20))
def test_what_is_allowed_never_makes_a_circle(edges: list[tuple[int, int]]) -> None:
    needs: dict[int, set[int]] = {}
    for one, other in edges:
        chain = rules.way_back(needs, start=other, target=one)
        if not chain:
            needs.setdefault(one, set()).add(other)
        else:
            assert all(chain[n + 1] in needs.get(chain[n], ()) for n in range(len(chain) - 1))

    def reaches_itself(start: int) -> bool:
        ahead, seen = list(needs.get(start, ())), set()
        while ahead:
            here = ahead.pop()
            if here not in seen:
                seen.add(here)
                ahead += needs.get(here, ())
        return start in seen

    assert not any(reaches_itself(one) for one in needs)


def test_an_action_waits_only_for_others_of_its_own_plan(town: Town) -> None:
    (a, *_others), by = three(town), town.actor("coordinator")
    for needs, why in ((a, Refusal.WAITS_FOR_ITSELF), (builders.an_action(town), Refusal.OTHER_PLAN)):
        with pytest.raises(NotAllowed, match=str(why.label)):
            actions.add_dependency(action=a, needs=needs, by=by, now=NOW)


def test_the_same_dependency_twice_stays_one_and_goes_away_again(town: Town, signed_in: SignedIn) -> None:
    a, b, _c = three(town)
    client = signed_in(town.user("coordinator"))
    for _ in range(2):
        actions.add_dependency(action=a, needs=b, by=town.actor("coordinator"), now=NOW)
    shown = text(client.get(page(town, "action", b)))

    client.post(page(town, "wait_for", a), {"remove": str(b.public_id)})

    assert page(town, "action", a) in shown
    assert not Dependency.objects.exists()


@pytest.mark.rule("computed-signals")
@pytest.mark.parametrize(
    ("what", "words"),
    [("dependency", "Wacht op “B”, die 12 dagen te laat is."),
     ("milestone", "Mijlpaal “Halverwege” is 12 dagen te laat."),
     ("part", "Deel “Denk mee” is 12 dagen te laat.")],
)  # fmt: skip
def test_what_is_late_puts_an_action_at_risk_and_says_why(
    town: Town, signed_in: SignedIn, what: str, words: str
) -> None:
    (a, b, _c), by, late = three(town), town.actor("coordinator"), date(2020, 1, 31)
    if what == "dependency":
        Action.objects.filter(pk=b.pk).update(due_date=late)
        actions.add_dependency(action=a, needs=b, by=by, now=NOW)
    elif what == "milestone":
        actions.add_milestone(action=a, title="Halverwege", due_date=late, by=by, now=NOW)
    else:
        builders.a_part(town, a, title="Denk mee", due_date=late)
    actions.adopt_plan(plan=a.plan, adopted_date=TODAY, by=by, now=NOW)

    at_risk = list(Action.objects.with_signal(Signal.AT_RISK, today=TODAY))

    assert at_risk == [a]
    assert words in text(signed_in(town.user("manager")).get(page(town, "action", a)))
    assert len([one for one in slots.attention(by, NOW) if one.kind == Signal.AT_RISK]) == 1


@st.composite
def around(draw: st.DrawFn) -> dict[str, Any]:
    """What an action waits for, each with its day and whether it is finished."""
    return {
        "milestone": (draw(st.integers(-2, 2)), draw(st.booleans())),
        "part": (draw(DAYS), draw(st.sampled_from(PartStatus.values))),
        "needs": draw(st.integers(0, 4)),
    }


def hang(town: Town, plan: Plan, many: list[dict[str, Any]]) -> None:
    rows = list(plan.actions.order_by("number"))
    for action, one in zip(rows, many, strict=True):
        days, reached = one["milestone"]
        Milestone.objects.create(action=action, title="Halverwege", due_date=TODAY + timedelta(days=days),
                                 reached_date=TODAY if reached else None)  # fmt: skip
        due, status = one["part"]
        ActionPart.objects.create(action=action, number=1, title="Deel", organisation=town.other_partner,
                                  due_date=due, status=status, status_since=NOW)  # fmt: skip
        needs = rows[one["needs"] % len(rows)]
        if needs != action:
            Dependency.objects.create(action=action, needs=needs)


@pytest.mark.rule("computed-signals")
@MANY
@given(many=st.lists(st.tuples(facts(), around()), min_size=1, max_size=4))
def test_the_rule_and_the_database_agree_about_what_holds_up(town: Town, many: list[Any]) -> None:
    with transaction.atomic():
        plan = Plan.objects.first() or builders.an_action(town).plan
        stored(plan, [one for one, _around in many], [{"organisation": town.partner}])
        hang(town, plan, [one for _facts, one in many])
        shown = {
            action.pk: {sign.signal for sign in rules.signals(action, today=TODAY)}
            for action in queries.visible_actions(town.actor("coordinator"))
        }
        for signal in Signal:
            asked = set(Action.objects.with_signal(signal, today=TODAY).values_list("pk", flat=True))
            assert asked == {pk for pk, held in shown.items() if signal in held}


def test_a_milestone_is_written_with_the_plan_and_reached_by_the_executor(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, adopted=False)
    coordinator, partner = signed_in(town.user("coordinator")), signed_in(town.user("partner"))
    coordinator.post(page(town, "milestone_new", action), {"title": "Halverwege", "due_date": "2020-02-01"})
    actions.adopt_plan(plan=action.plan, adopted_date=TODAY, by=town.actor("coordinator"), now=NOW)
    milestone = Milestone.objects.get()

    partner.post(page(town, "milestone_reached", milestone), {"reached_date": "2020-02-10"})
    refused = partner.post(page(town, "milestone_reached", milestone), {"reached_date": "2020-02-13"})

    milestone.refresh_from_db()
    assert milestone.reached_date == date(2020, 2, 10)
    assert "reached_date" in refused.context["form"].errors
    assert "Mijlpaal “Halverwege”" in text(coordinator.get(page(town, "action", action)))


@pytest.mark.rule("adopted-plan")
def test_milestones_of_an_adopted_plan_stay_as_they_are(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, adopted=False)
    by = town.actor("coordinator")
    milestone = actions.add_milestone(action=action, title="Halverwege", due_date=TODAY, by=by, now=NOW)
    actions.adopt_plan(plan=action.plan, adopted_date=TODAY, by=by, now=NOW)
    client = signed_in(town.user("coordinator"))

    for typed in ({"title": "Anders", "due_date": "2020-05-01"}, {"remove": "1"}):
        client.post(page(town, "milestone_edit", milestone), typed)
    client.post(page(town, "milestone_new", action), {"title": "Nog een", "due_date": "2020-05-01"})

    assert list(Milestone.objects.values_list("title", "due_date")) == [("Halverwege", TODAY)]


def test_an_executor_reads_only_the_names_of_actions_it_may_see(town: Town, signed_in: SignedIn) -> None:
    (a, b, _c), by = three(town), town.actor("coordinator")
    Action.objects.filter(pk=b.pk).update(organisation=town.other_partner, title="Van een ander",
                                               due_date=date(2020, 1, 31))  # fmt: skip
    actions.add_dependency(action=a, needs=b, by=by, now=NOW)
    actions.adopt_plan(plan=a.plan, adopted_date=TODAY, by=by, now=NOW)

    shown = text(signed_in(town.user("partner")).get(page(town, "action", a)))
    assert "Van een ander" not in shown
    assert "Wacht op “een andere actie”, die 12 dagen te laat is." in shown
    assert "Van een ander" in text(signed_in(town.user("manager")).get(page(town, "action", a)))


def test_lists_take_as_many_queries_with_what_holds_up_as_without(town: Town, signed_in: SignedIn) -> None:
    (a, b, c), by = three(town), town.actor("coordinator")
    client = signed_in(town.user("coordinator"))
    before = {name: number_of_queries(client, page(town, name, a.plan.trajectory)) for name in ("plan", "progress")}
    for one, other in ((a, b), (a, c)):
        actions.add_dependency(action=one, needs=other, by=by, now=NOW)
        actions.add_milestone(action=one, title="Halverwege", due_date=TODAY, by=by, now=NOW)
        builders.a_part(town, one)

    after = {name: number_of_queries(client, page(town, name, a.plan.trajectory)) for name in ("plan", "progress")}

    assert a.status == ActionStatus.OPEN
    assert after == before
