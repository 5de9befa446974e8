"""The order of what waits, and the place on the trail."""

from datetime import UTC, date, datetime

from verbeterspoor.foundation.slots import Stop, Turn
from verbeterspoor.overview import rules


def turn(title: str, **facts: object) -> Turn:
    return Turn(title=title, reason="", url="/", button="", **facts)  # type: ignore[arg-type]


def test_late_comes_first_then_the_soonest_then_what_waits_longest() -> None:
    turns = [
        turn("no date, new", since=datetime(2020, 2, 11, tzinfo=UTC)),
        turn("no date, old", since=datetime(2020, 2, 1, tzinfo=UTC)),
        turn("march", due=date(2020, 3, 1)),
        turn("late", due=date(2020, 1, 1), is_late=True),
    ]

    ordered = [one.title for one in rules.by_urgency(turns)]

    assert ordered == ["late", "march", "no date, old", "no date, new"]


def stop(label: str, day: date | None, state: str) -> Stop:
    return Stop(day, label, "", state)


def test_the_first_stop_ahead_is_where_a_trajectory_stands() -> None:
    stops = [
        stop("evaluation", None, "future"),
        stop("plan shared", date(2020, 2, 29), "future"),
        stop("start", date(2018, 5, 1), "done"),
    ]

    assert [(one.label, one.state) for one in rules.trail(stops)] == [
        ("start", "done"),
        ("plan shared", "current"),
        ("evaluation", "future"),
    ]


def test_a_trail_that_is_all_done_stands_nowhere_ahead() -> None:
    assert [one.state for one in rules.trail([stop("start", date(2018, 5, 1), "done")])] == ["done"]


def test_a_long_trail_leaves_out_minor_stops_and_keeps_the_others() -> None:
    minor = [Stop(date(2018, 1, day), f"minor {day}", "", "done", is_minor=True) for day in range(1, 20)]
    major = [stop(f"major {month}", date(2019, month, 1), "done") for month in range(1, 6)]

    labels = [one.label for one in rules.trail([*minor, *major])]

    assert len(labels) == rules.MOST_STOPS
    assert labels[-5:] == [one.label for one in major]
    assert labels[0] == "minor 13"


def test_a_long_trail_keeps_the_stop_where_it_stands_however_minor() -> None:
    major = [stop(f"major {month}", date(2019, month, 1), "done") for month in range(1, 13)]
    ahead = [Stop(date(2020, month, 1), f"ahead {month}", "", "future", is_minor=True) for month in (1, 3)]

    last = rules.trail([*major, *ahead])[-1]

    assert (last.label, last.state) == ("ahead 1", "current")
