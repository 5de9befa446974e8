"""Make and change accounts; each act leaves one event in the chain of the installation."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.actions import INSTALLATION, record_event

from . import sealing
from .models import User
from .rules import Author

KEYS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:verbeterspoor:second-factor-keys")
"""What the history calls the keys that seal second factors."""
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
    password_is_temporary: bool = False,
    password_hash: str = "",
) -> User:
    """Make an account for one person; `by` is None when the installation itself does it.

    The accounts of a demo share one password: it is hashed once and given as `password_hash`, because hashing is slow.
    """
    address = User.objects.normalize_email(email).lower()
    if User.objects.filter(email__iexact=address).exists():
        raise NotAllowed(_("There is an account with this e-mail address already."))
    user = User.objects.create_user(
        address, password=password, name=name, language=language, is_demo=is_demo,
        password_is_temporary=password_is_temporary,
    )  # fmt: skip
    if password_hash and is_demo:
        user.password = password_hash
        user.save(update_fields=["password"])
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
    user.password_is_temporary = False
    user.save(update_fields=["password", "password_is_temporary"])
    _record("accounts.password.chosen", user, user, now)
    return user


@transaction.atomic
def renew_sign_in(*, user: User, by: Author, now: datetime) -> str:
    """Return a new one-time password for somebody who lost theirs, and forget their second factor."""
    password = one_time_password()
    user.set_password(password)
    user.password_is_temporary = True
    user.save(update_fields=["password", "password_is_temporary"])
    Authenticator.objects.filter(user=user).delete()
    _record("accounts.sign_in.renewed", user, by, now)
    return password


@transaction.atomic
def rename_person(*, user: User, name: str, by: Author, now: datetime) -> User:
    """Give an account another name; what the person did before stays told under the former one."""
    former, user.name = user.name, name
    user.save(update_fields=["name"])
    record_event(
        chain=INSTALLATION, type="accounts.account.renamed", subject_kind="account", subject_id=user.public_id,
        by=by.public_id, at=now, words={"by": by.name, "from": former, "to": name},
    )  # fmt: skip
    return user


@transaction.atomic
def choose_language(*, user: User, language: str, now: datetime) -> User:
    """Remember in which language this person reads the pages."""
    former, user.language = user.language, language
    user.save(update_fields=["language"])
    _record("accounts.language.chosen", user, user, now, {"from": former, "to": language})
    return user


@transaction.atomic
def note_sign_in_change(*, user: User, change: str, now: datetime) -> None:
    """Write down that a second factor of a person came or went; allauth made the change itself."""
    _record("accounts.sign_in.changed", user, user, now, {"change": str(change)})


@transaction.atomic
def seal_anew(*, now: datetime) -> int:
    """Seal every secret of a second factor with the first key of the setting; return how many there were."""
    with_secret = Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN)
    number = 0
    for authenticator in with_secret.order_by("pk"):
        authenticator.data = sealing.sealed_anew(authenticator.data, settings.SECOND_FACTOR_KEYS)
        authenticator.save(update_fields=["data"])
        number += 1
    record_event(
        chain=INSTALLATION, type="accounts.second_factors.sealed_anew", subject_kind="keys", subject_id=KEYS,
        by=None, at=now, codes={"number": number}, words={"by": ""},
    )  # fmt: skip
    return number


def _record(type: str, user: User, by: Author, now: datetime, codes: Mapping[str, Any] | None = None) -> None:
    """Write down one act on an account."""
    record_event(
        chain=INSTALLATION, type=type, subject_kind="account", subject_id=user.public_id, by=by.public_id, at=now,
        codes=codes, words={"by": by.name},
    )  # fmt: skip
