"""An executor says how it is going in Excel: taken along, filled in, sent back, each row a report of its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.documents.sheets import read_tables, write_csv
from verbeterspoor.documents.sheets.columns import Column
from verbeterspoor.plans import actions
from verbeterspoor.plans.models import Action, ActionPart, ProgressReport

from .pages import SignedIn, page, text


@pytest.fixture
def part(town: Town) -> ActionPart:
    """An action of the partner with a part of the other partner."""
    return builders.an_action_with_part(town)


Filled = Callable[..., SimpleUploadedFile]


def filled(client: Client, town: Town, **cells: str) -> SimpleUploadedFile:
    """Take the own sheet along and fill in its first row."""
    sheet = read_tables(client.get(page(town, "mine_table")).content)[0]
    row = dict(zip(sheet.titles, map(str, sheet.rows[0].cells), strict=True)) | cells
    titles = list(dict.fromkeys([*sheet.titles, *cells]))
    made = b"".join(write_csv([Column(title) for title in titles], [[row.get(one) for one in titles]], language="nl"))
    return SimpleUploadedFile("mijn acties.csv", made)


def looked_at(client: Client, town: Town, **cells: str) -> Any:
    return client.post(page(town, "mine_import"), {"file": filled(client, town, **cells)})


def sent_on(client: Client, town: Town, answer: Any, **mended: str) -> Any:
    """Send the page of rows as it stands, with what was mended."""
    typed: dict[str, Any] = {"rows": [form.prefix for form in answer.context["forms"]]}
    for form in answer.context["forms"]:
        typed |= {f"{form.prefix}-{name}": form[name].value() or "" for name in form.fields if name != "looked_at"}
    return client.post(page(town, "mine_import"), {**typed, **mended}, follow=True)


ON_TRACK = {"Hoe gaat het?": "Op schema", "Toelichting": "Wij liggen op koers."}


def test_the_sheet_offers_the_four_choices(town: Town, signed_in: SignedIn, part: ActionPart) -> None:
    content = signed_in(town.user("partner")).get(page(town, "mine_table")).content
    sheet = read_tables(content)[0]

    assert sheet.titles[:3] == ("Code", "Verbetertraject", "Actie")
    assert str(sheet.rows[0].cells[0]) == str(part.action.public_id)
    assert b'type="list"' in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


def test_a_filled_row_becomes_a_report(town: Town, signed_in: SignedIn, part: ActionPart) -> None:
    client = signed_in(town.user("partner"))
    answer = looked_at(client, town, **ON_TRACK, Bewijs="Verslag van 3 februari")
    assert not ProgressReport.objects.exists()

    shown = text(sent_on(client, town, answer))

    report = ProgressReport.objects.get()
    assert (report.action, report.part, report.progress) == (part.action, None, "on_track")
    assert (report.text, report.evidence) == ("Wij liggen op koers.", "Verslag van 3 februari")
    assert "1 melding is verstuurd" in shown


def test_a_part_is_reported_about_as_a_part(town: Town, signed_in: SignedIn, part: ActionPart) -> None:
    client = signed_in(town.user("other_partner"))

    sent_on(client, town, looked_at(client, town, **ON_TRACK))

    assert ProgressReport.objects.get().part == part


def test_the_same_file_twice_reports_once(town: Town, signed_in: SignedIn, part: ActionPart) -> None:
    client = signed_in(town.user("partner"))
    file = filled(client, town, **ON_TRACK).read()
    for _time in range(2):
        upload = SimpleUploadedFile("mijn.csv", file)
        sent_on(client, town, client.post(page(town, "mine_import"), {"file": upload}))
        waiting = ProgressReport.objects.get()
        if waiting.status == "submitted":
            actions.accept_report(report=waiting, note="Gezien.", by=town.actor("coordinator"), now=NOW)

    assert ProgressReport.objects.count() == 1


@pytest.mark.parametrize(
    ("cells", "field"),
    [({"Hoe gaat het?": "best wel"}, "progress"), ({"Toelichting": "Alleen dit"}, "progress"),
     ({"Hoe gaat het?": "Op schema"}, "text"),
     ({"Hoe gaat het?": "Loopt vertraging op", "Toelichting": "Later"}, "forecast_date"),
     ({**ON_TRACK, "Verwacht klaar op": "31-2-2020"}, "forecast_date"),
     ({**ON_TRACK, "Bewijs": "Dossier van cliënt met BSN 111222333"}, "evidence")],
)  # fmt: skip
def test_a_wrong_cell_names_its_row_and_loses_nothing(
    town: Town, signed_in: SignedIn, part: ActionPart, cells: dict[str, str], field: str
) -> None:
    client = signed_in(town.user("partner"))
    answer = looked_at(client, town, **cells)
    again = sent_on(client, town, answer)

    [form] = again.context["forms"]
    assert list(form.errors) == [field]
    assert "Rij 2" in text(again)
    assert all(value in text(again) for name, value in cells.items() if name in ("Toelichting", "Bewijs"))
    assert not ProgressReport.objects.exists()


def test_a_choice_that_was_right_stays_chosen_beside_a_cell_that_is_wrong(
    town: Town, signed_in: SignedIn, part: ActionPart
) -> None:
    answer = looked_at(signed_in(town.user("partner")), town, **{"Hoe gaat het?": "Op schema"})

    assert '<option value="on_track" selected' in text(answer)


def test_a_row_is_mended_on_the_page(town: Town, signed_in: SignedIn, part: ActionPart) -> None:
    client = signed_in(town.user("partner"))
    answer = looked_at(client, town, Toelichting="Wij zijn klaar.")

    sent_on(client, town, answer, **{"0-progress": "done"})

    assert Action.objects.get(pk=part.action_id).status == "reported_done"


def test_empty_rows_are_passed_over(town: Town, signed_in: SignedIn, part: ActionPart) -> None:
    assert "geen rij ingevuld" in text(looked_at(signed_in(town.user("partner")), town))


def test_a_row_of_somebody_else_is_refused(town: Town, signed_in: SignedIn, part: ActionPart) -> None:
    client = signed_in(town.user("other_partner"))

    answer = sent_on(client, town, looked_at(client, town, Code=str(part.action.public_id), **ON_TRACK))

    assert "geen actie van u" in text(answer)
    assert not ProgressReport.objects.exists()


def test_another_table_says_which_file_is_meant(town: Town, signed_in: SignedIn, part: ActionPart) -> None:
    answer = signed_in(town.user("partner")).post(page(town, "mine_import"), {"pasted": "Een\tTwee\n1\t2"})

    assert "Mijn acties" in str(answer.context["form"].errors)
