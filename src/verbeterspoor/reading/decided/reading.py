"""Read a decision list: one document in, one `ReadDecisionList` out."""

from verbeterspoor.reading.answers import DecisionPoint
from verbeterspoor.reading.ground import Ground, ground_of
from verbeterspoor.reading.pages import Document

from .answers import ReadDecisionList, ReadOutcome
from .head import find_body, find_day, find_status
from .items import headed_items, labelled_items, numbered_items
from .outcomes import outcomes_of
from .tables import table_outcomes


def read_decision_list(document: Document) -> ReadDecisionList:
    """Give the body, the day and the outcomes of a decision list, in the order of the list.

    Read as a table when it has a column of decisions, else as running text: items with a number, with a label
    'Onderwerp', or with a heading, whichever tells most outcomes. Nothing is made up: an item of which the list says
    nothing has kind None, and a document without decisions gives no outcomes.
    """
    return read_list(document, ground_of(document))


def read_list(document: Document, ground: Ground) -> ReadDecisionList:
    """The same for a document of which the ground is known."""
    day = find_day(ground)
    year = int(day.value[:4]) if day else None
    return ReadDecisionList(
        document.name, len(document.pages), find_body(ground.flow), day, find_status(ground.flow),
        tuple(best_outcomes(ground, year)),
    )  # fmt: skip


def best_outcomes(ground: Ground, year: int | None) -> list[ReadOutcome]:
    """The outcomes of a table, else the reading that tells the outcome of most items; the first of equals."""
    best = table_outcomes(ground.flow, year)
    if count(best) > 1:
        return best
    for split in (numbered_items, labelled_items, headed_items):
        found = outcomes_of(ground.flow, split(ground), year)
        best = found if count(found) > count(best) else best
    return best


def count(outcomes: list[ReadOutcome]) -> int:
    return sum(1 for one in outcomes if told(one))


def as_decision_points(found: ReadDecisionList) -> list[DecisionPoint]:
    """The items with a decision as decision points: 'title → decision', with their points and motions below them."""
    return [decision_point(one) for one in found if told(one) and one.kind != "not_treated"]


def decision_point(one: ReadOutcome) -> DecisionPoint:
    text = f"{one.title} → {one.text}" if one.text else one.title
    own = (p for p in one.points if p.rule == "decided.point")  # the others are named in the decision itself
    points = [DecisionPoint(p.quote, p.rule, p.certainty, p.number, p.text) for p in own]
    below = (*points, *(decision_point(motion) for motion in one.motions))
    return DecisionPoint(one.quote, one.rule, one.certainty, one.number, text, below)


def told(outcome: ReadOutcome) -> bool:
    return bool(outcome.kind or outcome.points or outcome.motions)
