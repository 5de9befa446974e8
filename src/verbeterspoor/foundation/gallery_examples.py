# Lazy texts stand where a page has ready ones.
# mypy: disable-error-code="arg-type"
"""What the gallery shows: contents of our own, no real people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils.translation import pgettext_lazy

from .slots import Attention, Stop, Tab, Turn, Upcoming

TODAY = date(2020, 2, 12)


@dataclass(frozen=True)
class EventExample:
    """An event as the history shows it."""

    at: datetime
    sentence: str
    by: str


@dataclass(frozen=True)
class StepExample:
    """A step of one job."""

    label: str
    state: str
    url: str = ""


STOPS = [
    Stop(
        date(2018, 5, 14),
        pgettext_lazy("gallery", "Investigation announced"),
        pgettext_lazy("gallery", "Voluntary, aimed at learning"),
        "done",
        "#trail",
    ),
    Stop(
        date(2019, 12, 10),
        pgettext_lazy("gallery", "Report received"),
        pgettext_lazy("gallery", "14 findings"),
        "done",
        "#trail",
    ),
    Stop(
        date(2020, 1, 28),
        pgettext_lazy("gallery", "Information note to the council"),
        pgettext_lazy("gallery", "With the report attached"),
        "done",
    ),
    Stop(
        date(2020, 2, 12),
        pgettext_lazy("gallery", "Plan is being made with the partners"),
        pgettext_lazy("gallery", "22 actions"),
        "current",
        "#trail",
    ),
    Stop(
        date(2020, 2, 29),
        pgettext_lazy("gallery", "Plan shared with the inspectorate"),
        pgettext_lazy("gallery", "before 1 March 2020"),
        "future",
    ),
    Stop(
        None,
        pgettext_lazy("gallery", "Progress"),
        pgettext_lazy("gallery", "Partners report"),
        "future",
        day_text=pgettext_lazy("gallery", "every quarter"),
    ),
    Stop(
        None,
        pgettext_lazy("gallery", "Evaluation"),
        pgettext_lazy("gallery", "With partners and inspectorate"),
        "future",
        day_text=pgettext_lazy("gallery", "after a year"),
    ),
    Stop(None, pgettext_lazy("gallery", "Closed"), "", "future"),
]
"""A trail of eight stops, so that it runs on over two rows."""


TURNS = [
    Turn(
        pgettext_lazy("gallery", "Assess the progress of the advice centre"),
        pgettext_lazy("gallery", "They reported “Warm handover” as done."),
        "#task",
        pgettext_lazy("gallery", "Look at it"),
        pgettext_lazy("gallery", "Local network"),
        since=datetime(2020, 2, 9, 9, 0, tzinfo=UTC),
    ),
    Turn(
        pgettext_lazy("gallery", "Share the plan with the inspectorate"),
        pgettext_lazy("gallery", "All partners have agreed."),
        "#task",
        pgettext_lazy("gallery", "Open the plan"),
        pgettext_lazy("gallery", "Local network"),
        due=date(2020, 2, 29),
    ),
    Turn(
        pgettext_lazy("gallery", "Answer the inspectorate's question"),
        "",
        "#task",
        pgettext_lazy("gallery", "Answer"),
        due=date(2020, 1, 31),
        is_late=True,
    ),
]
"""What can wait for somebody: without a date, with one, and late."""


LISTS = {
    "signals": [
        Attention(
            "late",
            pgettext_lazy("gallery", "Who leads the case"),
            pgettext_lazy("gallery", "This point is 12 days late."),
            "#signal",
        ),
        Attention(
            "silent",
            pgettext_lazy("gallery", "Warm handover"),
            pgettext_lazy("gallery", "49 days nothing heard; agreed was every month."),
            "#signal",
        ),
        Attention(
            "at_risk",
            pgettext_lazy("gallery", "The whole family"),
            pgettext_lazy("gallery", "The forecast is 3 weeks after the date."),
            "#signal",
        ),
    ],
    "dates": [
        Upcoming(
            date(2017, 4, 18),
            pgettext_lazy("gallery", "The embargo of the report ends"),
            "#agenda",
            datetime(2017, 4, 18, 13, 0, tzinfo=UTC),
            pgettext_lazy("gallery", "communication team"),
        ),
        Upcoming(date(2017, 5, 16), pgettext_lazy("gallery", "Political council session"), "#agenda"),
    ],
    "events": [
        EventExample(
            datetime(2020, 2, 11, 14, 5, tzinfo=UTC),
            pgettext_lazy("gallery", "Reported as done: Warm handover"),
            pgettext_lazy("gallery", "contact person, advice centre"),
        ),
        EventExample(
            datetime(2020, 1, 28, 9, 30, tzinfo=UTC), pgettext_lazy("gallery", "The note was sent to the council"), ""
        ),
    ],
    "steps": [
        StepExample(pgettext_lazy("gallery", "Choose files"), "done", "#steps"),
        StepExample(pgettext_lazy("gallery", "Look and accept"), "current"),
        StepExample(pgettext_lazy("gallery", "Ready"), "future"),
    ],
    "tabs": [
        Tab(str(label), f"#tab-{name}", 1, name)
        for name, label in (
            ("trail", pgettext_lazy("gallery", "Trail")),
            ("report", pgettext_lazy("gallery", "Report and findings")),
            ("plan", pgettext_lazy("gallery", "Plan")),
            ("progress", pgettext_lazy("gallery", "Progress")),
            ("evaluation", pgettext_lazy("gallery", "Evaluation")),
            ("documents", pgettext_lazy("gallery", "Documents")),
            ("history", pgettext_lazy("gallery", "History")),
        )
    ],
}
"""Signals, dates, events, steps and tabs."""

RICH = pgettext_lazy(
    "gallery",
    """# What we found

The inspectorate saw **two points** that can be better, see [the report](https://example.org/report):

- who leads a case
  - also when the team changes
- a warm handover

## What we do

1. Agree who leads
2. Train the teams

> Agreements are not always clear to the professionals themselves.

Table: Actions per partner
| Partner | Action |
| Advice centre | Agree on one form ⏎ and use it |
| Neighbourhood team | Train all employees |""",
)
"""A text as people type it without the editor."""
