"""What a party sees: exactly what was shared, since when, until it is no longer shared."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.supervision.models import Report
from verbeterspoor.trajectories import actions
from verbeterspoor.trajectories.models import Party, Share

SignedIn = Callable[[User], Client]


@pytest.fixture
def report(town: Town) -> Report:
    return builders.a_report(town)


@pytest.fixture
def party(town: Town, report: Report) -> Party:
    return report.investigation.trajectory.parties.get(organisation=town.partner)


def address(town: Town, name: str, thing: object) -> str:
    where = {"gemeente": town.municipality.slug, "public_id": thing.public_id}  # type: ignore[attr-defined]
    return reverse(f"trajectories:{name}", kwargs=where)


def test_what_is_ticked_is_shared(town: Town, signed_in: SignedIn, report: Report, party: Party) -> None:
    client = signed_in(town.user("coordinator"))

    shown = client.post(address(town, "party", party), {"shared": [str(report.public_id)]}, follow=True)

    assert Share.objects.get().shared_id == report.public_id
    assert "Sinds" in shown.content.decode()
    assert Report.objects.visible_to(town.actor("partner")).filter(pk=report.pk).exists()


def test_ticking_nothing_says_so(town: Town, signed_in: SignedIn, party: Party) -> None:
    shown = signed_in(town.user("coordinator")).post(address(town, "party", party), follow=True)

    assert "Vink aan" in shown.content.decode()


def test_something_of_another_trajectory_is_not_shared(
    town: Town, other_town: Town, signed_in: SignedIn, party: Party
) -> None:
    theirs = builders.a_report(other_town)

    signed_in(town.user("coordinator")).post(address(town, "party", party), {"shared": [str(theirs.public_id)]})

    assert not Share.objects.exists()


def test_what_is_no_longer_shared_is_no_longer_seen(
    town: Town, signed_in: SignedIn, report: Report, party: Party
) -> None:
    share = actions.share_with_party(
        trajectory=party.trajectory, party=party, kind="report", shared_id=report.public_id, title="Rapport",
        by=town.actor("coordinator"), now=NOW,
    )  # fmt: skip
    client, where = signed_in(town.user("coordinator")), address(town, "share_stop", share)

    assert "Niet meer delen" in client.get(where).content.decode()
    client.post(where)

    assert not Report.objects.visible_to(town.actor("partner")).filter(pk=report.pk).exists()
    told = client.get(address(town, "history", party.trajectory)).content.decode()
    assert "niet meer gedeeld met" in told


def test_a_shared_report_leads_to_its_contents(town: Town, signed_in: SignedIn, report: Report, party: Party) -> None:
    actions.share_with_party(
        trajectory=party.trajectory, party=party, kind="report", shared_id=report.public_id, title="Rapport",
        by=town.actor("coordinator"), now=NOW,
    )  # fmt: skip
    client = signed_in(town.user("partner"))

    listed = client.get(reverse("trajectories:list", kwargs={"gemeente": town.municipality.slug})).content.decode()

    target = reverse("supervision:findings", kwargs={
        "gemeente": town.municipality.slug, "public_id": party.trajectory.public_id})  # fmt: skip
    assert target in listed
    assert client.get(target).status_code == 200
