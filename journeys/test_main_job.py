"""The main job, end to end: from two real documents and an inspection report to an accepted action on the trail."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visitor, axe_violations

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "manual" / "images"
TITLE = "Lokaal netwerk na Veilig Thuis"
OPEN = Callable[..., Visitor]


def documents() -> list[Path]:
    """The two documents the product started from, where they are at hand, else their look-alikes; and a report."""
    seeds = [ROOT.parent / up / "shared" / "seeds" for up in (".", "..")]
    without_names = bool(os.environ.get("MANUAL_IMAGES"))  # no real persons in the manual
    folder = next((one for one in seeds if one.exists() and not without_names), None)
    examples = ROOT / "examples"
    two = sorted(folder.glob("*.txt")) if folder else [
        examples / "almelo_collegevoorstel.txt", examples / "wijchen_informatienota.txt",
    ]  # fmt: skip
    return [*two, examples / "inspectierapport_lokaal_netwerk.pdf"]


def picture(page: Page, name: str) -> None:
    """Take a screenshot for the manual, when asked to (`MANUAL_IMAGES=yes`)."""
    if os.environ.get("MANUAL_IMAGES"):
        IMAGES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(IMAGES / f"{name}.png"))


def read_in(page: Page) -> None:
    """Upload the documents and wait until they have been read."""
    page.goto("/voorbeeldstad/inlezen")
    page.set_input_files("input[type=file]", [str(path) for path in documents()])
    page.get_by_label(re.compile("nieuw verbetertraject")).fill(TITLE)
    page.get_by_role("button", name="Inlezen", exact=True).click()
    expect(page.locator("main tr", has_text="te beoordelen")).to_have_count(3, timeout=30_000)


def take_over(page: Page, word: str) -> None:
    """Accept everything that one document proposes and that has a date."""
    page.goto("/voorbeeldstad/inlezen")
    page.locator("main a", has_text=word).first.click()
    if word == "inspectierapport":
        picture(page, "beoordelen")
    page.locator("form", has=page.locator("input[name=title]")).get_by_role("button", name="Overnemen").click()
    page.on("dialog", lambda dialog: dialog.accept())
    for group in range(3):
        buttons = page.get_by_role("button", name=re.compile("Alles in deze groep overnemen"))
        if buttons.count() > group:
            buttons.nth(group).click()
        elif buttons.count():
            buttons.first.click()


def plan_an_action(page: Page, base: str) -> None:
    """Start the plan, add one action for the first improvement point, and adopt it."""
    page.goto(f"{base}/plan")
    page.get_by_role("button", name="Plan beginnen").click()
    page.get_by_role("link", name=re.compile("^Actie toevoegen voor")).first.click()
    page.get_by_label("Actie", exact=True).fill("Spreek af wie de regie heeft")
    page.get_by_label(re.compile("^Verantwoordelijke")).select_option(label="Veilig Thuis Gelderland-Zuid")
    page.get_by_label(re.compile("^Resultaat")).fill("Een vastgestelde werkafspraak")
    page.get_by_label(re.compile("^Afgesproken bewijs")).fill("De werkafspraak")
    page.get_by_label(re.compile("^Begindatum")).fill("2020-02-01")
    page.get_by_label(re.compile("^Einddatum")).fill("2020-05-01")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    picture(page, "verbeterplan")
    page.get_by_role("link", name="Plan vaststellen").click()
    page.get_by_role("button", name="Plan vaststellen").click()
    expect(page.get_by_text("Het plan is vastgesteld.")).to_be_visible()


def report_done(page: Page) -> None:
    """Report the action as done, on a phone."""
    page.goto("/voorbeeldstad/acties")
    page.get_by_role("link", name="Spreek af wie de regie heeft").click()
    page.get_by_role("link", name="Voortgang melden").click()
    page.get_by_role("radio", name="Klaar").check()
    page.get_by_label(re.compile("^Vertel het")).fill("De afspraak ligt vast.")
    page.get_by_label(re.compile("^Bewijs")).fill("Werkafspraak van 10 februari")
    picture(page, "voortgang-melden")
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_text("Verstuurd. Dank u wel.")).to_be_visible()


def accept(page: Page) -> None:
    """Accept what was reported, from the first page."""
    page.goto("/mijn/")
    page.get_by_role("link", name=re.compile("^Bekijken.*Spreek af wie de regie heeft")).click()
    picture(page, "melding-beoordelen")
    page.get_by_label(re.compile("^Licht uw beslissing")).fill("Gezien, akkoord.")
    page.get_by_role("button", name="Akkoord").click()
    expect(page.get_by_text("U heeft akkoord gegeven.")).to_be_visible()


@pytest.mark.rule("done-accepted-proven")
@pytest.mark.rule("origins")
def test_from_two_documents_and_a_report_to_an_accepted_action_on_the_trail(visit: OPEN) -> None:
    coordinator = visit(viewport={"width": 1280, "height": 900}).sign_in("coordinator@voorbeeldstad.example")
    read_in(coordinator)
    for word in ("collegevoorstel", "informatienota", "inspectierapport"):
        take_over(coordinator, word)

    coordinator.goto("/voorbeeldstad/trajecten")
    coordinator.get_by_role("link", name=TITLE).click()
    base = coordinator.url
    coordinator.goto(f"{base}/termijnen")
    presented = coordinator.locator("tr", has_text="18 april 2017 om 15.00 uur").first
    expect(presented).to_contain_text(re.compile("de inspectie", re.IGNORECASE))
    before = coordinator.locator("tr", has_text="vóór 1 maart 2020 = uiterlijk zaterdag 29 februari")
    expect(before.filter(has_text=re.compile("gemeente", re.IGNORECASE)).first).to_be_visible()
    coordinator.goto(f"{base}/bevindingen")
    picture(coordinator, "bevindingen")

    plan_an_action(coordinator, base)
    partner = visit(viewport={"width": 390, "height": 800}).sign_in("partner@veiligthuis.example")
    report_done(partner)
    accept(coordinator)

    coordinator.goto(base)
    expect(coordinator.get_by_text("14", exact=True)).to_be_visible()
    expect(coordinator.get_by_text("bevindingen: 5 goede voorbeelden, 9 verbeterpunten")).to_be_visible()
    expect(coordinator.locator("svg").get_by_text("Laatste keer")).to_be_visible()
    assert axe_violations(coordinator) == []


def test_the_main_steps_work_without_javascript(visit: OPEN) -> None:
    page = visit(java_script_enabled=False).sign_in("coordinator@almelo.example")

    page.get_by_role("link", name="Verbetertrajecten").click()
    page.locator("main table a").first.click()
    page.get_by_role("link", name="Plan", exact=True).click()
    page.locator("main table a").first.click()

    expect(page.get_by_role("heading", name="Wie is aan zet?")).to_be_visible()


def test_the_demo_shows_whose_turn_it_is_and_where_a_trajectory_stands(visit: OPEN) -> None:
    page = visit(viewport={"width": 1280, "height": 900}).sign_in("coordinator@almelo.example")
    expect(page.get_by_role("heading", name="Let op")).to_be_visible()
    picture(page, "mijn-taken")

    page.get_by_role("link", name="Verbetertrajecten").click()
    page.locator("main table a").first.click()
    expect(page.get_by_role("heading", name="Is het beter?")).to_be_visible()
    page.get_by_role("heading", name="Het spoor").scroll_into_view_if_needed()
    picture(page, "spoor")
