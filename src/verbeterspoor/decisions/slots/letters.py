"""What letters show on the pages above them: whose turn it is, the trail, and what the clerk hears."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import LetterStatus
from verbeterspoor.decisions.models import Letter
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import NoticeKind, Stop, Tab, Turn
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

MOST = 20
HANDED_OVER = NoticeKind("decisions.letter_handed_over", gettext_lazy("A letter was handed over to the council"))


def letter_notices() -> list[NoticeKind]:
    """Return the kinds of notice about letters."""
    return [HANDED_OVER]


def letter_navigation(actor: Actor) -> list[Tab]:
    """Show the council clerk the way to the letters that were handed over."""
    if actor.is_inside or not actor.has(Role.COUNCIL_CLERK):
        return []
    return [
        Tab(_("Letters"), reverse("decisions:letters", kwargs={"gemeente": actor.municipality_slug}), 30, "letters")
    ]


def _url(actor: Actor, name: str, letter: Letter) -> str:
    return reverse(f"decisions:{name}", kwargs={"gemeente": actor.municipality_slug, "public_id": letter.public_id})


def _turn(actor: Actor, letter: Letter, page: str, **said: Any) -> Turn:
    return Turn(url=_url(actor, page, letter), since=letter.status_since, trajectory=letter.trajectory.title,
                trajectory_id=letter.trajectory.public_id, **said)  # fmt: skip


def letter_turns(actor: Actor, now: datetime) -> list[Turn]:
    """Return which letters somebody must write or adapt, sign, or hand over."""
    found: list[Turn] = []
    if actor.has(*rules.WRITES):
        own = queries.waiting_letters(actor, LetterStatus.DRAFT).filter(author_id=actor.user_id)
        found += [_to_write(actor, letter) for letter in own[:MOST]]
    if actor.has(Role.AUTHOR, Role.COORDINATOR):
        mine = queries.waiting_letters(actor, LetterStatus.READY).filter(author_id=actor.user_id)
        found += [_to_write(actor, letter) for letter in mine[:MOST] if _must_adapt(letter)]
    if actor.has(Role.SECRETARIAT):
        found += _for_secretariat(actor, now)
    return found


def _must_adapt(letter: Letter) -> bool:
    return any(one.outcome is not None for one in queries.contradictions_of(letter))


def _to_write(actor: Actor, letter: Letter) -> Turn:
    reasons = [one for one in queries.contradictions_of(letter) if one.outcome is not None]
    if reasons:
        return _turn(actor, letter, "letter", title=_("Adapt the letter “%(letter)s”") % {"letter": letter},
                     reason=reasons[0].sentence, button=_("Open the letter"))  # fmt: skip
    return _turn(actor, letter, "letter", title=_("Write the letter “%(letter)s”") % {"letter": letter},
                 reason=_("The letter is being written."), button=_("Open the letter"))  # fmt: skip


def _for_secretariat(actor: Actor, now: datetime) -> list[Turn]:
    """Ask the secretariat to sign what agrees with the decision, and to hand over what was signed."""
    found = []
    for letter in queries.waiting_letters(actor, LetterStatus.READY)[:MOST]:
        if not queries.contradictions_of(letter):
            found.append(_turn(actor, letter, "letter_sign", button=_("Register signatures"),
                               title=_("Have the letter “%(letter)s” signed") % {"letter": letter},
                               reason=_("It agrees with what was decided.")))  # fmt: skip
    for letter in queries.waiting_letters(actor, LetterStatus.SIGNED)[:MOST]:
        is_held = letter.embargo_until is not None and now < letter.embargo_until
        if not is_held and not queries.contradictions_of(letter):
            found.append(_turn(actor, letter, "letter_hand_over", button=_("Hand over to the council"),
                               title=_("Hand over the letter “%(letter)s”") % {"letter": letter},
                               reason=_("It was signed.")))  # fmt: skip
    return found


def letter_stops(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Stop]]:
    """Return a stop per letter to the council: the day it was handed over, or that it is under way."""
    found: dict[int, list[Stop]] = defaultdict(list)
    for letter in queries.letters_of_trajectories(actor, list(trajectory_ids)):
        url, handed_over = _url(actor, "letter", letter), letter.handed_over_at
        day = day_of(handed_over) if handed_over else letter.dated
        words = "" if handed_over else str(letter.get_status_display())
        state = "done" if handed_over else "current"
        stop = Stop(day, _("Letter to the council"), str(letter), state, url, day_text=words if day is None else "")
        found[letter.trajectory_id].append(stop)
    return found
