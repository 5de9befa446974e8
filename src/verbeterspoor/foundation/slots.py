"""What a lower capability shows on a page above it goes through this registry, which only reads.

A page asks a slot in bulk and every provider answers with one query; writes never pass here. Each capability fills its
slots in its own `slots.py`, called from `AppConfig.ready()`. Slots in use and the shape of their answers:

=====================  ==============================================  =========================================
slot                   asked with                                      answers
=====================  ==============================================  =========================================
turns                  actor, now                                      list[Turn]: what is asked of this person
attention              actor, now                                      list[Attention]: late, silent, at risk
attention_counts       actor, now                                      list[tuple[kind, number]], of all there are
terms                  actor, today                                    list[Upcoming]: dates to come
stops                  actor, trajectory_ids, now                      dict[trajectory_id, list[Stop]]: the trail
figures                actor, trajectory_ids, now                      dict[trajectory_id, list[Figure]]
tabs                   actor, trajectory                               list[Tab]: pages of a trajectory
navigation             actor                                           list[Tab]: main menu
served_by              actor, finding_ids                              dict[finding_id, list[Link]]
finding_steps          actor, finding                                  list[Link]: what can be done about a finding
paper_steps            actor, trajectory                               list[Link]: how papers come in
documents              actor, trajectory                               list[Link]: papers of a trajectory
personal               user                                            list[Link]: beside one's name, on every page
administration         actor                                           list[Link]: what can be managed, in Beheer
settings               actor                                           list[Link]: settings of one capability
calendar_topics        actor                                           list[CalendarTopic]: what has a calendar
calendar_entries       actor, topic_id (or None: everything), now      list[CalendarEntry]: dates in somebody's calendar
notice_kinds           (nothing)                                       list[NoticeKind]: what people are told of
mail_addresses         urls                                            dict[url, url]: what a mail carries instead
records                actor, trajectory, now                          list[Record]: what goes to the case system
event_words            (type -> function(event) -> sentence)           history in words
=====================  ==============================================  =========================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

_providers: dict[str, list[Callable[..., Any]]] = defaultdict(list)


@dataclass(frozen=True)
class Link:
    """A thing somewhere else: its label, its address and, if it says more, a short note."""

    label: str
    url: str
    note: str = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class Tab:
    """A place in a menu; lower `order` comes first."""

    label: str
    url: str
    order: int
    name: str = ""


@dataclass(frozen=True)
class Turn:
    """Something that waits for one person: what, why, since when or until when, and the button that does it."""

    title: str
    reason: str
    url: str
    button: str
    trajectory: str = ""
    due: date | None = None
    since: datetime | None = None
    is_late: bool = False
    trajectory_id: UUID | None = None


@dataclass(frozen=True)
class Attention:
    """A computed signal (late, silent, at risk) with its reason in a sentence and the way out."""

    kind: str
    title: str
    reason: str
    url: str
    trajectory: str = ""


@dataclass(frozen=True)
class Upcoming:
    """A date to come: the day (and time, if any), what happens, who must act and where it is found."""

    day: date
    label: str
    url: str
    at: datetime | None = None
    owner: str = ""
    trajectory: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class Stop:
    """A stop on the trail: a fact with a day; `state` is done, current or future.

    A minor stop makes room when a trail grows long; it stays on its own page.
    """

    day: date | None
    label: str
    detail: str
    state: str
    url: str = ""
    day_text: str = ""
    is_minor: bool = False


@dataclass(frozen=True)
class Figure:
    """A number with the sentence that explains it and a link to what it counts."""

    value: str
    sentence: str
    url: str = ""
    order: int = 50
    group: str = "state"
    parts: tuple[tuple[str, int], ...] = field(default=())


@dataclass(frozen=True)
class CalendarTopic:
    """Something with a calendar of its own: a trajectory."""

    id: UUID
    title: str


@dataclass(frozen=True)
class CalendarEntry:
    """A date in somebody's own calendar program: a whole day, or a moment (`at`).

    `uid` stays the same for the same date, `sequence` grows when it changes, `stamp` says since when it is known.
    A closed entry shows neither title nor address: a calendar is often seen by more people than its owner.
    """

    uid: str
    day: date
    title: str
    url: str
    stamp: datetime
    at: datetime | None = None
    detail: str = ""
    sequence: int = 0
    is_closed: bool = False


@dataclass(frozen=True)
class Shareable:
    """Something that can be shared with a party: its kind, its id, its title and what helps to choose."""

    kind: str
    shared_id: UUID
    title: str
    detail: str = ""


@dataclass(frozen=True)
class RecordLimit:
    """Why not everybody may use a document, and until when; `kind` is secret, embargo or confidential.

    `decided_in` names the decision that limits it. Without `until` it lasts until somebody lifts it.
    """

    kind: str
    explanation: str = ""
    decided_in: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class RecordEvent:
    """Something that happened to a document; `kind` is created, received, sent, adopted, published or changed."""

    kind: str
    at: date | datetime
    by: str = ""


@dataclass(frozen=True)
class Record:
    """A document of a trajectory that goes along to the case system.

    `kind` is a `trajectories.choices.RecordKind`. `pieces` gives its bytes, in pieces, when the package is made: of a
    stored file as it was received, or of a PDF/A made then. What is made must be the same bytes as long as its content
    is the same (give the engine the moment of the document, not of now), so that a second package can say what
    changed. `mend_url` is where its case number is typed; `limits` say who may not see it.
    """

    id: UUID
    kind: str
    title: str
    file_name: str
    pieces: Callable[[], Iterable[bytes]]
    dated: date | None = None
    case_number: str = ""
    mend_url: str = ""
    limits: tuple[RecordLimit, ...] = ()
    events: tuple[RecordEvent, ...] = ()
    description: str = ""


@dataclass(frozen=True)
class NoticeKind:
    """A kind of notice: its code, what the person who chooses reads, and how it goes out until somebody chose.

    `channel` is at_once, digest, inbox or off. Who may not switch it off (a security mail) always gets it at once.
    """

    code: str
    label: Any
    channel: str = "at_once"
    may_be_off: bool = True


def provide(slot: str, provider: Callable[..., Any]) -> None:
    """Register what a capability shows in a slot; registering the same function twice has no effect."""
    if provider not in _providers[slot]:
        _providers[slot].append(provider)


def withdraw(slot: str, provider: Callable[..., Any]) -> None:
    """Take back what was registered, for a test."""
    _providers[slot].remove(provider)


def collect(slot: str, **question: Any) -> list[Any]:
    """Ask every provider of a slot that answers with a list, and join the answers."""
    return [item for provider in _providers[slot] for item in provider(**question)]


def notice_kinds() -> list[NoticeKind]:
    """Return every kind of notice that a capability registered."""
    return collect("notice_kinds")


def mail_addresses(urls: list[str]) -> dict[str, str]:
    """Return which addresses a mail carries in place of those that ask to sign in, and are kept with a notice."""
    found: dict[str, str] = {}
    for provider in _providers["mail_addresses"]:
        found |= provider(urls=urls)
    return found


def collect_by_id(slot: str, **question: Any) -> dict[Any, list[Any]]:
    """Ask every provider of a slot that answers with a list per id, and join the lists."""
    joined: dict[Any, list[Any]] = defaultdict(list)
    for provider in _providers[slot]:
        for key, items in provider(**question).items():
            joined[key].extend(items)
    return joined


_event_words: dict[str, Callable[[Any], str]] = {}


def tell_event(event_type: str, words: Callable[[Any], str]) -> None:
    """Register how one type of event is told in a sentence."""
    _event_words[event_type] = words


def words_for_event(event: Any) -> str:
    """Tell an event in a sentence; an event nobody told yet is shown by its type, so nothing disappears."""
    teller = _event_words.get(event.type)
    return teller(event) if teller else event.type
