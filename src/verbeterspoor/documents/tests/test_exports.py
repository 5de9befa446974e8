"""A file leaves to be saved under its name and never to be run."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.cast import Town
from verbeterspoor.documents import actions
from verbeterspoor.documents.exports import CSV, send_made, send_stored
from verbeterspoor.organisations.choices import Role


def test_a_stored_file_leaves_under_the_name_its_owner_knows(town: Town, now: datetime) -> None:
    file = actions.store_evidence(municipality=town.municipality, data=b"Verslag", name="verslag.txt", confirmed=False,
                                  by=town.actor(Role.PARTNER), now=now)  # fmt: skip
    answer = send_stored(file, name="verslag overleg é.txt")

    assert b"".join(answer.streaming_content) == b"Verslag"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''verslag%20overleg%20%C3%A9.txt"
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")
    answer.close()


@pytest.mark.parametrize("made", [b"a;b", iter([b"a;", b"b"])])
def test_what_was_just_made_leaves_the_same_way(made: object) -> None:
    answer = send_made(made, name='acties "2020"\r\nX: y.csv', media_type=CSV)  # type: ignore[arg-type]

    assert b"".join(answer) == b"a;b"  # type: ignore[arg-type]
    assert (answer["Content-Type"], "sandbox" in answer["Content-Security-Policy"]) == (CSV, True)
    assert "\n" not in answer["Content-Disposition"]
