"""What these tests tell, and to whom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.cast import Town
from verbeterspoor.notices import rules

REAL = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
"""A real moment: leases do not follow the clock of the product."""
LATER = REAL + rules.LEASE + timedelta(seconds=1)


def about(town: Town, key: str = "reminder:1", **other: Any) -> dict[str, Any]:
    """Return what a partner is told."""
    return {
        "key": key, "kind": "reminder", "recipient_id": town.user("partner").pk, "municipality": town.municipality,
        "subject": "Laat weten hoe het gaat", "lines": ["Warme overdracht"], "url": "/mijn/", "url_label": "Melden",
        **other,
    }  # fmt: skip
