"""A package for the case system: what is in it, who makes it, and how its receipt closes it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from lxml import etree

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.history.queries import history_of_trajectory
from verbeterspoor.trajectories import actions, queries, tasks
from verbeterspoor.trajectories.choices import PackageStatus
from verbeterspoor.trajectories.models import CasePackage, Retention, Trajectory

from .archive_cases import PDF_A, SECRET, a_record, going_along, schema

pytestmark = pytest.mark.rule("case-system")


@pytest.fixture
def trajectory(town: Town) -> Iterator[Trajectory]:
    """A trajectory with a report that goes along, one file of a foreign format, and a secret letter."""
    report = a_record(title="Rapport: wat goed ging", file_name="Rapport (def).pdf")
    table = a_record(b"a;b", title="Tabel", file_name="tabel.csv", kind="paper", case_number="")
    letter = a_record(title="=Brief", kind="letter", limits=(SECRET,))
    with going_along(report, table, letter):
        yield builders.a_trajectory(town)


def opened(package: CasePackage) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(package.file.open("rb").read()))


def close(town: Town, trajectory: Trajectory, **facts: Any) -> Trajectory:
    facts = {"day": TODAY, "note": "Alles aantoonbaar", "by": town.actor("coordinator"), "now": NOW, **facts}
    return actions.close_trajectory(trajectory=trajectory, **facts)


def keep(town: Town, trajectory: Trajectory, **facts: Any) -> Retention:
    facts = {"category": "25.1", "nomination": "vernietigen", "years": 10, "reason": "Zonder sanctie",
             "by": town.actor("coordinator"), "now": NOW, **facts}  # fmt: skip
    return actions.set_retention(trajectory=trajectory, **facts)


def receipt(town: Town, package: CasePackage, **facts: Any) -> CasePackage:
    facts = {"received_date": TODAY, "reference": "ONT-2020-7", "received_by": "Informatiebeheer",
             "by": town.actor("coordinator"), "now": NOW, **facts}  # fmt: skip
    return actions.register_package_receipt(package=package, **facts)


def test_each_document_stands_in_a_folder_with_its_records(town: Town, trajectory: Trajectory) -> None:
    names = opened(builders.a_package(town, trajectory)).namelist()

    assert names == [
        "lokaal-netwerk/001-rapport-wat-goed-ging/Rapport-def.pdf",
        "lokaal-netwerk/001-rapport-wat-goed-ging/Rapport-def.pdf.bestand.mdto.xml",
        "lokaal-netwerk/001-rapport-wat-goed-ging/001-rapport-wat-goed-ging.mdto.xml",
        "lokaal-netwerk/002-tabel/tabel.csv",
        "lokaal-netwerk/002-tabel/tabel.csv.bestand.mdto.xml",
        "lokaal-netwerk/002-tabel/002-tabel.mdto.xml",
        "lokaal-netwerk/003-brief/rapport.pdf",
        "lokaal-netwerk/003-brief/rapport.pdf.bestand.mdto.xml",
        "lokaal-netwerk/003-brief/003-brief.mdto.xml",
        "lokaal-netwerk/lokaal-netwerk.mdto.xml",
        "LEESMIJ.txt", "manifest.csv", "manifest.json",
    ]  # fmt: skip


def test_the_manifest_agrees_with_every_file(town: Town, trajectory: Trajectory) -> None:
    package = builders.a_package(town, trajectory)
    files = opened(package)
    told = json.loads(files.read("manifest.json"))

    assert hashlib.sha256(files.read("manifest.json")).hexdigest() == package.manifest_sha256
    assert {one["pad"] for one in told["bestanden"]} == set(files.namelist()) - {"manifest.csv", "manifest.json"}
    for one in told["bestanden"]:
        assert hashlib.sha256(files.read(one["pad"])).hexdigest() == one["sha256"]
    rows = list(csv.reader(io.StringIO(files.read("manifest.csv").decode("utf-8-sig")), delimiter=";"))
    assert [row[2] for row in rows[1:]] == [one["sha256"] for one in told["bestanden"]]
    assert "'=Brief" in [row[4] for row in rows]


def test_every_record_in_a_package_is_valid_by_the_official_schema(town: Town, trajectory: Trajectory) -> None:
    keep(town, trajectory)
    files, valid = opened(builders.a_package(town, close(town, trajectory))), schema()

    records = [name for name in files.namelist() if name.endswith(".mdto.xml")]
    assert len(records) == 7
    for name in records:
        valid.assertValid(etree.fromstring(files.read(name)))


def test_a_foreign_format_goes_along_as_it_is(town: Town, trajectory: Trajectory) -> None:
    package = builders.a_package(town, trajectory)

    assert [row["is_archival"] for row in package.content] == [True, False, True]
    assert opened(package).read("lokaal-netwerk/002-tabel/tabel.csv") == b"a;b"


def test_without_a_case_number_no_package_is_made(town: Town, trajectory: Trajectory) -> None:
    with pytest.raises(NotAllowed, match="no case number"):
        actions.ask_for_package(trajectory=trajectory, by=town.actor("coordinator"), now=NOW)

    assert not CasePackage.objects.exists()


@pytest.mark.parametrize("role", ["author", "manager", "administrator", "partner", "council_clerk"])
def test_nobody_but_a_coordinator_makes_a_package(town: Town, trajectory: Trajectory, role: str) -> None:
    with pytest.raises(NotAllowed, match="Only a coordinator"):
        actions.ask_for_package(trajectory=trajectory, by=town.actor(role), now=NOW)


def test_one_package_is_made_at_a_time(town: Town, trajectory: Trajectory) -> None:
    builders.a_package(town, trajectory)
    by = town.actor("coordinator")
    trajectory.refresh_from_db()
    actions.ask_for_package(trajectory=trajectory, by=by, now=NOW)

    with pytest.raises(Conflict, match="made already"):
        actions.ask_for_package(trajectory=trajectory, by=by, now=NOW)


def test_a_second_package_names_what_changed(town: Town, trajectory: Trajectory) -> None:
    builders.a_package(town, trajectory)
    trajectory.refresh_from_db()
    with going_along(a_record(title="Verbeterplan", kind="plan")):
        second = builders.a_package(town, trajectory)

    changes = queries.changes_in(town.actor("coordinator"), second)
    assert changes
    assert (changes.added, changes.changed, changes.gone) == (["Verbeterplan"], [], [])


def test_a_worker_that_died_is_followed_by_another(town: Town, trajectory: Trajectory) -> None:
    Trajectory.objects.update(case_number="Z-1")
    trajectory.refresh_from_db()
    actions.ask_for_package(trajectory=trajectory, by=town.actor("coordinator"), now=NOW)
    dead = actions.claim_package(now_real=NOW)
    later = NOW + timedelta(minutes=3)
    assert dead
    assert actions.claim_package(now_real=NOW) is None

    alive = actions.claim_package(now_real=later)

    assert alive
    assert actions.make_claimed_package(package=alive, now=NOW, real_now=lambda: later)
    assert not actions.make_claimed_package(package=dead, now=NOW, real_now=lambda: later)
    assert CasePackage.objects.get().status == PackageStatus.READY


def test_a_package_that_breaks_off_too_often_is_given_up(town: Town, trajectory: Trajectory) -> None:
    Trajectory.objects.update(case_number="Z-1")
    trajectory.refresh_from_db()
    actions.ask_for_package(trajectory=trajectory, by=town.actor("coordinator"), now=NOW)
    for minutes in (0, 3, 6):
        assert actions.claim_package(now_real=NOW + timedelta(minutes=minutes))

    assert actions.give_up_packages(now_real=NOW + timedelta(minutes=9)) == 1
    assert CasePackage.objects.get().status == PackageStatus.FAILED


def test_the_worker_makes_what_was_asked_for(town: Town, trajectory: Trajectory, now: datetime) -> None:
    Trajectory.objects.update(case_number="Z-1")
    trajectory.refresh_from_db()
    actions.ask_for_package(trajectory=trajectory, by=town.actor("coordinator"), now=NOW)

    assert tasks.make_packages.func() == 1
    assert CasePackage.objects.get().total == 3


def test_a_receipt_closes_a_package_once(town: Town, trajectory: Trajectory) -> None:
    package = receipt(town, builders.a_package(town, trajectory))

    assert package.received_reference == "ONT-2020-7"
    with pytest.raises(Conflict, match="typed already"):
        receipt(town, package)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"reference": " "}, "number or name"),
        ({"received_by": ""}, "who received"),
        ({"received_date": TODAY + timedelta(days=1)}, "not come yet"),
        ({"received_date": TODAY - timedelta(days=1)}, "before the package was made"),
    ],
)
def test_a_receipt_that_cannot_be_is_refused(town: Town, trajectory: Trajectory, wrong: Any, sentence: str) -> None:
    package = builders.a_package(town, trajectory)

    with pytest.raises(NotAllowed, match=sentence):
        receipt(town, package, **wrong)
    package.refresh_from_db()
    assert package.received_date is None


def test_what_is_not_ready_was_not_received(town: Town, trajectory: Trajectory) -> None:
    Trajectory.objects.update(case_number="Z-1")
    trajectory.refresh_from_db()
    package = actions.ask_for_package(trajectory=trajectory, by=town.actor("coordinator"), now=NOW)

    with pytest.raises(NotAllowed, match="not ready"):
        receipt(town, package)


def test_a_person_says_how_long_it_is_kept(town: Town, trajectory: Trajectory) -> None:
    retention = keep(town, trajectory)

    assert (retention.code, retention.period, retention.action_date) == ("25.1", "P10Y", None)
    close(town, trajectory)
    retention.refresh_from_db()
    assert retention.action_date == TODAY.replace(year=2030)


@pytest.mark.parametrize("role", ["author", "partner", "council_clerk"])
def test_others_do_not_say_how_long_it_is_kept(town: Town, trajectory: Trajectory, role: str) -> None:
    with pytest.raises(NotAllowed, match="how long"):
        keep(town, trajectory, by=town.actor(role))


def test_without_a_reason_it_is_not_set(town: Town, trajectory: Trajectory) -> None:
    with pytest.raises(NotAllowed, match="reason"):
        keep(town, trajectory, reason="")

    assert not Retention.objects.exists()


def test_opening_again_stops_the_term(town: Town, trajectory: Trajectory) -> None:
    keep(town, close(town, trajectory))

    actions.reopen_trajectory(trajectory=trajectory, by=town.actor("coordinator"), now=NOW)

    assert Retention.objects.get().action_date is None
    with pytest.raises(NotAllowed, match="not closed"):
        actions.reopen_trajectory(trajectory=trajectory, by=town.actor("coordinator"), now=NOW)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"note": ""}, "how it ended"), ({"day": TODAY + timedelta(days=1)}, "not come yet")],
)
def test_a_closing_that_cannot_be_is_refused(town: Town, trajectory: Trajectory, wrong: Any, sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        close(town, trajectory, **wrong)


@pytest.mark.rule("events")
def test_each_step_is_told(town: Town, trajectory: Trajectory) -> None:
    keep(town, trajectory)
    receipt(town, builders.a_package(town, close(town, trajectory)))

    types = {event.type for event in history_of_trajectory(trajectory.public_id)}
    assert {f"trajectories.{one}" for one in ("retention.set", "trajectory.closed", "package.asked", "package.made",
                                              "package.received")} <= types  # fmt: skip
    made = Event.objects.get(type="trajectories.package.made")
    assert made.codes["manifest"] == CasePackage.objects.get().manifest_sha256


def test_what_is_made_is_the_same_whoever_looks(town: Town, trajectory: Trajectory) -> None:
    first = builders.a_package(town, trajectory)

    assert {row["sha256"] for row in first.content} == {
        hashlib.sha256(PDF_A).hexdigest(), hashlib.sha256(b"a;b").hexdigest()
    }  # fmt: skip
