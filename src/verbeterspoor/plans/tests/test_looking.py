"""Ways of looking: the same facts as list, board, timeline, per partner, per finding and coverage; kept views."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.choices import ActionStatus, Progress, Refusal
from verbeterspoor.plans.models import Action, Plan, SavedView
from verbeterspoor.plans.queries import timeline
from verbeterspoor.plans.queries.looking import COLUMNS

from .pages import SignedIn, number_of_queries, page, text

LOOKS = ["progress", "board", "timeline", "partners", "by_finding", "matrix"]


@pytest.fixture
def plan(town: Town) -> Plan:
    """A plan with three actions: late, on time, and one of a unit."""
    plan = builders.a_plan(town)
    builders.an_action(town, plan, adopted=False, title="Te laat", due_date=date(2020, 1, 31))
    builders.an_action(town, plan, adopted=False, title="Op tijd")
    builders.an_action(town, plan, title="Van ons", unit=town.unit)
    return plan


@pytest.mark.parametrize("look", LOOKS)
def test_every_way_of_looking_shows_every_action(town: Town, signed_in: SignedIn, plan: Plan, look: str) -> None:
    shown = text(signed_in(town.user("manager")).get(page(town, look, plan.trajectory)))

    wanted = ["Veilig Thuis", "Sociaal Wijkteam"] if look == "partners" else ["1", "2", "3"]
    addresses = [page(town, "action", action) for action in Action.objects.filter(plan=plan)]
    assert all(word in shown for word in wanted)
    assert look == "partners" or all(address in shown for address in addresses)


@pytest.mark.parametrize("look", [look for look in LOOKS if look != "partners"])
def test_a_choice_holds_in_every_way_of_looking(town: Town, signed_in: SignedIn, plan: Plan, look: str) -> None:
    late, on_time, _ours = Action.objects.filter(plan=plan)

    shown = text(signed_in(town.user("manager")).get(page(town, look, plan.trajectory), {"signal": "late"}))

    assert page(town, "action", late) in shown
    assert page(town, "action", on_time) not in shown


@pytest.mark.parametrize("look", LOOKS)
def test_a_way_of_looking_takes_as_many_queries_for_many(
    town: Town, signed_in: SignedIn, plan: Plan, look: str
) -> None:
    client = signed_in(town.user("coordinator"))
    few = number_of_queries(client, page(town, look, plan.trajectory))

    Action.objects.bulk_create(
        Action(plan=plan, number=number, title=f"Actie {number}", organisation=town.partner, created_at=NOW,
               status_since=NOW, start_date=TODAY, due_date=TODAY + timedelta(days=number))
        for number in range(10, 40)
    )  # fmt: skip
    finding, links = Action.objects.filter(plan=plan)[0].findings.get(), Action.findings.through
    links.objects.bulk_create(links(action=one, finding=finding) for one in Action.objects.filter(number__gte=10))

    assert number_of_queries(client, page(town, look, plan.trajectory)) == few <= 20


@pytest.mark.parametrize("look", ["by_finding", "matrix"])
def test_findings_come_twenty_five_at_a_time_and_none_is_lost(
    town: Town, signed_in: SignedIn, plan: Plan, look: str
) -> None:
    report = builders.a_report(town, plan.trajectory)
    for number in range(30):
        builders.a_finding(town, report, text=f"Punt {number}")
    client, address = signed_in(town.user("manager")), page(town, look, plan.trajectory)

    pages = [client.get(address, {"page": number}).context for number in (1, 2)]

    assert len(pages[0]["rows"]) == 25
    listed = [row[0].pk for one in pages for row in one["rows"]]
    assert len(set(listed)) == len(listed) == pages[0]["page"].paginator.count > 30


@pytest.mark.parametrize("asked", [{"q": "laat"}, {"q": "1"}, {"due_until": "2020-02-01"}, {"due_until": "1-2-2020"}])
def test_search_finds_words_numbers_and_dates(
    town: Town, signed_in: SignedIn, plan: Plan, asked: dict[str, str]
) -> None:
    shown = signed_in(town.user("manager")).get(page(town, "progress", plan.trajectory), asked)

    assert [action.title for action, _signs in shown.context["rows"]] == ["Te laat"]


def test_a_finding_leads_to_its_actions(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    action = Action.objects.filter(plan=plan).last()
    finding = action.findings.get()

    shown = signed_in(town.user("manager")).get(page(town, "progress", plan.trajectory), {"finding": finding.public_id})

    assert [found for found, _signs in shown.context["rows"]] == [action]


def test_a_finding_without_action_is_seen_at_once(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    builders.a_finding(town, builders.a_report(town, plan.trajectory), text="Niemand doet iets")
    client = signed_in(town.user("manager"))

    assert "Nog geen actie" in text(client.get(page(town, "by_finding", plan.trajectory)))


@given(
    status=some.sampled_from(ActionStatus.values),
    last=some.sampled_from(["", *Progress.values]),
)
def test_an_action_stands_in_exactly_one_column(status: str, last: str) -> None:
    facts = {"status": status, "last_progress": last}

    def fits(which: object) -> bool:
        return all(
            facts[name.removesuffix("__in")] in (wanted if name.endswith("__in") else [wanted])
            for name, wanted in which.children  # type: ignore[attr-defined]
        )

    assert len([name for name, which in COLUMNS.items() if fits(which)]) == 1


@pytest.mark.rule("adopted-plan")
def test_the_timeline_keeps_the_adopted_day_as_ghost(town: Town, plan: Plan) -> None:
    action = Action.objects.filter(plan=plan, title="Op tijd").get()
    Action.objects.filter(pk=action.pk).update(due_date=action.due_date + timedelta(days=30))

    action.refresh_from_db()
    [row] = timeline.lay_out([action], timeline.adopted_by_action([action]), today=TODAY).rows

    assert row.moved_days == 30
    assert row.bar
    assert row.ghost
    assert row.bar.width > row.ghost.width


@given(days=some.lists(some.dates(date(2015, 1, 1), date(2035, 1, 1)), min_size=2, max_size=2))
def test_the_timeline_stays_within_its_drawing(days: list[date]) -> None:
    start, due = sorted(days)

    bar = timeline._bar(Action(start_date=start, due_date=due), 0, 10, lambda day: 300 + (day - start).days)

    assert bar
    assert bar.x == 300
    assert bar.width == max((due - start).days, 4)


def test_the_months_of_years_are_not_drawn_over_each_other() -> None:
    def at(day: date) -> int:
        return (day - date(2018, 1, 1)).days

    assert len(list(timeline._months(date(2018, 1, 1), date(2021, 12, 31), at))) <= timeline.MOST_MONTHS


def test_a_view_is_kept_and_leads_back_to_its_choice(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    client = signed_in(town.user("coordinator"))

    answer = client.post(
        page(town, "view_keep", plan.trajectory),
        {"name": "Te laat", "view": "board", "query": "?signal=late", "is_shared": "on"},
    )

    assert answer.url == page(town, "board", plan.trajectory) + "?signal=late"
    shown = text(signed_in(town.user("manager")).get(page(town, "progress", plan.trajectory)))
    assert "Te laat" in shown
    assert "bord?signal=late" in shown


def test_a_view_of_ones_own_is_not_shown_to_others(town: Town, plan: Plan) -> None:
    actions.save_view(name="Van mij", view="list", query="", is_shared=False, by=town.actor("manager"), now=NOW)

    assert not queries.saved_views(town.actor("coordinator")).exists()
    assert queries.saved_views(town.actor("manager")).exists()


def test_only_whoever_kept_a_view_throws_it_away(
    town: Town, signed_in: SignedIn, plan: Plan, plain_english: None
) -> None:
    view = actions.save_view(name="x", view="list", query="", is_shared=True, by=town.actor("manager"), now=NOW)

    assert signed_in(town.user("coordinator")).post(page(town, "view_forget", view)).status_code == 404
    with pytest.raises(NotAllowed, match=str(Refusal.VIEW_NOT_YOURS.label)):
        actions.forget_view(view=view, by=town.actor("coordinator"))
    signed_in(town.user("manager")).post(page(town, "view_forget", view))
    assert not SavedView.objects.exists()
