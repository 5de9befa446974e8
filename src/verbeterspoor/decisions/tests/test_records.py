"""What of decisions goes along to the case system, with its secrecy and embargo, and only with who may know it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests import builders
from tests.cast import NOW, TODAY, Town, person
from verbeterspoor.decisions import actions
from verbeterspoor.decisions.exports.records import limits_of, records
from verbeterspoor.decisions.models import Attachment, Letter, Proposal, Secrecy
from verbeterspoor.documents import actions as documents
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.trajectories.archiving.formats import format_of

pytestmark = pytest.mark.rule("case-system")


def a_secrecy(town: Town, proposal: Proposal) -> Secrecy:
    return Secrecy.objects.create(
        municipality=town.municipality, trajectory=proposal.trajectory, about="Het bod", grounds=["5.1.2.b"],
        motivation="De onderhandeling loopt.", imposed_by="executive", imposed_date=TODAY, lift_by="executive",
        registered_at=NOW, registered_by_id=town.user(Role.SECRETARIAT).public_id,
    )  # fmt: skip


def test_a_submitted_proposal_goes_along_as_pdf_a(town: Town) -> None:
    proposal = builders.a_submitted_proposal(town)

    (record,) = records(town.actor(Role.COORDINATOR), proposal.trajectory, NOW)

    assert (record.kind, record.title) == ("proposal", proposal.subject)
    made = b"".join(record.pieces())
    assert format_of(made, record.file_name).is_archival
    assert made == b"".join(record.pieces())


def test_a_draft_does_not_go_along(town: Town) -> None:
    proposal = builders.a_proposal(town)

    assert records(town.actor(Role.COORDINATOR), proposal.trajectory, NOW) == []


def test_a_signed_letter_goes_along_as_it_was_signed(town: Town) -> None:
    letter = builders.a_letter(town)
    signed = documents.store_file(municipality=town.municipality, data=b"%PDF-1.7", name="brief.pdf", pages=1,
                                  media_type="application/pdf", by=town.actor(Role.AUTHOR), now=NOW)  # fmt: skip
    Letter.objects.filter(pk=letter.pk).update(status="signed", signed_file=signed, embargo_until=NOW)

    (record,) = records(town.actor(Role.COORDINATOR), letter.trajectory, NOW)

    assert (record.kind, b"".join(record.pieces())) == ("letter", b"%PDF-1.7")
    assert [(limit.kind, limit.until) for limit in record.limits] == [("embargo", day_of(NOW))]


def test_a_secret_proposal_goes_along_only_with_who_may_know_it(town: Town) -> None:
    proposal = builders.a_submitted_proposal(town)
    secrecy = a_secrecy(town, proposal)
    Proposal.objects.filter(pk=proposal.pk).update(disclosure="secret", secrecy=secrecy)
    stranger = person("Manager twee", town.municipality, Role.MANAGER)
    other = organisations.actor_at(user=stranger, municipality=town.municipality, today=TODAY)
    author = organisations.actor_at(user=proposal.author, municipality=town.municipality, today=TODAY)
    assert other
    assert author

    assert records(other, proposal.trajectory, NOW) == []
    (limit,) = records(author, proposal.trajectory, NOW)[0].limits
    assert (limit.kind, limit.decided_in, limit.since) == ("secret", "Het bod", TODAY)
    assert "5.1.2.b" in limit.explanation


def test_secrecy_that_was_lifted_limits_nothing(town: Town) -> None:
    proposal = builders.a_submitted_proposal(town)
    proposal.disclosure, proposal.secrecy = "secret", a_secrecy(town, proposal)
    proposal.secrecy.lifted_date = TODAY + timedelta(days=1)

    assert list(limits_of(proposal)) == []


def test_an_attachment_goes_along_but_a_secret_one_not_with_everybody(town: Town) -> None:
    proposal = builders.a_full_proposal(town)
    builders.an_attachment(town, proposal)
    actions.submit_proposal(proposal=proposal, by=town.actor(Role.AUTHOR), now=NOW)
    trajectory = proposal.trajectory
    stranger = person("Manager twee", town.municipality, Role.MANAGER)
    other = organisations.actor_at(user=stranger, municipality=town.municipality, today=TODAY)
    assert other

    assert [one.kind for one in records(other, trajectory, NOW)] == ["proposal", "paper"]
    Attachment.objects.update(disclosure="secret")
    assert [one.kind for one in records(other, trajectory, NOW)] == ["proposal"]


def test_nobody_outside_gets_anything(town: Town) -> None:
    proposal = builders.a_submitted_proposal(town)

    assert records(town.actor(Role.PARTNER), proposal.trajectory, NOW) == []
