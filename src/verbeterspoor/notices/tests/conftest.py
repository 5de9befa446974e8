"""Kinds of notice for these tests: one that may be switched off, one for the digest, and one about security."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from verbeterspoor.foundation import slots
from verbeterspoor.foundation.slots import NoticeKind

KINDS = [
    NoticeKind("reminder", "Reminders"),
    NoticeKind("comment", "Comments", channel="digest"),
    NoticeKind("security", "Security", may_be_off=False),
]


def kinds() -> list[NoticeKind]:
    return KINDS


@pytest.fixture(autouse=True)
def kinds_of_notice() -> Iterator[None]:
    slots.provide("notice_kinds", kinds)
    yield
    slots.withdraw("notice_kinds", kinds)
