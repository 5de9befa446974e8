"""Where the stops of a trail stand."""

from datetime import date

import pytest
from django.utils import translation

from verbeterspoor.foundation.slots import Stop
from verbeterspoor.foundation.trail import PER_ROW, WIDTH, lay_out


def stops(*states):
    return [Stop(date(2020, 1, n), f"Stop {n}", "", state) for n, state in enumerate(states, 1)]


def test_stops_stand_in_order_within_the_drawing():
    trail = lay_out(stops("done", "done", "current", "future"))

    xs = [dot.x for dot in trail.dots]
    assert xs == sorted(xs)
    assert all(0 < x < WIDTH for x in xs)


def test_the_line_runs_on_over_a_next_row():
    trail = lay_out(stops(*["done"] * (PER_ROW + 2)))

    assert trail.dots[PER_ROW].y > trail.dots[PER_ROW - 1].y
    assert trail.dots[PER_ROW].x == trail.dots[0].x
    assert all(0 <= track.x1 < track.x2 <= WIDTH for track in trail.tracks)


def test_the_line_is_solid_up_to_where_the_trajectory_stands():
    trail = lay_out(stops("done", "current", "future"))

    assert [track.is_done for track in trail.tracks] == [True, False]


def test_words_never_leave_the_drawing():
    long = [Stop(None, "een heel lang punt met veel meer woorden dan er passen " * 4, "", "future")]
    trail = lay_out(long * 8)

    assert max(y for dot in trail.dots for y, _line in dot.lines) <= trail.height


def test_given_words_say_when_rather_than_a_day():
    with translation.override("nl"):
        told = lay_out(
            [Stop(date(2020, 3, 1), "A", "", "done"), Stop(None, "B", "", "future", day_text="over een jaar")]
        )

    assert [dot.when for dot in told.dots] == ["1 mrt 2020", "over een jaar"]


def test_an_unknown_state_is_refused():
    with pytest.raises(KeyError):
        lay_out(stops("finished"))


def test_no_stops_make_an_empty_trail():
    assert lay_out([]).dots == ()
