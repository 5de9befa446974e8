"""From the reader's answers to candidates: which question each answers, and what makes two of them the same."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from verbeterspoor.intake.choices import CandidateKind

SINGLE = ("kind", "subject", "organisation", "date", "portfolio_holder")
PLACE = ("quote", "page", "position", "more", "rule", "certainty")
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
DAY_WORDS = re.compile(
    rf"(?:\b(?:v[oó]+r|uiterlijk|tot|op|per)\s+)?\b\d{{1,2}}\s+(?:{MONTHS})(?:\s+\d{{4}})?", re.IGNORECASE
)
Context = Callable[[int, int], str]
"""Tells the sentence that holds a place on a page."""


@dataclass(frozen=True)
class Proposal:
    """What may become a candidate; `parent` is the position of the point it is part of."""

    kind: str
    answer: Mapping[str, Any]
    quote: str
    page: int
    start: int | None
    end: int | None
    rule: str
    certainty: float
    parent: int | None = None

    @property
    def fingerprint(self) -> str:
        """Two readings of the same words at the same place for the same question give the same fingerprint."""
        says = [self.kind, self.page, self.start, self.end, self.answer.get("key"), self.answer.get("number"),
                self.answer.get("text") or self.answer.get("value") or self.quote]  # fmt: skip
        return hashlib.sha256(json.dumps(says, ensure_ascii=False).encode()).hexdigest()


def propose(outcome: Mapping[str, Any], context: Context) -> list[Proposal]:
    """List everything in a reading that a person should judge, in the order of the questions on the page."""
    found: list[Proposal] = [*_fields(outcome)]
    for finding in outcome["findings"]:
        _add_tree(found, CandidateKind.FINDING, finding, None)
    found += [_date(one, outcome, context) for one in outcome["dates"] if not _is_own_date(one, outcome)]
    found += [_commitment(answer, outcome) for answer in outcome["commitments"]]
    for point in outcome["decision_points"]:
        _add_tree(found, CandidateKind.DECISION_POINT, point, None)
    return found


def _proposal(kind: str, answer: Mapping[str, Any], parent: int | None = None, **more: Any) -> Proposal:
    start, end = answer.get("position") or (None, None)
    own = {key: value for key, value in answer.items() if key not in PLACE and key != "sub"}
    return Proposal(
        kind=str(kind), answer=own | more, quote=answer.get("quote") or "", page=answer.get("page") or 1, start=start,
        end=end, rule=answer.get("rule") or "", certainty=answer.get("certainty") or 0, parent=parent,
    )  # fmt: skip


def _fields(outcome: Mapping[str, Any]) -> Iterator[Proposal]:
    """Yield the facts about the document itself; a field that repeats one of the single values is left out."""
    single = {name: outcome["found"][name] for name in SINGLE if name in outcome["found"]}
    for name, answer in single.items():
        yield _proposal(CandidateKind.FIELD, answer, key=name, label="")
    for value in outcome["references"]:
        yield _proposal(CandidateKind.FIELD, {"value": value, "rule": "references"}, key="reference", label="")
    for field in outcome["fields"]:
        if field["key"] not in single:
            yield _proposal(CandidateKind.FIELD, field)
    for attachment in outcome["attachments"]:
        label = attachment.get("reference") or attachment.get("number") or ""
        yield _proposal(CandidateKind.FIELD, attachment, key="attachment", label=label, value=attachment["text"])


def _add_tree(found: list[Proposal], kind: str, answer: Mapping[str, Any], parent: int | None) -> None:
    """Add a point and, below it, the points it consists of (rule `finding-tree`)."""
    place = len(found)
    found.append(_proposal(kind, answer, parent))
    for sub in answer.get("sub") or []:
        _add_tree(found, kind, sub, place)


def _commitment(answer: Mapping[str, Any], outcome: Mapping[str, Any]) -> Proposal:
    """A commitment with the words in which its date stands there."""
    said = next((one["quote"] for one in outcome["dates"] if _covers(answer, one) and same_time(answer, one)), "")
    if not said and (answer["due_end"] or answer["due_start"]):
        words = DAY_WORDS.search(answer["quote"])
        said = words[0] if words else ""
    return _proposal(CandidateKind.COMMITMENT, answer, said=said)


def _is_own_date(answer: Mapping[str, Any], outcome: Mapping[str, Any]) -> bool:
    """Say whether this is the date of the document itself, which is a fact about the document and no term."""
    own = outcome["found"].get("date")
    return bool(own) and _overlaps(own, answer)


def _overlaps(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if not one.get("position") or one["page"] != other["page"]:
        return False
    return one["position"][0] < other["position"][1] and other["position"][0] < one["position"][1]


def _date(answer: Mapping[str, Any], outcome: Mapping[str, Any], context: Context) -> Proposal:
    """A date with the sentence it stands in and, when a commitment says the same time there, that commitment."""
    field = next((one for one in outcome["fields"] if _overlaps(one, answer)), None)
    if field:
        return _proposal(CandidateKind.DATE, answer, sentence=field["label"], field=field["key"] or "")
    around = next((one for one in outcome["commitments"] if _covers(one, answer) and same_time(one, answer)), None)
    promised = {key: around[key] for key in ("what", "owner")} if around else {}
    return _proposal(
        CandidateKind.DATE, answer, sentence=context(answer["page"], answer["position"][0]), **promised
    )  # fmt: skip


def _covers(commitment: Mapping[str, Any], answer: Mapping[str, Any]) -> bool:
    start, end = commitment["position"]
    return commitment["page"] == answer["page"] and start <= answer["position"][0] and answer["position"][1] <= end


def same_time(commitment: Mapping[str, Any], answer: Mapping[str, Any]) -> bool:
    """Say whether a commitment is due at the moment that a date names."""
    if commitment.get("relative") or answer.get("relative"):
        return _amount(commitment) == _amount(answer)
    return (commitment["due_start"], commitment["due_end"]) == (answer["start"], answer["end"])


def _amount(answer: Mapping[str, Any]) -> tuple[Any, Any] | None:
    relative = answer.get("relative")
    return (relative["amount"], relative["unit"]) if relative else None
