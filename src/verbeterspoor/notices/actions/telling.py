"""Tell somebody something, once: the one verb by which other capabilities send mail.

A notice has a key that says which telling it is, such as `plans.reminder:<action>:<round>:<step>:<person>`. The key is
unique in the database, so asking twice, or two workers asking at the same time, makes one notice and one mail. Telling
is part of the transaction of whoever tells: what is rolled back was never told. It leaves no event of its own: the act
that is told of has one, and the notice itself stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import translation

from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import slots
from verbeterspoor.foundation.slots import NoticeKind
from verbeterspoor.notices import rules
from verbeterspoor.notices.choices import Channel
from verbeterspoor.notices.models import Mail, Notice, Preference
from verbeterspoor.organisations.models import Municipality

Words = str | Callable[[], str]
"""A text, a lazy text, or what makes the text in the language that is active (for a text with names in it)."""
Lines = Sequence[Words] | Callable[[], Sequence[Words]]
AT_A_TIME = 400


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What is told to whom: an account (`recipient_id`), or somebody without one (`address` and `name`).

    `url` is a path of this site, or a whole address. `due_at` is the moment from which it is told; now, when left out.
    The subject of a mail is read on a locked telephone: whoever tells leaves out what may not be known yet.
    """

    key: str
    kind: str
    municipality: Municipality | None
    subject: Words
    lines: Lines = ()
    url: str = ""
    url_label: Words = ""
    recipient_id: int | None = None
    address: str = ""
    name: str = ""
    language: str = settings.LANGUAGE_CODE
    due_at: datetime | None = None


def tell(
    *,
    key: str,
    kind: str,
    municipality: Municipality | None,
    subject: Words,
    now: datetime,
    lines: Lines = (),
    url: str = "",
    url_label: Words = "",
    recipient_id: int | None = None,
    address: str = "",
    name: str = "",
    language: str = settings.LANGUAGE_CODE,
    due_at: datetime | None = None,
) -> Notice | None:
    """Tell one person something (`Telling` says what each part is), or return None when that was told already."""
    telling = Telling(
        key=key, kind=kind, municipality=municipality, subject=subject, lines=lines, url=url, url_label=url_label,
        recipient_id=recipient_id, address=address, name=name, language=language, due_at=due_at,
    )  # fmt: skip
    told = tell_many([telling], now=now)
    return told[0] if told else None


@transaction.atomic
def tell_many(tellings: Iterable[Telling], *, now: datetime) -> list[Notice]:
    """Tell many people something, each once; return the notices that are new."""
    kinds = {kind.code: kind for kind in slots.notice_kinds()}
    found: list[Notice] = []
    for batch in _batches(tellings):
        found += _tell_batch(batch, kinds, now)
    return found


def _batches(tellings: Iterable[Telling]) -> Iterator[list[Telling]]:
    """Yield the tellings a few hundred at a time, each key once."""
    once = list({telling.key: telling for telling in tellings}.values())
    for start in range(0, len(once), AT_A_TIME):
        yield once[start : start + AT_A_TIME]


def _tell_batch(tellings: list[Telling], kinds: dict[str, NoticeKind], now: datetime) -> list[Notice]:
    """Make the notices whose key is new, and the mails of those that go out at once.

    Between looking and making, another worker may make one of them: the insert leaves that out, and reading back which
    rows are ours says so.
    """
    known = set(Notice.objects.filter(key__in=[t.key for t in tellings]).values_list("key", flat=True))
    fresh = {telling.key: telling for telling in tellings if telling.key not in known}
    people = User.objects.in_bulk({t.recipient_id for t in fresh.values() if t.recipient_id})
    chosen = _chosen(fresh.values())
    rows = [_notice(telling, kinds[telling.kind], people, chosen, now) for telling in fresh.values()]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    ours = list(Notice.objects.filter(public_id__in=[row.public_id for row in rows]))
    _queue_mails([notice for notice in ours if notice.channel == Channel.AT_ONCE], fresh, people)
    return ours


def _chosen(tellings: Iterable[Telling]) -> dict[tuple[int | str, str], str]:
    """Return what these people chose for the kinds they are told of, by person or address; two queries."""
    asked = list(tellings)
    kinds = {telling.kind for telling in asked}
    rows = Preference.objects.filter(kind__in=kinds)
    mine = rows.filter(user_id__in={t.recipient_id for t in asked if t.recipient_id})
    theirs = rows.filter(address__in={t.address.lower() for t in asked if t.address})
    return {
        **{(user_id, kind): channel for user_id, kind, channel in mine.values_list("user_id", "kind", "channel")},
        **{(address, kind): channel for address, kind, channel in theirs.values_list("address", "kind", "channel")},
    }


def _notice(
    telling: Telling,
    kind: NoticeKind,
    people: dict[int, User],
    chosen: dict[tuple[int | str, str], str],
    now: datetime,
) -> Notice:
    """Return the row of a telling."""
    user = people[telling.recipient_id] if telling.recipient_id else None
    whom = user.pk if user else telling.address.lower()
    channel = rules.channel_for(
        kind, chosen=chosen.get((whom, kind.code)), has_account=user is not None,
        may_be_told=user is None or user.is_active,
    )  # fmt: skip
    return Notice(
        key=telling.key, kind=kind.code, municipality=telling.municipality, recipient=user,
        address="" if user else telling.address.lower(), texts=_in_all_languages(telling), url=telling.url,
        channel=channel, due_at=telling.due_at or now, created_at=now,
    )  # fmt: skip


def _in_all_languages(telling: Telling) -> dict[str, Any]:
    """Return the wording in every language of the product."""
    texts = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            lines = telling.lines() if callable(telling.lines) else telling.lines
            texts[language] = {
                "subject": _said(telling.subject),
                "lines": [_said(line) for line in lines],
                "url_label": _said(telling.url_label),
            }
    return texts


def _said(words: Words) -> str:
    return " ".join(str(words() if callable(words) else words).split())


def _queue_mails(notices: list[Notice], tellings: dict[str, Telling], people: dict[int, User]) -> None:
    """Put a mail in the queue for each of these notices; it carries the key of its notice."""
    mails = []
    for notice in notices:
        user = people[notice.recipient_id] if notice.recipient_id else None
        telling = tellings[notice.key]
        mails.append(Mail(
            key=notice.key, recipient=user, municipality_id=notice.municipality_id,
            address=user.email if user else notice.address, name=user.name if user else telling.name,
            language=user.language if user else telling.language, due_at=notice.due_at,
        ))  # fmt: skip
    Mail.objects.bulk_create(mails)
    carried = Mail.objects.filter(key=OuterRef("key")).values("pk")
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mail_id=Subquery(carried[:1]))
