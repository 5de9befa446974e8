"""From the reader's answers to candidates: which question each answers, and what makes two of them the same."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbeterspoor.intake.choices import CandidateKind

SINGLE = ("kind", "subject", "organisation", "date", "portfolio_holder")
PLACE = ("quote", "page", "position", "more", "rule", "certainty")
SENTENCE_ENDS = re.compile(r"[.!?:;”\"]\s+(?=[A-ZÀ-Þ“\"•–-])|\n\s*\n")
LONGEST_SENTENCE = 400


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


def propose(outcome: Mapping[str, Any], texts: Sequence[str]) -> list[Proposal]:
    """List everything in a reading that a person should judge, in the order of the questions on the page."""
    found: list[Proposal] = [*_fields(outcome)]
    for finding in outcome["findings"]:
        _add_tree(found, CandidateKind.FINDING, finding, None)
    found += [_date(answer, outcome, texts) for answer in outcome["dates"]]
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
    return _proposal(CandidateKind.COMMITMENT, answer, said=said)


def _date(answer: Mapping[str, Any], outcome: Mapping[str, Any], texts: Sequence[str]) -> Proposal:
    """A date with the sentence it stands in and, when a commitment says the same time there, that commitment."""
    start, end = answer["position"]
    around = next((one for one in outcome["commitments"] if _covers(one, answer) and same_time(one, answer)), None)
    promised = {key: around[key] for key in ("what", "owner")} if around else {}
    text = texts[answer["page"] - 1] if answer["page"] <= len(texts) else ""
    return _proposal(CandidateKind.DATE, answer, sentence=sentence_around(text, start, end), **promised)


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


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence that holds a place in the text, with its white space folded."""
    before = [match.end() for match in SENTENCE_ENDS.finditer(text, 0, start)]
    after = SENTENCE_ENDS.search(text, end)
    first = max(before[-1] if before else 0, start - LONGEST_SENTENCE)
    last = min(after.start() + 1 if after else len(text), end + LONGEST_SENTENCE)
    return " ".join(text[first:last].replace("\u00ad\n", "").split())
