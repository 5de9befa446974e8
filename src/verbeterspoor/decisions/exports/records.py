"""What of decisions goes along to the case system: proposals that were submitted, signed letters, their attachments.

Who asks gets what they may see: a secret proposal, letter or attachment only goes along with whoever may know it, and
carries its secrecy into the archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from verbeterspoor.decisions.choices import Disclosure, LetterStatus, ProposalStatus
from verbeterspoor.decisions.models import Attachment, Letter, Proposal, Secrecy
from verbeterspoor.decisions.rules import KEEPS_SECRETS
from verbeterspoor.documents.queries import pieces_of
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Record, RecordEvent, RecordLimit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from .proposal_paper import proposal_paper

SENT = (ProposalStatus.SUBMITTED, ProposalStatus.DECIDED)
SIGNED = (LetterStatus.SIGNED, LetterStatus.HANDED_OVER)


def records(actor: Actor, trajectory: Trajectory, now: datetime) -> list[Record]:
    """Return the proposals, letters and attachments of a trajectory, for the town hall."""
    if not actor.is_inside:
        return []
    proposals = Proposal.objects.visible_to(actor).filter(trajectory=trajectory, status__in=SENT)
    letters = Letter.objects.visible_to(actor).filter(
        trajectory=trajectory, status__in=SIGNED, signed_file__isnull=False
    )
    sent = list(proposals.select_related("municipality", "secrecy").order_by("submitted_at", "pk"))
    signed = list(letters.select_related("signed_file", "secrecy").order_by("dated", "pk"))
    return [
        *(_proposal(actor, one) for one in sent),
        *(_letter(one) for one in signed),
        *_attachments(actor, sent, signed),
    ]


def _proposal(actor: Actor, proposal: Proposal) -> Record:
    submitted = proposal.submitted_at or proposal.created_at
    events = [RecordEvent("created", proposal.created_at), RecordEvent("sent", submitted)]
    if proposal.status == ProposalStatus.DECIDED:
        events.append(RecordEvent("adopted", proposal.status_since))
    make = partial(proposal_paper, actor, proposal, kind="pdf", public=False, language="nl", now=submitted)
    return Record(
        id=proposal.public_id, kind="proposal", title=proposal.subject, file_name="voorstel.pdf",
        pieces=lambda: [make()], dated=day_of(submitted), case_number=proposal.case_number,
        limits=tuple(limits_of(proposal)), events=tuple(events), description=str(proposal.get_status_display()),
    )  # fmt: skip


def _letter(letter: Letter) -> Record:
    assert letter.signed_file is not None
    events = [RecordEvent("created", letter.created_at)]
    if letter.handed_over_at:
        events.append(RecordEvent("sent", letter.handed_over_at))
    return Record(
        id=letter.public_id, kind="letter", title=str(letter), file_name=letter.signed_file.name,
        pieces=partial(pieces_of, letter.signed_file), dated=letter.dated, case_number=letter.case_number,
        limits=tuple(limits_of(letter)), events=tuple(events),
    )  # fmt: skip


def _attachments(actor: Actor, proposals: Iterable[Proposal], letters: Iterable[Letter]) -> Iterator[Record]:
    """Yield the files that hang on what goes along; a secret one only when the whole is this person's to know."""
    found = Attachment.objects.filter(Q(proposal__in=proposals) | Q(letter__in=letters), file__isnull=False)
    for one in found.select_related("file", "proposal__secrecy", "letter__secrecy", "secrecy").order_by("order", "pk"):
        owner = one.proposal or one.letter
        assert one.file is not None
        assert owner is not None
        if one.disclosure == Disclosure.SECRET and owner.author_id != actor.user_id and not _keeps_secrets(actor):
            continue
        yield Record(
            id=one.public_id, kind="paper", title=_("Attachment of %(of)s: %(title)s") % {
                "of": owner.subject, "title": one.title
            },
            file_name=one.file.name, pieces=partial(pieces_of, one.file), case_number=owner.case_number,
            limits=tuple(limits_of(one)) or tuple(limits_of(owner)),
            events=(RecordEvent("received", one.file.stored_at),),
        )  # fmt: skip


def _keeps_secrets(actor: Actor) -> bool:
    return actor.has(*KEEPS_SECRETS)


def limits_of(thing: Any) -> Iterator[RecordLimit]:
    """Yield why not everybody may use something: secrecy until it is lifted, public later, or an embargo."""
    secrecy: Secrecy | None = thing.secrecy
    if thing.disclosure == Disclosure.SECRET and not (secrecy and secrecy.lifted_date):
        yield _secret(secrecy)
    if thing.disclosure == Disclosure.LATER:
        yield RecordLimit("embargo", _("Public from a day on."), until=getattr(thing, "public_from", None))
    embargo = getattr(thing, "embargo_until", None)
    if embargo:
        yield RecordLimit("embargo", getattr(thing, "embargo_agreed", ""), until=day_of(embargo))


def _secret(secrecy: Secrecy | None) -> RecordLimit:
    """Say on which grounds something is secret, who imposed it and since when; without a decision only that it is."""
    if secrecy is None:
        return RecordLimit("secret", _("The decision that imposes secrecy is not registered."))
    facts = {"body": secrecy.get_imposed_by_display(), "lift": secrecy.get_lift_by_display()}
    grounds = ", ".join(str(ground) for ground in secrecy.grounds)
    words = _("Imposed by: %(body)s. May be lifted by: %(lift)s.") % facts
    return RecordLimit("secret", f"{grounds}. {words} {secrecy.motivation}".strip(), str(secrecy), secrecy.imposed_date)
