"""How allauth behaves here: nobody signs up by themselves, and a second factor stays on."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation import clock

from . import actions, rules, sealing
from .choices import SignInChange

log = logging.getLogger(__name__)
RECENTLY = timedelta(minutes=5)
"""How long a password or code that was given counts as given just now."""


FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
"""What counts as a second factor; recovery codes only replace one that was lost."""


def sign_in(request: HttpRequest, user: Any) -> HttpResponse:
    """Sign in somebody who just chose their password, and lead on to whatever must be done first."""
    record_authentication(request, user, method="password", email=user.email)
    return perform_login(request, user)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; whoever changes a password chose it themselves."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account can no longer sign in. Ask your administrator."),
        "email_password_mismatch": _("This e-mail address and password do not belong together."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_code": _("This code or passkey is not right. A code is valid for half a minute: try the next one."),
        "incorrect_password": _("This password is not right."),
        "too_many_login_attempts": _(
            "A wrong password was given too often. Wait five minutes and try again, or ask your administrator."
        ),
        "rate_limited": _("You are going too fast. Wait a minute and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: Any, password: str) -> None:
        actions.set_own_password(user=user, password=password, now=clock.now())

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask the password again before the sign-in changes, unless it was given just now or this is the first time."""
        user = self.request.user
        is_first = rules.needs_second_factor(user, required=settings.SECOND_FACTOR_REQUIRED) and not is_mfa_enabled(
            user
        )
        moments = [record["at"] for record in get_authentication_records(self.request, user)]
        is_recent = bool(moments) and clock.real_now().timestamp() - max(moments) < RECENTLY.total_seconds()
        return not (is_first or is_recent) and super().is_reauthentication_required(app=app, **kwargs)

    def format_email_subject(self, subject: str) -> str:
        return subject

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        with translation.override(user.language):
            super().send_password_reset_mail(user, email, {**context, "hours": hours})

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Write down and tell a person what changed in their sign-in; a mail server that is down undoes nothing."""
        change = SignInChange(template_prefix.rsplit("/", 1)[-1])
        if change not in (SignInChange.PASSWORD_CHANGED, SignInChange.PASSWORD_RESET):
            actions.note_sign_in_change(user=user, change=change, now=clock.now())
        reset_url = self.request.build_absolute_uri(reverse("account_reset_password"))
        with translation.override(user.language):
            about = {"user": user, "what": change.label, "timestamp": clock.real_now()}
            try:
                self.send_mail("account/email/changed", user.email, {**about, "reset_url": reset_url})
            except OSError:
                log.exception("A mail about a changed sign-in was not sent")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse(settings.LOGIN_REDIRECT_URL)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Whoever needs a second factor cannot switch it off, and its secrets lie sealed in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("Your account needs a second factor: it cannot be switched off."),
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_open": _(
            "Your second step cannot be read here any more. Ask the people who run this installation: a key is missing."
        ),
    }

    def encrypt(self, text: str) -> str:
        return sealing.seal(text, settings.SECOND_FACTOR_KEYS)

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return sealing.unseal(encrypted_text, settings.SECOND_FACTOR_KEYS)
        except sealing.CannotOpen as reason:
            log.error("%s", reason)
            raise self.validation_error("cannot_open") from reason

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        factors = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS)
        others = factors.exclude(pk=authenticator.pk).count()
        required = settings.SECOND_FACTOR_REQUIRED
        return rules.may_remove_factor(authenticator.user, others=others, required=required)

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": settings.MFA_TOTP_ISSUER}
