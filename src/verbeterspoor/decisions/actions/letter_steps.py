"""The life of a letter: ready, written on, adapted, signed, handed over to the council, or lapsed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import Disclosure, LetterRefusal, LetterStep
from verbeterspoor.decisions.models import Adaptation, Letter, Outcome, Signature
from verbeterspoor.documents import actions as documents_actions
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.dates import moment_said
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.notices import actions as notices
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

from .letters import check_may_write
from .numbers import lapse_numbers
from .records import move, record


@dataclass(frozen=True)
class Signed:
    """Who signed, as what; by mandate only with the decision that gives it."""

    signing_as: str
    name: str
    by_mandate: bool = False
    mandate: str = ""


def _step(letter: Letter, name: str, by: Actor) -> str:
    """Return the status a step leads to, if this person may take it now."""
    return rules.check_letter_step(name, letter.status, rules.relations(by, letter)).target


@transaction.atomic
def finish_letter(*, letter: Letter, by: Actor, now: datetime) -> Letter:
    """Say that a letter is ready to sign; from then its text is fixed. It may still wait for the decision."""
    target = _step(letter, LetterStep.FINISH, by)
    left = rules.letter_gaps(letter, letter.template_version.template.kind, queries.unwritten_sections(letter))
    if left:
        raise NotAllowed(" ".join(left))
    move(letter, target, now)
    record("letter.finished", letter, by, now)
    return letter


@transaction.atomic
def reopen_letter(*, letter: Letter, by: Actor, now: datetime) -> Letter:
    """Open a letter that is ready again, to write on."""
    move(letter, _step(letter, LetterStep.REOPEN, by), now)
    record("letter.reopened", letter, by, now)
    return letter


@transaction.atomic
def adapt_letter(*, letter: Letter, outcome: Outcome, note: str, by: Actor, now: datetime) -> Adaptation:
    """Say what was changed in a letter to agree with an amended or revised outcome (rule `letter-follows-decision`)."""
    check_may_write(letter, by)
    documents.check_no_client_data(note)
    if not note.strip():
        raise NotAllowed(LetterRefusal.NEEDS_REASON.label)
    waiting = [one.outcome.pk for one in queries.contradictions_of(letter) if one.can_be_adapted]
    if outcome.pk not in waiting:
        raise NotAllowed(LetterRefusal.NOTHING_TO_ADAPT.label)
    adaptation = Adaptation.objects.create(
        letter=letter, outcome=outcome, note=note.strip(), adapted_at=now, adapted_by_id=by.public_id,
        adapted_by_name=by.name,
    )  # fmt: skip
    codes = {"outcome": str(outcome.public_id), "point": outcome.point.number}
    record("letter.adapted", letter, by, now, codes, {"note": note.strip()})
    return adaptation


def check_can_sign(
    *, letter: Letter, signatures: Sequence[Signed], signed_date: date, by: Actor, now: datetime
) -> None:
    """Refuse what may not be signed: a letter that contradicts the outcome, or by who must not sign it."""
    _step(letter, LetterStep.SIGN, by)
    documents.check_no_client_data(*(one.mandate for one in signatures))
    rules.check_agrees(queries.contradictions_of(letter))
    decided = queries.decided_date(letter)
    rules.check_signatures(letter.basis, signatures, signed=signed_date, decided=decided, today=day_of(now))


@transaction.atomic
def sign_letter(
    *, letter: Letter, signatures: Sequence[Signed], signed_date: date, paper: bytes, by: Actor, now: datetime
) -> Letter:
    """Register the signatures, and keep the letter as it was signed by its hash, so that it never changes."""
    check_can_sign(letter=letter, signatures=signatures, signed_date=signed_date, by=by, now=now)
    target = _step(letter, LetterStep.SIGN, by)
    file = documents_actions.store_file(
        municipality=letter.municipality, data=paper, name=f"{letter.number or letter.subject}"[:80] + ".pdf",
        media_type="application/pdf", pages=0, by=by, now=now,
    )  # fmt: skip
    move(letter, target, now, signed_file=file, dated=letter.dated or signed_date)
    Signature.objects.bulk_create(
        Signature(letter=letter, signing_as=one.signing_as, name=one.name.strip(), signed_date=signed_date,
                  by_mandate=one.by_mandate, mandate=one.mandate.strip() if one.by_mandate else "",
                  registered_at=now, registered_by_id=by.public_id)
        for one in signatures
    )  # fmt: skip
    codes = {"file": file.sha256, "signed": signed_date.isoformat(), "as": sorted(one.signing_as for one in signatures)}
    record("letter.signed", letter, by, now, codes)
    return letter


@transaction.atomic
def hand_over_letter(*, letter: Letter, by: Actor, now: datetime) -> Letter:
    """Hand a signed letter over to the council: from now the clerk sees it, and hears of it (rule `dual-wall`)."""
    target = _step(letter, LetterStep.HAND_OVER, by)
    rules.check_agrees(queries.contradictions_of(letter))
    moment = moment_said(letter.embargo_until) if letter.embargo_until else ""
    rules.check_embargo_passed(letter, now, moment)
    move(letter, target, now, handed_over_at=now)
    record("letter.handed_over", letter, by, now)
    _tell_clerks(letter, now)
    return letter


def _tell_clerks(letter: Letter, now: datetime) -> None:
    """Tell the clerks; a mail is read on a locked telephone, so a secret letter goes without its title."""
    clerks = queries.people_in(letter.municipality_id, [Role.COUNCIL_CLERK], day_of(now))
    notices.tell_many([_telling(letter, clerk.pk) for clerk in clerks], now=now)


def _telling(letter: Letter, user_id: int) -> notices.Telling:
    is_secret = letter.disclosure == Disclosure.SECRET

    def name() -> dict[str, Any]:
        return {"letter": _("Closed agenda item") if is_secret else str(letter)}

    return notices.Telling(
        key=f"decisions.letter_handed_over:{letter.public_id}:{user_id}", kind="decisions.letter_handed_over",
        municipality=letter.municipality, recipient_id=user_id,
        subject=lambda: _("A letter for the council: %(letter)s") % name(),
        lines=lambda: [_("The municipality handed over a letter for the council: %(letter)s.") % name()],
        url=f"/{letter.municipality.slug}/brieven/{letter.public_id}", url_label=lambda: _("Open the letter"),
    )  # fmt: skip


@transaction.atomic
def lapse_letter(*, letter: Letter, reason: str, by: Actor, now: datetime) -> Letter:
    """Let a letter lapse with a reason; its number lapses with it and is never given out again."""
    target = _step(letter, LetterStep.LAPSE, by)
    documents.check_no_client_data(reason)
    if not reason.strip():
        raise NotAllowed(LetterRefusal.NEEDS_REASON.label)
    move(letter, target, now, lapsed_reason=reason.strip())
    lapse_numbers(letter, reason)
    record("letter.lapsed", letter, by, now, words={"note": reason.strip()})
    return letter
