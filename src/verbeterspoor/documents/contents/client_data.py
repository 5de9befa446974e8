"""Looks for data of clients in a file before it is kept (rule `no-client-data`)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext

from verbeterspoor.documents.choices import HitKind
from verbeterspoor.documents.rules import Hit, personal_data_in
from verbeterspoor.foundation.errors import NotAllowed

from .files import Contents, Place

SHOWN = 5
"""How many places of each kind are named."""


@dataclass(frozen=True)
class FileHit:
    """Something in a file that looks like data of a client, or a part of it that nobody could read."""

    place: Place
    hit: Hit

    @property
    def is_strong(self) -> bool:
        """Say whether only another file helps."""
        return self.hit.is_strong

    def __str__(self) -> str:
        return gettext("%(what)s %(where)s") % {"what": self.hit.kind.label, "where": self.place}


class ClientDataFound(NotAllowed):
    """A file is not kept because of what is in it.

    `hits` say what and where; `can_confirm` says that a person who looked may say that it is no data of a client.
    """

    def __init__(self, hits: list[FileHit]) -> None:
        self.hits = hits
        self.can_confirm = not any(hit.is_strong for hit in hits)
        found = ", ".join(str(hit) for hit in hits if self.can_confirm or hit.is_strong)
        sentence = gettext(
            "The file is not kept. It holds data of a client: %(found)s. Take it out and choose the file again."
        )
        if self.can_confirm:
            sentence = gettext(
                "Look at this before the file is kept: %(found)s. Is it no data of a client? Then choose the file "
                "again and confirm that."
            )
        super().__init__(sentence % {"found": found})


def client_data_in(contents: Contents) -> list[FileHit]:
    """List what a person must look at, the most certain first; each kind at most five times."""
    found = [FileHit(piece.place, hit) for piece in contents.pieces for hit in personal_data_in(piece.text)]
    found += [FileHit(place, Hit(HitKind.NOT_READ, "")) for place in contents.silent]
    seen: Counter[HitKind] = Counter()
    kept = []
    for one in sorted(found, key=lambda one: not one.is_strong):
        seen[one.hit.kind] += 1
        if seen[one.hit.kind] <= SHOWN:
            kept.append(one)
    return kept
