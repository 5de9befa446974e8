"""Forms of allauth that say something of their own here."""

from __future__ import annotations

import struct
from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.mfa.adapter import get_adapter as get_second_factor_adapter
from allauth.mfa.webauthn import forms as webauthn
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

DEMO_ACCOUNT = _("This is a demo account: everybody knows its password. Choose it on the first page.")


class ResetPasswordForm(account.ResetPasswordForm):
    """The address somebody signs in with; whoever has no account gets a mail that says so, and the page never does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")

    def clean_email(self) -> str:
        email = super().clean_email()
        if any(user.is_demo for user in self.users):
            raise ValidationError(DEMO_ACCOUNT)
        return email

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        if self.users:
            return super().save(request, **kwargs)
        get_adapter().send_mail("account/email/unknown_account", self.cleaned_data["email"], {})
        return self.cleaned_data["email"]


def check_readable(kind: Any, credential: Any) -> Any:
    """Refuse what no browser sends; allauth itself stumbles over a half answer."""
    try:
        kind.from_dict(credential)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, struct.error):
        raise get_second_factor_adapter().validation_error("incorrect_code") from None
    return credential


class LoginPasskeyForm(webauthn.LoginWebAuthnForm):
    """A passkey instead of password and second step."""

    def clean_credential(self) -> Any:
        check_readable(AuthenticationResponse, self.cleaned_data["credential"])
        return super().clean_credential()


class AuthenticatePasskeyForm(webauthn.AuthenticateWebAuthnForm):
    """A passkey as second step."""

    def clean_credential(self) -> Any:
        check_readable(AuthenticationResponse, self.cleaned_data["credential"])
        return super().clean_credential()


class ConfirmPasskeyForm(webauthn.ReauthenticateWebAuthnForm):
    """A passkey once more, before the sign-in changes."""

    def clean_credential(self) -> Any:
        check_readable(AuthenticationResponse, self.cleaned_data["credential"])
        return super().clean_credential()


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    """A passkey and its name; one that asks for a finger, face or code can do without a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("passwordless", True)
        super().__init__(*args, **kwargs)
        name_passkey(self)
        self.fields["passwordless"].label = _("Also sign in without password")
        self.fields["passwordless"].help_text = _("Switch this off when your key says that it cannot do it.")

    def clean_credential(self) -> Any:
        return check_readable(RegistrationResponse, self.cleaned_data["credential"])


class PasskeyNameForm(webauthn.EditWebAuthnForm):
    """The name of a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_passkey(self)


def name_passkey(form: Any) -> None:
    """Ask for a name by which somebody knows which device it is."""
    form.fields["name"].label = _("Name")
    form.fields["name"].help_text = _("For example: phone, laptop at work.")
    form.fields["name"].max_length = 100
