"""How links of the history are hashed and checked: pure functions, no database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Protocol


class Link(Protocol):
    """The parts of an event that its hash covers."""

    public_id: Any
    chain: Any
    sequence: int
    type: str
    subject_kind: str
    subject_id: Any
    trajectory_id: Any
    by_id: Any
    at: datetime
    codes: dict[str, Any]
    words_digest: str
    previous_hash: str


def canonical(value: object) -> bytes:
    """Write a value as JSON in one way only, so that equal values have equal hashes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str).encode()


def digest_of_words(words: Mapping[str, Any], salt: str) -> str:
    """Return the salted digest of names and free text; without the salt nobody can guess them back."""
    return hashlib.sha256(salt.encode() + canonical(words)).hexdigest() if words else ""


def hash_of(link: Link) -> str:
    """Return the hash that ties an event to the one before it."""
    covered = [
        str(link.public_id), str(link.chain), link.sequence, link.type, link.subject_kind, str(link.subject_id),
        str(link.trajectory_id or ""), str(link.by_id or ""), link.at.astimezone(UTC).isoformat(),
        link.codes, link.words_digest,
    ]  # fmt: skip
    return hashlib.sha256(link.previous_hash.encode() + canonical(covered)).hexdigest()


WORDS_ERASED = "history.words.erased"
"""The type of the event that names the events whose words were erased."""


def fault_in_link(link: Any, last_sequence: int, last_hash: str) -> str:
    """Say what is wrong with a link that follows another, or nothing."""
    if link.sequence != last_sequence + 1:
        return "an event is missing before it"
    if link.previous_hash != last_hash:
        return "it does not follow the event before it"
    if hash_of(link) != link.hash:
        return "it was changed afterwards"
    return ""


def fault_in_words(link: Any, spoken: tuple[Mapping[str, Any], str] | None, *, is_erased: bool) -> str:
    """Say what is wrong with the words of a link that had some; erased by an event in the chain is right."""
    if spoken is None:
        return "" if is_erased else "its words are gone, but no event says that they were erased"
    words, salt = spoken
    return "" if digest_of_words(words, salt) == link.words_digest else "its words were changed afterwards"
