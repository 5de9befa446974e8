"""Make and change accounts; each act leaves one event in the chain of the installation."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.actions import INSTALLATION, record_event

from .models import User
from .rules import Author

READABLE = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Characters that nobody mistakes for another when a password is read aloud."""


def one_time_password() -> str:
    """Return a password of sixteen characters in four groups, to be told once and changed at first sign-in."""
    return "-".join(get_random_string(4, READABLE) for _group in range(4))


@transaction.atomic
def create_account(
    *,
    email: str,
    name: str,
    by: Author | None,
    now: datetime,
    password: str | None = None,
    language: str = "nl",
    is_demo: bool = False,
) -> User:
    """Make an account for one person; `by` is None when the installation itself does it."""
    address = User.objects.normalize_email(email).lower()
    if User.objects.filter(email__iexact=address).exists():
        raise NotAllowed(_("There is an account with this e-mail address already."))
    user = User.objects.create_user(address, password=password, name=name, language=language, is_demo=is_demo)
    record_event(
        chain=INSTALLATION, type="accounts.account.created", subject_kind="account", subject_id=user.public_id,
        by=by.public_id if by else None, at=now, codes={"is_demo": is_demo},
        words={"by": by.name if by else "", "name": name},
    )  # fmt: skip
    return user


@transaction.atomic
def set_own_password(*, user: User, password: str, now: datetime) -> User:
    """Let a person choose their own password; the one told by somebody else no longer works."""
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    record_event(
        chain=INSTALLATION, type="accounts.password.chosen", subject_kind="account", subject_id=user.public_id,
        by=user.public_id, at=now, words={"by": user.name},
    )  # fmt: skip
    return user


@transaction.atomic
def choose_language(*, user: User, language: str, now: datetime) -> User:
    """Remember in which language this person reads the pages."""
    former, user.language = user.language, language
    user.save(update_fields=["language"])
    record_event(
        chain=INSTALLATION, type="accounts.language.chosen", subject_kind="account", subject_id=user.public_id,
        by=user.public_id, at=now, codes={"from": former, "to": language}, words={"by": user.name},
    )  # fmt: skip
    return user
