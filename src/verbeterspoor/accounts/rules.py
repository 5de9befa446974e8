"""Who needs a second factor, and who may act on an account."""

from __future__ import annotations

import uuid
from typing import Any, Protocol


class Author(Protocol):
    """Whoever acts on an account, as far as the history needs to know: `organisations.rules.Actor` is one."""

    @property
    def public_id(self) -> uuid.UUID:
        """The person's own identifier."""

    @property
    def name(self) -> str:
        """The person's name."""


def needs_second_factor(user: Any, *, required: bool) -> bool:
    """Say whether this person must sign in with a second factor: everybody but a demo account (BIO2 5.17.01)."""
    return required and not user.is_demo


def may_remove_factor(user: Any, *, others: int, required: bool) -> bool:
    """Say whether a second factor may go: not the last one of somebody who needs one."""
    return others > 0 or not needs_second_factor(user, required=required)


def next_duty(user: Any, *, has_second_factor: bool, required: bool) -> str:
    """Return what somebody must do before anything else: `password`, `second_factor` or nothing."""
    if user.password_is_temporary:
        return "password"
    if needs_second_factor(user, required=required) and not has_second_factor:
        return "second_factor"
    return ""
