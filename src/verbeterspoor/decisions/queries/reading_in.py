"""Read the source of a proposal, and say what of it fits the form and is not there yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import WritingRefusal
from verbeterspoor.decisions.models import Proposal
from verbeterspoor.documents import queries as documents
from verbeterspoor.documents.models import StoredFile
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.reading import UnreadableDocument, load, read_proposal

from .people import people_in


def files_to_read(actor: Actor, proposal: Proposal) -> QuerySet[StoredFile]:
    """Return the files of the trajectory's papers, out of which a proposal can be read."""
    return documents.files_of(actor, proposal.trajectory)


def read_source(proposal: Proposal, today: date) -> rules.Found:
    """Read the source of a proposal into candidates; points and weighing that stand in it already are left out."""
    if proposal.source_file is None:
        raise NotAllowed(WritingRefusal.NOTHING_TO_READ.label)
    try:
        with proposal.source_file.content.open("rb") as file:
            read = read_proposal(load(file.read(), proposal.source_file.name))
    except UnreadableDocument:
        raise NotAllowed(WritingRefusal.UNREADABLE.label) from None
    holders = people_in(proposal.municipality_id, [Role.PORTFOLIO_HOLDER], today)
    people = {rules.plain(person.name): person for person in holders}
    found = rules.find_candidates(list(proposal.template_version.fields.all()), read, people)
    points = set(proposal.points.values_list("text", flat=True))
    weighed = set(proposal.considerations.values_list("text", flat=True))
    talks = set(proposal.consultations.filter(~Q(said="")).values_list("said", flat=True))
    attached = set(proposal.attachments.values_list("title", flat=True))
    return replace(
        found,
        points=[one for one in found.points if one.text not in points],
        weighed=[one for one in found.weighed if one.text not in weighed],
        talks=[one for one in found.talks if one.text not in talks],
        attachments=[one for one in found.attachments if one.text not in attached],
    )
