"""Invite somebody for a role; the link is told once, by mail, and only its hash is kept."""

from __future__ import annotations

import logging
import secrets
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from verbeterspoor.accounts.actions import create_account
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations import queries, rules
from verbeterspoor.organisations.choices import InvitationState, Refusal
from verbeterspoor.organisations.models import Invitation, Municipality
from verbeterspoor.organisations.rules import Actor

from .people import Seat, check_seat_exists, give_seat, holds
from .records import record

log = logging.getLogger(__name__)


def _fresh(now_real: datetime) -> tuple[str, dict[str, Any]]:
    """Return a new link that nobody can guess, and what is kept of it."""
    token = secrets.token_urlsafe(32)
    expires_at = now_real + timedelta(days=settings.INVITATION_DAYS)
    return token, {"token_hash": queries.hash_of_token(token), "expires_at": expires_at}


@transaction.atomic
def invite_person(
    *, municipality: Municipality, email: str, name: str, language: str, by: Actor, now: datetime, now_real: datetime,
    role: str, since: date, **body: Any,
) -> tuple[Invitation, str]:  # fmt: skip
    """Ask somebody to take up a role; return the invitation and the secret part of its link, known only now."""
    rules.check_can_manage_people(by, municipality.pk)
    seat = Seat(municipality, role, body.get("organisation"), body.get("unit"), since)
    check_seat_exists(seat)
    address = email.strip().lower()
    if queries.colleague(email=address, municipality_id=municipality.pk, today=clock.day_of(now)):
        raise NotAllowed(Refusal.WORKS_HERE.label)
    asked = queries.open_invitations(municipality_id=municipality.pk)
    if asked.filter(email=address, role=role, organisation=seat.organisation, unit=seat.unit).exists():
        raise NotAllowed(Refusal.INVITED_ALREADY.label)
    token, kept = _fresh(now_real)
    invitation = Invitation.objects.create(
        municipality=municipality, email=address, name=name, language=language, role=role, since=since,
        organisation=seat.organisation, unit=seat.unit, invited_by_id=by.user_id, invited_at=now, **kept,
    )  # fmt: skip
    record("invitation.sent", invitation, municipality, by, now, seat.codes, {"name": name})
    return invitation, token


@transaction.atomic
def invite_again(*, invitation: Invitation, by: Actor, now: datetime, now_real: datetime) -> tuple[Invitation, str]:
    """Make a new link with a new term for somebody who did not accept yet; the former link stops working."""
    rules.check_can_manage_people(by, invitation.municipality_id)
    token, kept = _fresh(now_real)
    _change_waiting(invitation, **kept)
    record("invitation.sent_again", invitation, invitation.municipality, by, now, {}, {"name": invitation.name})
    return invitation, token


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: Actor, now: datetime) -> Invitation:
    """Withdraw an invitation that was not accepted yet; its link stops working."""
    rules.check_can_manage_people(by, invitation.municipality_id)
    _change_waiting(invitation, revoked_at=now)
    record("invitation.revoked", invitation, invitation.municipality, by, now, {}, {"name": invitation.name})
    return invitation


def _change_waiting(invitation: Invitation, **changes: Any) -> None:
    """Change an invitation unless it was accepted or withdrawn in the meantime."""
    waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True, revoked_at__isnull=True)
    if not waiting.update(**changes):
        invitation.refresh_from_db()
        accepted = InvitationState.ACCEPTED if invitation.accepted_at else InvitationState.REVOKED
        raise NotAllowed(accepted.label)
    invitation.refresh_from_db()


@transaction.atomic
def accept_invitation(
    *, invitation: Invitation, user: User | None, name: str = "", password: str = "", now: datetime, now_real: datetime
) -> User:
    """Take up the role one was invited for; who has no account yet gets one, with a password of their own choice."""
    rules.check_can_accept(invitation, email=user.email if user else invitation.email, now_real=now_real)
    if user is None:
        user = create_account(
            email=invitation.email, name=name, by=None, now=now, password=password, language=invitation.language
        )
    won = Invitation.objects.filter(
        pk=invitation.pk, token_hash=invitation.token_hash, accepted_at__isnull=True, revoked_at__isnull=True
    ).update(accepted_at=now, accepted_by=user)
    if not won:
        raise NotAllowed(InvitationState.ACCEPTED.label)
    since = max(invitation.since, clock.day_of(now))
    seat = Seat(invitation.municipality, invitation.role, invitation.organisation, invitation.unit, since)
    record("invitation.accepted", invitation, invitation.municipality, user, now, seat.codes, {"name": user.name})
    if not holds(user, seat):
        give_seat(user, seat, by=invitation.invited_by, now=now)
    return user


def mail_invitation(*, invitation: Invitation, link: str) -> bool:
    """Send the link by mail in the language of the person; say whether that worked."""
    with translation.override(invitation.language):
        about = {"invitation": invitation, "link": link, "body": invitation.organisation or invitation.unit}
        subject = _("Invitation to Verbeterspoor of %(town)s") % {"town": invitation.municipality}
        text = render_to_string("organisations/emails/invitation.txt", about)
        mail = EmailMultiAlternatives(subject, text, to=[invitation.email])
        mail.attach_alternative(render_to_string("organisations/emails/invitation.html", about), "text/html")
    try:
        mail.send()
    except OSError:
        log.exception("An invitation was not sent")
        return False
    return True
