"""Files are kept once, as they were; papers and quotes point at them."""

from datetime import datetime

import pytest
from django.core.files.base import ContentFile

from tests.cast import Town
from verbeterspoor.documents import actions
from verbeterspoor.documents.models import Paper, StoredFile
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.trajectories.models import Trajectory

NAMED = {"name": "nota.pdf", "media_type": "application/pdf", "pages": 3}


def stored(town: Town, now: datetime, data: bytes = b"woorden", **named: object) -> StoredFile:
    by = town.actor(Role.COORDINATOR)
    return actions.store_file(municipality=town.municipality, data=data, by=by, now=now, **{**NAMED, **named})


def test_a_file_is_kept_as_it_was_received(town: Town, now: datetime) -> None:
    file = stored(town, now)

    with file.content.open() as content:
        assert content.read() == b"woorden"
    assert (file.size, file.name, "nota" in file.content.name) == (7, "nota.pdf", False)


def test_the_same_bytes_are_kept_once(town: Town, now: datetime) -> None:
    first = stored(town, now)

    again = actions.store_file(municipality=town.municipality, data=ContentFile(b"woorden"), name="kopie.pdf",
                               media_type="application/pdf", pages=3, by=town.actor(Role.AUTHOR), now=now)  # fmt: skip

    assert again == first
    assert StoredFile.objects.count() == 1


def test_another_municipality_keeps_its_own(town: Town, other_town: Town, now: datetime) -> None:
    assert stored(town, now) != stored(other_town, now)


@pytest.mark.parametrize("role", [Role.PARTNER, Role.INSPECTOR, Role.COUNCIL_CLERK, Role.ADMINISTRATOR])
def test_others_cannot_store_files(town: Town, now: datetime, role: Role) -> None:
    with pytest.raises(NotAllowed):
        actions.store_file(municipality=town.municipality, data=b"x", by=town.actor(role), now=now, **NAMED)


def test_a_file_is_one_paper_of_a_trajectory(town: Town, now: datetime) -> None:
    trajectory = Trajectory.objects.create(municipality=town.municipality, title="Traject", created_at=now)
    file, by = stored(town, now), town.actor(Role.COORDINATOR)

    papers = {actions.add_paper(trajectory=trajectory, title="Nota", file=file, by=by, now=now) for _ in range(2)}

    assert papers == set(Paper.objects.all())


def test_a_quote_points_at_a_page_that_exists(town: Town, now: datetime) -> None:
    file = stored(town, now)

    assert actions.quote(file=file, page=3, text="woorden") == actions.quote(file=file, page=3, text="woorden")
    with pytest.raises(NotAllowed):
        actions.quote(file=file, page=4, text="woorden")
