"""What people are told about meetings; subjects of mails name no proposal that not everybody may know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.decisions.choices import Disclosure
from verbeterspoor.decisions.models import Proposal
from verbeterspoor.foundation.dates import moment_said
from verbeterspoor.notices.actions import Telling, tell_many
from verbeterspoor.organisations.rules import Actor

REPLANNED = "decisions.replanned"


def title_for_a_mail(proposal: Proposal) -> str:
    """Return what a mail may call a proposal: a secret one is "Besloten agendapunt" (rule `one-visibility`)."""
    return _("Closed agenda item") if proposal.disclosure == Disclosure.SECRET else proposal.subject


def tell_replanned(proposals: Iterable[Proposal], *, by: Actor, now: datetime) -> None:
    """Tell the author of each proposal in which meeting it is now, except whoever moved it."""
    tell_many([_replanned(one, now) for one in proposals if one.author_id != by.user_id], now=now)


def _replanned(proposal: Proposal, now: datetime) -> Telling:
    meeting = proposal.meeting

    def where() -> list[str]:
        if meeting is None:
            return [_("The meeting was cancelled. Your proposal is in no meeting now: choose another.")]
        return [_("Your proposal is now in the meeting of %(moment)s.") % {"moment": moment_said(meeting.starts_at)}]

    slug = proposal.municipality.slug
    return Telling(
        key=f"{REPLANNED}:{proposal.public_id}:{now.isoformat()}", kind=REPLANNED, municipality=proposal.municipality,
        recipient_id=proposal.author_id,
        subject=lambda: _("Another meeting: %(title)s") % {"title": title_for_a_mail(proposal)}, lines=where,
        url=reverse("decisions:proposal_meeting", kwargs={"gemeente": slug, "public_id": proposal.public_id}),
        url_label=lambda: _("Look at the meeting"),
    )  # fmt: skip
