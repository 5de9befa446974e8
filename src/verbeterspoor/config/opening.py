"""Open a municipality in a new installation, with its first administrator; the rest happens on its pages."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from verbeterspoor.accounts.actions import create_account, one_time_password
from verbeterspoor.decisions.actions import put_shipped_templates_to_use, put_usual_bodies_to_use
from verbeterspoor.foundation import clock
from verbeterspoor.organisations import actions, queries
from verbeterspoor.organisations.choices import Role

USAGE = "verbeterspoor add-municipality NAME ADDRESS EMAIL   (for example: Wijchen wijchen beheer@wijchen.example)"


def open_municipality(arguments: Sequence[str]) -> int:
    """Open a municipality and print its administrator's one-time password; 2, with the reason, when refused."""
    if len(arguments) != 3:
        print(USAGE)
        return 2
    name, address, email = arguments
    now, password = clock.now(), one_time_password()
    try:
        with transaction.atomic():
            municipality = actions.add_municipality(name=name, slug=address, now=now)
            user = queries.account_with(email=email)
            is_new = user is None
            user = user or create_account(
                email=email, name=email, by=None, now=now, password=password, password_is_temporary=True
            )
            since = clock.day_of(now)
            actions.grant_role(
                user=user, municipality=municipality, role=Role.ADMINISTRATOR, since=since, by=None, now=now
            )
            put_shipped_templates_to_use(municipality=municipality, now=now)
            put_usual_bodies_to_use(municipality=municipality)
    except ValidationError as refusal:
        print("\n".join(refusal.messages))
        return 2
    print(f"{name} stands at /{address}/. Administrator: {email}.")
    print(f"Password, to be changed at the first sign-in: {password}" if is_new else "This account existed already.")
    return 0
