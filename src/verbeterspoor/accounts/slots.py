"""What accounts tell in the history."""

from typing import Any

from django.utils.translation import gettext as _

from verbeterspoor.foundation import slots

from .choices import SignInChange


def fill() -> None:
    """Fill the slots."""
    slots.tell_event("accounts.account.created", lambda event: _("Account made"))
    slots.tell_event("accounts.password.chosen", lambda event: _("Password chosen"))
    slots.tell_event("accounts.sign_in.renewed", lambda event: _("New password given and second step reset"))
    slots.tell_event("accounts.account.renamed", lambda event: _("Name changed"))
    slots.tell_event("accounts.language.chosen", lambda event: _("Language chosen"))
    slots.tell_event("accounts.second_factors.sealed_anew", lambda event: _("Second steps sealed with a new key"))
    slots.tell_event("accounts.sign_in.changed", sign_in_change)


def sign_in_change(event: Any) -> str:
    """Tell which part of a sign-in changed."""
    return str(SignInChange(event.codes["change"]).label)
