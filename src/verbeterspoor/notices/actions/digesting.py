"""Bundle what waits for a person into one mail, at the moment they chose, however many notices wait.

A digest belongs to one moment ("Monday eight o'clock"), and its key names person and moment: two workers, or a worker
that was killed and comes back, make one digest. Making the mail and handing it its notices is one transaction, so a
notice is in one digest or waits for the next. What somebody read already is left out.
"""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction
from django.db.models import Min

from verbeterspoor.accounts.models import User
from verbeterspoor.notices import rules
from verbeterspoor.notices.models import DigestChoice, Mail, Notice


def bundle_digests(*, now: datetime) -> int:
    """Put the digests in the queue whose moment has come; return how many."""
    waiting = Notice.objects.waiting_for_digest(now=now).order_by().values_list("recipient_id")
    since: dict[int, datetime] = dict(waiting.annotate(since=Min("due_at")))
    if not since:
        return 0
    people = User.objects.filter(is_active=True).in_bulk(since)
    choices = DigestChoice.objects.in_bulk(since)
    made = 0
    for pk, user in people.items():
        chosen = choices.get(pk) or DigestChoice(user=user)
        moment = rules.digest_moment(now, rhythm=chosen.rhythm, hour=chosen.hour, weekday=chosen.weekday)
        if moment is not None and since[pk] < moment:
            made += _bundle(user, moment)
    return made


@transaction.atomic
def _bundle(user: User, moment: datetime) -> bool:
    """Make the digest of one person at one moment; False when it exists already or nothing is left for it."""
    mine = Notice.objects.waiting_for_digest(now=moment).filter(recipient=user)
    towns = set(mine.order_by().values_list("municipality_id", flat=True).distinct())
    mail, is_new = Mail.objects.get_or_create(
        key=f"digest:{user.public_id}:{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}",
        defaults={
            "recipient": user, "address": user.email, "name": user.name, "language": user.language, "is_digest": True,
            "municipality_id": towns.pop() if len(towns) == 1 else None, "due_at": moment,
        },
    )  # fmt: skip
    if is_new and not mine.update(mail=mail):
        mail.delete()
        return False
    return is_new
