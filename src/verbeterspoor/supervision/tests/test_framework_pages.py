"""The pages of frameworks: list, tree, forms, and a sheet that is looked at before it is read in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.documents.sheets import write_xlsx
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import exports, queries
from verbeterspoor.supervision.models import Expectation, Framework, FrameworkVersion
from verbeterspoor.supervision.rules import Row

from .framework_cases import ROWS, first_test, framework_in
from .test_pages import page, text

SignedIn = Callable[[User], Client]
SHEET = "Thema;Criterium;Nr;Verwachting\nVeiligheid;;1.1;Er is een ondergrens.\n;Zicht;1.2;Die is bekend.\n"


@pytest.fixture
def coordinator(town: Town, signed_in: SignedIn) -> Client:
    return signed_in(town.user(Role.COORDINATOR))


def upload(content: str | bytes, name: str = "kader.csv") -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)}


def carried(shown: str) -> dict[str, str]:
    """Return what the page about rows sends on: the table, and the column chosen for each thing."""
    table = re.search(r'name="table" value="([^"]*)"', shown)
    chosen = {
        name: match[1]
        for name in ("theme", "criterion", "number", "text")
        if (match := re.search(rf'name="{name}".*?<option value="(\d*)" selected', shown, re.DOTALL))
    }
    assert table
    return {"table": unescape(table[1]), **chosen}


def test_a_framework_is_registered_and_goes_on_with_its_expectations(town: Town, coordinator: Client) -> None:
    url = reverse("supervision:framework_new", kwargs={"gemeente": town.municipality.slug})
    answer = coordinator.post(url, {"title": "Kader", "label": "2019", "preset": "four_points"}, follow=True)

    version = FrameworkVersion.objects.get()
    assert answer.redirect_chain[-1][0] == page(town, "framework_import", version)  # type: ignore[attr-defined]
    assert len(queries.scale_of(version)) == 5


def test_the_list_and_the_tree_are_for_the_town_hall(town: Town, signed_in: SignedIn) -> None:
    version = framework_in(town)
    client = signed_in(town.user(Role.MANAGER))

    listed = text(client.get(reverse("supervision:frameworks", kwargs={"gemeente": town.municipality.slug})))
    shown = text(client.get(page(town, "framework", version)))

    assert str(version) in listed
    assert all(row.text in shown and row.theme in shown for row in ROWS)
    assert page(town, "expectation_new", version) not in shown


def test_an_empty_list_says_what_to_do(town: Town, coordinator: Client) -> None:
    shown = text(coordinator.get(reverse("supervision:frameworks", kwargs={"gemeente": town.municipality.slug})))

    assert "Nog geen toetsingskaders" in shown


def test_adding_an_expectation_keeps_the_theme_for_the_next(town: Town, coordinator: Client) -> None:
    version = framework_in(town)
    typed = {"theme": "Veiligheid", "criterion": "", "number": "1.3", "text": "Het plan is besproken."}

    answer = coordinator.post(page(town, "expectation_new", version), typed, follow=True)

    assert version.expectations.filter(number="1.3", theme__title="Veiligheid").exists()
    assert 'value="Veiligheid"' in text(answer)


def test_a_number_that_is_taken_is_told_and_what_was_typed_stays(town: Town, coordinator: Client) -> None:
    version = framework_in(town)
    typed = {"theme": "Veiligheid", "number": "1.1", "text": "Dit typte ik."}

    shown = text(coordinator.post(page(town, "expectation_new", version), typed))

    assert "Er is al een verwachting met dit nummer." in shown
    assert "Dit typte ik." in shown


def test_an_expectation_is_changed_and_taken_out(town: Town, coordinator: Client) -> None:
    version = framework_in(town)
    one = version.expectations.get(number="2.1")

    coordinator.post(page(town, "expectation_edit", one), {"theme": "Samenhang", "number": "9", "text": "Anders."})
    assert version.expectations.get(number="9").text == "Anders."
    coordinator.post(page(town, "expectation_remove", one))
    assert not Expectation.objects.filter(pk=one.pk).exists()


def test_a_theme_says_why_it_matters(town: Town, coordinator: Client) -> None:
    version = framework_in(town)
    theme = version.themes.all()[0]

    coordinator.post(page(town, "theme_edit", theme), {"title": theme.title, "why": "Kinderen moeten veilig zijn."})

    assert "Kinderen moeten veilig zijn." in text(coordinator.get(page(town, "framework", version)))


@pytest.mark.rule("scales")
def test_the_scale_is_changed_and_a_scale_that_cannot_be_used_is_refused(town: Town, coordinator: Client) -> None:
    version = framework_in(town)
    url = page(town, "framework_scale", version)
    typed = {"label_0": "Goed", "met_0": "on", "label_1": "Slecht", "not_assessed": "Niet bekeken"}

    coordinator.post(url, typed)
    assert [str(one) for one in queries.scale_of(version)] == ["Goed", "Slecht", "Niet bekeken"]
    shown = text(coordinator.post(url, {"label_0": "Goed", "not_assessed": "Niet bekeken"}))
    assert "Een schaal heeft minstens twee waarden" in shown


@pytest.mark.rule("scales")
@pytest.mark.parametrize("name", ["framework_edit", "framework_scale", "framework_import", "expectation_new"])
def test_a_version_in_use_leads_back_with_the_reason(town: Town, coordinator: Client, name: str) -> None:
    version = framework_in(town)
    first_test(town, version)

    shown = text(coordinator.get(page(town, name, version), follow=True))

    assert "Maak er een nieuwe versie van." in shown
    assert page(town, "framework_copy", version) in shown


def test_a_new_version_is_made_and_opened(town: Town, coordinator: Client) -> None:
    version = framework_in(town)

    coordinator.post(page(town, "framework_copy", version), {"label": "2020", "valid_from": "2020-03-01"})

    assert Framework.objects.get().versions.get(label="2020").expectations.count() == len(ROWS)


def test_other_names_are_given_and_someone_else_s_are_not_overwritten(town: Town, coordinator: Client) -> None:
    version = framework_in(town)
    url = page(town, "framework_edit", version)
    version.refresh_from_db()
    typed = {"title": "Nieuwe naam", "label": "2019", "revision": version.revision}

    assert "niets overschreven" in text(coordinator.post(url, {**typed, "revision": 0}))
    assert Framework.objects.get().title == "Lokaal netwerk"
    coordinator.post(url, typed)
    assert Framework.objects.get().title == "Nieuwe naam"


def test_a_sheet_is_looked_at_before_it_is_kept(town: Town, coordinator: Client) -> None:
    version = framework_in(town, rows=[])
    url = page(town, "framework_import", version)

    shown = text(coordinator.post(url, upload(SHEET)))
    assert "Er is een ondergrens." in shown
    assert not version.expectations.exists()

    coordinator.post(url, {**carried(shown), "step": "import"})
    found = list(version.expectations.values_list("theme__title", "criterion__title", "number").order_by("position"))
    assert found == [("Veiligheid", None, "1.1"), ("Veiligheid", "Zicht", "1.2")]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_was_downloaded_can_be_read_in_again(town: Town, coordinator: Client, kind: str, language: str) -> None:
    version, empty = framework_in(town), framework_in(town, title="Leeg", rows=[])
    coordinator.cookies["django_language"] = language
    content = coordinator.get(page(town, "framework_csv", version)).getvalue()
    if kind == "xlsx":
        rows = exports.framework_rows(version)
        content = write_xlsx(exports.framework_columns(), rows, title="Kader", language=language, now=NOW)
    url = page(town, "framework_import", empty)

    shown = text(coordinator.post(url, upload(content, f"kader.{kind}")))
    coordinator.post(url, {**carried(shown), "step": "import"})

    assert list(exports.framework_rows(empty)) == list(exports.framework_rows(version))


def test_unknown_columns_are_asked_for(town: Town, coordinator: Client) -> None:
    version = framework_in(town, rows=[])
    url = page(town, "framework_import", version)

    shown = text(coordinator.post(url, {"pasted": "Blok\tWat wij willen zien\nVeiligheid\tEr is een ondergrens."}))
    assert "Zeg welke kolom wat is" in shown
    assert 'value="import"' not in shown

    again = text(coordinator.post(url, {"table": carried(shown)["table"], "theme": "0", "text": "1", "step": "look"}))
    assert "Er is een ondergrens." in again
    coordinator.post(url, {"table": carried(shown)["table"], "theme": "0", "text": "1", "step": "import"})
    assert version.expectations.get().theme.title == "Veiligheid"


def test_every_wrong_row_is_named_with_its_problem_and_nothing_is_kept(town: Town, coordinator: Client) -> None:
    version = framework_in(town)
    sheet = (
        "Thema;Nummer;Verwachting\nVeiligheid;7;Goed.\nVeiligheid;1.1;Dubbel nummer.\nVeiligheid;8;\n"
        "Veiligheid;9;Kind met BSN 111222333\n"
    )
    url = page(town, "framework_import", version)

    shown = text(coordinator.post(url, upload(sheet)))
    rows = dict(re.findall(r'data-label="Rij">(\d+)</th>\s*<td[^>]*>(.*?)</td>', shown, re.DOTALL))

    assert "3 rijen kunnen nog niet worden ingelezen" in shown
    assert "al een verwachting met dit nummer" in rows["3"]
    assert "Schrijf op wat er wordt verwacht" in rows["4"]
    assert "burgerservicenummer" in rows["5"].lower()
    assert "–" in rows["2"]
    assert 'value="import"' not in shown
    coordinator.post(url, {**carried(shown), "step": "import"})
    assert version.expectations.count() == len(ROWS)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Kies een bestand, of plak een tabel."),
        (upload(b"%PDF-1.4 geen tabel", "kader.pdf"), "geen tabel"),
        (upload(b"PK\x03\x04kapot", "kader.xlsx"), "beschadigd"),
        ({"pasted": "Thema\tVerwachting"}, "Er staat geen verwachting in."),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(
    town: Town, coordinator: Client, sent: dict[str, Any], words: str
) -> None:
    version = framework_in(town, rows=[])

    assert words in text(coordinator.post(page(town, "framework_import", version), sent))


@pytest.mark.parametrize("table", ["", "[", "[[1],[[1]]]", '{"a":1}', "[[],[[null,3]]]", "7"])
def test_a_table_that_came_back_broken_is_asked_for_again(town: Town, coordinator: Client, table: str) -> None:
    version = framework_in(town, rows=[])

    answer = coordinator.post(page(town, "framework_import", version), {"table": table, "step": "import"})

    assert answer.status_code in {200, 302}
    assert not version.expectations.exists()


def test_a_column_cannot_be_two_things(town: Town, coordinator: Client) -> None:
    version = framework_in(town, rows=[])
    url = page(town, "framework_import", version)
    shown = text(coordinator.post(url, upload(SHEET)))

    again = text(coordinator.post(url, {**carried(shown), "theme": "3", "step": "import"}))

    assert "Een kolom kan niet twee dingen zijn" in again


def test_the_csv_opens_in_dutch_excel(town: Town, coordinator: Client) -> None:
    answer = coordinator.get(page(town, "framework_csv", framework_in(town)))

    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Thema", "Criterium", "Nummer", "Verwachting"]
    assert len(rows) == 1 + len(ROWS)
    assert "lokaal-netwerk" in answer["Content-Disposition"]


def test_the_tree_takes_as_many_queries_for_thirty_expectations(
    town: Town, coordinator: Client, django_assert_max_num_queries: Any
) -> None:
    many = [Row(f"Thema {n % 4}", f"Criterium {n % 3}", str(n), f"Verwachting {n}") for n in range(30)]
    version = framework_in(town, rows=many)

    with django_assert_max_num_queries(25):
        assert coordinator.get(page(town, "framework", version)).status_code == 200
