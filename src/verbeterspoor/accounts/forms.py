"""Forms of allauth that say something of their own here."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

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
