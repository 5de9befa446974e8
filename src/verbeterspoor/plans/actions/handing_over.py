"""What a person alone carries in plans goes to a successor: open mentions; links in mails sent to them stop."""

from __future__ import annotations

from typing import Any

from django.utils.translation import ngettext

from verbeterspoor.foundation.moves import Handover, Part
from verbeterspoor.plans.models import Mention, RoundLink


def _open_mentions(handover: Handover) -> Any:
    where = {"comment__plan__trajectory__municipality_id": handover.municipality_id, "user": handover.old}
    return Mention.objects.filter(**where, comment__resolved_at__isnull=True).order_by("pk")


def _mention_successor(handover: Handover) -> int:
    """Mention the successor beside the one who left: who was asked stays to be read."""
    comment_ids = list(_open_mentions(handover).values_list("comment_id", flat=True))
    for comment_id in comment_ids:
        Mention.objects.get_or_create(comment_id=comment_id, user=handover.new)
    return len(comment_ids)


MENTIONS = Part(
    "plans.mentions",
    lambda number: (
        ngettext(
            "%(number)s open comment in which they are mentioned",
            "%(number)s open comments in which they are mentioned",
            number,
        )
        % {"number": number}
    ),
    lambda handover: _open_mentions(handover).count(),
    _mention_successor,
)


def _working_links(handover: Handover) -> Any:
    where = {"round__plan__trajectory__municipality_id": handover.municipality_id, "user": handover.old}
    return RoundLink.objects.filter(**where, revoked_at__isnull=True, expires_at__gt=handover.now)


LINKS = Part(
    "plans.links",
    lambda number: (
        ngettext(
            "%(number)s link in a mail, which stops working", "%(number)s links in mails, which stop working", number
        )
        % {"number": number}
    ),
    lambda handover: _working_links(handover).count(),
    lambda handover: _working_links(handover).update(revoked_at=handover.now),
)
