"""Share the adopted plan with a party, and register that it arrived."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from verbeterspoor.documents import actions as documents
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.dates import start_of_day
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.notices import actions as notices
from verbeterspoor.organisations.queries import hash_of_token
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import Channel, ReceiptProof, Refusal
from verbeterspoor.plans.models import PlanDelivery, PlanVersion
from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import TermStatus
from verbeterspoor.supervision.models import Term
from verbeterspoor.trajectories import actions as trajectories
from verbeterspoor.trajectories.choices import SharedKind
from verbeterspoor.trajectories.models import Party

from .records import record

LINK_DAYS = 90
"""So long the link in the mail opens; after that the municipality sends a new one."""


@transaction.atomic
def share_plan(
    *,
    version: PlanVersion,
    party: Party,
    paper: bytes,
    channel: str,
    address: str = "",
    sent_date: date | None = None,
    note: str = "",
    term: Term | None = None,
    by: Actor,
    now: datetime,
) -> PlanDelivery:
    """Share the adopted plan with a party; the copy that was sent (`paper`, PDF) is kept, and the term is met.

    By link: a mail with an address that opens the plan, which expires and can be revoked. Otherwise: register the day
    on which it was sent or handed over outside this system.
    """
    trajectory = version.plan.trajectory
    rules.check_can_plan(by, trajectory.municipality_id)
    rules.check_can_share(channel=channel, address=address, source_date=sent_date, today=day_of(now))
    if term is not None and term.trajectory_id != trajectory.pk:
        raise NotAllowed(Refusal.OTHER_TRAJECTORY.label)
    shared_at = now if channel == Channel.LINK else start_of_day(sent_date or day_of(now))
    file = documents.store_file(
        municipality=trajectory.municipality, data=paper, name=f"{version.title[:80]}.pdf",
        media_type="application/pdf", pages=0, by=by, now=now,
    )  # fmt: skip
    trajectories.share_with_party(
        trajectory=trajectory, party=party, kind=SharedKind.PLAN, shared_id=version.plan.public_id,
        title=version.title, by=by, now=now,
    )  # fmt: skip
    token = secrets.token_urlsafe(32) if channel == Channel.LINK else ""
    delivery = PlanDelivery.objects.create(
        plan_version=version, party=party, channel=channel, shared_at=shared_at, shared_by_id=by.public_id,
        shared_by_name=by.name, recipient=address, note=note, file=file, term=term,
        token_hash=hash_of_token(token) if token else "",
        expires_at=now + timedelta(days=LINK_DAYS) if token else None,
    )  # fmt: skip
    if term is not None and term.status == TermStatus.OPEN:
        words = _("The plan was shared with %(party)s on this day.") % {"party": party.name}
        supervision.meet_term(term=term, note=words, by=by, now=now)
    over = rules.days_over(shared=day_of(shared_at), end=term.end_date if term else None)
    codes = {"delivery": str(delivery.public_id), "channel": str(channel), "days_over": over}
    record("plan.shared", version.plan, by, now, codes, {"party": party.name})
    if token:
        _mail(delivery, token, by, now)
    return delivery


def _mail(delivery: PlanDelivery, token: str, by: Actor, now: datetime) -> None:
    """Send the mail with the link; its subject names no finding."""
    town = delivery.plan_version.plan.trajectory.municipality
    name = {"town": town.name, "title": delivery.plan_version.title}
    notices.tell(
        key=f"plans.delivery:{delivery.public_id}:{delivery.token_hash[:12]}", kind="plans.delivery",
        municipality=town, address=delivery.recipient, name=delivery.party.name, now=now,
        subject=lambda: _("The municipality of %(town)s shares an improvement plan with you") % name,
        lines=lambda: [
            _("The municipality of %(town)s shares “%(title)s” with you, in the numbering of your own report.") % name,
            *([delivery.note] if delivery.note else []),
            _("Open the page, read the plan, and confirm that you received it. You need no account."),
        ],
        url=f"/gedeeld/{token}", url_label=lambda: _("Open the plan"),
    )  # fmt: skip


@transaction.atomic
def send_again(*, delivery: PlanDelivery, by: Actor, now: datetime) -> PlanDelivery:
    """Mail a new link; the former one stops working."""
    rules.check_can_plan(by, delivery.plan_version.plan.trajectory.municipality_id)
    if delivery.channel != Channel.LINK:
        raise NotAllowed(Refusal.NEEDS_ADDRESS.label)
    token = secrets.token_urlsafe(32)
    delivery.token_hash, delivery.expires_at = hash_of_token(token), now + timedelta(days=LINK_DAYS)
    delivery.save(update_fields=["token_hash", "expires_at"])
    record("plan.link_renewed", delivery.plan_version.plan, by, now, {"delivery": str(delivery.public_id)})
    _mail(delivery, token, by, now)
    return delivery


@transaction.atomic
def revoke_delivery_link(*, delivery: PlanDelivery, by: Actor, now: datetime) -> PlanDelivery:
    """Let the link in the mail open nothing any more."""
    rules.check_can_plan(by, delivery.plan_version.plan.trajectory.municipality_id)
    delivery.expires_at = now
    delivery.save(update_fields=["expires_at"])
    record("plan.link_revoked", delivery.plan_version.plan, by, now, {"delivery": str(delivery.public_id)})
    return delivery


@transaction.atomic
def confirm_receipt(*, delivery: PlanDelivery, name: str, now: datetime) -> PlanDelivery:
    """Confirm receipt, as whoever holds the link: their own act, never the opening of a page."""
    rules.check_can_confirm(delivery, name=name)
    _received(delivery, received_at=now, received_proof=ReceiptProof.POST, received_by=name.strip()[:200])
    trajectory = delivery.plan_version.plan.trajectory
    nobody = Actor(user_id=0, public_id=delivery.public_id, name=name, municipality_id=trajectory.municipality_id,
                   municipality_uuid=trajectory.municipality.public_id)  # fmt: skip
    codes = {"delivery": str(delivery.public_id), "proof": ReceiptProof.POST.value}
    record("plan.received", delivery.plan_version.plan, nobody, now, codes, {"party": delivery.party.name})
    return delivery


@transaction.atomic
def register_receipt(
    *, delivery: PlanDelivery, received_date: date, source: str, received_by: str = "", by: Actor, now: datetime
) -> PlanDelivery:
    """Register that a party said by letter or mail that the plan arrived (rule `on-behalf`)."""
    rules.check_can_plan(by, delivery.plan_version.plan.trajectory.municipality_id)
    rules.check_receipt_by_letter(
        delivery, received=received_date, source=source, shared=day_of(delivery.shared_at), today=day_of(now)
    )
    _received(
        delivery, received_at=start_of_day(received_date), received_proof=ReceiptProof.LETTER, received_source=source,
        received_by=received_by,
    )  # fmt: skip
    codes = {"delivery": str(delivery.public_id), "proof": ReceiptProof.LETTER.value}
    record("plan.received", delivery.plan_version.plan, by, now, codes, {"party": delivery.party.name, "note": source})
    return delivery


def _received(delivery: PlanDelivery, **facts: Any) -> None:
    """Keep the proof of receipt, unless somebody else did at this very moment."""
    waiting = PlanDelivery.objects.filter(pk=delivery.pk, received_at__isnull=True)
    if not waiting.update(**facts, expires_at=F("expires_at")):
        raise Conflict(Refusal.RECEIVED_ALREADY.label)
    delivery.refresh_from_db()
