"""What every page's frame shows: who you are here, the main menu, and the demo's clock."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from verbeterspoor.foundation import clock, slots

from .choices import Role


def has_account(request: HttpRequest) -> bool:
    """Say whether somebody is signed in; the page of an error may come before that is known."""
    return hasattr(request, "user") and request.user.is_authenticated


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's variables; pages outside a municipality have no menu of one."""
    actor = getattr(request, "actor", None)
    return {
        "actor": actor,
        "municipality": getattr(request, "municipality", None),
        "role_names": ", ".join(str(role.label).lower() for role in Role if role in actor.roles) if actor else "",
        "navigation": sorted(slots.collect("navigation", actor=actor), key=lambda tab: tab.order) if actor else [],
        "personal": slots.collect("personal", user=request.user) if has_account(request) else [],
        "demo": settings.DEMO,
        "simulated_today": clock.today() if settings.DEMO else None,
    }
