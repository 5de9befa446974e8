"""From decision to letter: decided elsewhere, told back, listed, and a letter that cannot contradict the outcome.

The case of Almelo as it is decided in a system elsewhere; a variant in which one point is amended and one held, so that
the letter waits until it is adapted; and a note as Wijchen wrote it, on the portfolio holder's signature. A server of
its own: this journey moves the clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Visitor, axe_violations, served
from .test_a_year import WIDE, fill, go_to, press
from .test_main_job import picture

TOWN = "voorbeeldstad"
INFORM = "De raad met de bijgevoegde brief te informeren over het rapport."
PLACE = "De brief na openbaarmaking van het rapport op iBabs te plaatsen."
AMENDED = "De raad met de bijgevoegde brief te informeren over het rapport en over de kosten."


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Page]]:
    """Return a function with which somebody of the town opens a browser, signed in."""
    visitors: list[Visitor] = []
    with served(tmp_path_factory.mktemp("letter")) as site:

        def by(role: str, **options: object) -> Page:
            visitors.append(Visitor(browser, site, viewport=WIDE, **options))
            return visitors[-1].sign_in(f"{role}@{TOWN}.example")

        yield by
        for visitor in visitors:
            visitor.close()


@pytest.fixture(scope="module")
def trajectory(opened: Callable[..., Page]) -> str:
    """Open a trajectory in April 2017, with a meeting on the day after Easter; return its address."""
    secretariat = opened("secretariat")
    go_to(secretariat, "2017-04-03")
    secretariat.goto(f"/{TOWN}/vergaderingen/nieuw")
    fill(secretariat, first_date="2017-04-18", at="09:00")
    press(secretariat, "Inplannen")
    expect(secretariat.locator("main")).to_contain_text("18 april 2017")
    coordinator = opened("coordinator")
    coordinator.goto(f"/{TOWN}/trajecten/nieuw")
    fill(coordinator, title="Sociale wijkteams", summary="Hulp aan kwetsbare gezinnen")
    press(coordinator, "Traject openen")
    go_to(secretariat, "2017-04-19")
    return coordinator.url.removesuffix("/partijen")


def send(page: Page) -> None:
    """Press the first button of the page's own form."""
    page.locator("main form button[type=submit]").first.click()


def decided(page: Page, trajectory: str, subject: str, *outcomes: tuple[str, str, str]) -> str:
    """Register what was decided elsewhere: per point its text, its outcome, and the text as it was amended."""
    page.goto(f"{trajectory}/voorstellen/elders-besloten")
    fill(page, subject=subject, author=f"Steller {TOWN.capitalize()}",
         portfolio_holder=f"Portefeuillehouder {TOWN.capitalize()}",
         public_explanation="De raad hoort wat de inspecties vonden.")  # fmt: skip
    for number, (text, kind, amended) in enumerate(outcomes, 1):
        fill(page, **{f"proposed_{number}": text, f"kind_{number}": kind})
        if amended:
            fill(page, **{f"text_{number}": amended})
    press(page, "Besluit vastleggen")
    expect(page).to_have_url(re.compile("/terugmelding$"))
    return page.url.removesuffix("/terugmelding")


def a_letter(page: Page, trajectory: str, proposal: str, number: str) -> str:
    """Write a letter that comes with a proposal, and give it its number; return its address."""
    page.goto(f"{trajectory}/brieven/nieuw?voorstel={proposal.rsplit('/', 1)[1]}")
    fill(page, subject="Reactie op het rapport over de sociale wijkteams")
    send(page)
    letter = re.search(r"/brieven/[0-9a-f-]{36}", page.url)
    assert letter is not None
    address = f"/{TOWN}{letter.group()}"
    page.goto(f"{address}/tekst")
    for area in page.locator("main textarea").all():
        area.fill("Dit staat in de brief.")
    press(page, "Opslaan")
    page.goto(f"{address}/nummer")
    fill(page, number=number)
    press(page, "Dit nummer gebruiken")
    page.goto(address)
    press(page, "Klaar om te tekenen")
    return address


def sign(page: Page, address: str) -> None:
    """Register the signatures of secretary and mayor."""
    page.goto(f"{address}/ondertekenen")
    fill(page, secretary_name="De secretaris", mayor_name="De burgemeester", signed_date="2017-04-18")
    press(page, "Handtekeningen opslaan")


def test_a_decision_is_told_back_listed_and_followed_by_its_letter(
    opened: Callable[..., Page], trajectory: str
) -> None:
    secretariat, author = opened("secretariat"), opened("author", java_script_enabled=False)
    points = (INFORM, "as_proposed", ""), (PLACE, "as_proposed", "")
    proposal = decided(secretariat, trajectory, "Inspectierapport sociale wijkteams", *points)
    press(secretariat, "Meld terug")
    expect(secretariat.locator("main")).to_contain_text(INFORM)
    picture(secretariat, "terugmelding")
    author.goto("/mijn/")
    expect(author.locator("main")).to_contain_text("Inspectierapport sociale wijkteams")

    secretariat.goto(f"/{TOWN}/besluitenlijsten")
    press(secretariat, "Lijst maken")
    assert axe_violations(secretariat) == []
    picture(secretariat, "besluitenlijst")
    secretariat.goto(f"{secretariat.url}/definitief")
    press(secretariat, "Definitief maken")
    secretariat.get_by_role("link", name="Openbare lijst zoals die vandaag is").click()
    expect(secretariat.locator("main")).to_contain_text(PLACE)

    letter = a_letter(author, trajectory, proposal, "RAAD-4234")
    sign(secretariat, letter)
    expect(secretariat.locator("main")).to_contain_text("RAAD-4234")
    picture(secretariat, "raadsbrief")
    secretariat.goto(f"{letter}/aanbieden")
    send(secretariat)
    clerk = opened("council_clerk")
    clerk.goto(f"/{TOWN}/brieven")
    expect(clerk.locator("main")).to_contain_text("RAAD-4234")


def test_a_letter_waits_until_it_agrees_with_an_amended_and_a_held_point(
    opened: Callable[..., Page], trajectory: str
) -> None:
    secretariat, author = opened("secretariat"), opened("author", java_script_enabled=False)
    points = (INFORM, "amended", AMENDED), (PLACE, "held", "")
    proposal = decided(secretariat, trajectory, "Inspectierapport, gewijzigd", *points)
    letter = a_letter(author, trajectory, proposal, "RAAD-4235")
    secretariat.goto(letter)
    expect(secretariat.locator("main")).to_contain_text("gewijzigd")
    expect(secretariat.locator("main")).to_contain_text("aangehouden")
    sign(secretariat, letter)
    expect(secretariat.locator("main")).not_to_contain_text("Getekend")

    author.goto(letter)
    press(author, "Verder schrijven")
    author.goto(f"{letter}/gegevens")
    author.locator("main [name=points]").nth(1).uncheck()
    press(author, "Opslaan")
    author.goto(f"{letter}/aanpassen")
    fill(author, note="De brief noemt nu ook de kosten.")
    press(author, "De brief klopt nu")
    author.goto(letter)
    press(author, "Klaar om te tekenen")
    sign(secretariat, letter)
    expect(secretariat.locator("main")).to_contain_text("Getekend")


def test_a_note_rests_on_the_signature_of_the_portfolio_holder(opened: Callable[..., Page], trajectory: str) -> None:
    author, secretariat = opened("author", java_script_enabled=False), opened("secretariat")
    author.goto(f"{trajectory}/brieven/nieuw")
    fill(author, kind="Informatienota aan de raad", subject="Het lokale netwerk", basis="portfolio_holder")
    send(author)
    found = re.search(r"/brieven/[0-9a-f-]{36}", author.url)
    assert found is not None
    note = f"/{TOWN}{found.group()}"
    author.goto(f"{note}/gegevens")
    fill(author, portfolio_holder=f"Portefeuillehouder {TOWN.capitalize()}")
    press(author, "Opslaan")
    author.goto(f"{note}/tekst")
    for area in author.locator("main textarea").all():
        area.fill("Dit staat in de nota.")
    press(author, "Opslaan")
    author.goto(note)
    press(author, "Klaar om te tekenen")
    secretariat.goto(f"{note}/ondertekenen")
    fill(secretariat, portfolio_holder_name="De wethouder", signed_date="2017-04-19")
    press(secretariat, "Handtekeningen opslaan")
    expect(secretariat.locator("main")).to_contain_text("Geheimhouding")
    expect(secretariat.locator("main")).to_contain_text("Niet van toepassing")
