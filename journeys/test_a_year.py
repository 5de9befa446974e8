"""A year of a running plan: Wijchen from announcement to monitoring, by role, through the product's clock.

An inspectorate announces its investigation and publishes its report; the municipality makes a plan, discusses and
adopts it, and shares it; two partners report by a link in a mail, one by letter; one report comes back, one delay is
granted and another change refused, and the lead steers once. A server of its own: this journey moves the clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Visitor, axe_violations, served
from .test_main_job import picture

TITLE = "Overdracht na onderzoek"
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 800}


@pytest.fixture(scope="module")
def town(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, dict[str, int]], Page]]:
    """Return a function with which somebody opens a browser; signed in, unless nobody is named."""
    visitors: list[Visitor] = []
    with served(tmp_path_factory.mktemp("year")) as site:

        def opened(who: str, viewport: dict[str, int]) -> Page:
            visitors.append(Visitor(browser, site, viewport=viewport))
            return visitors[-1].sign_in(who) if who else visitors[-1].page

        yield opened
        for visitor in visitors:
            visitor.errors = [error for error in visitor.errors if "410 (Gone)" not in error]  # a link that is over
            visitor.close()


def fill(page: Page, **fields: Any) -> None:
    """Fill in fields by their name: texts and days, choices by their words, radio buttons by their value."""
    for name, value in fields.items():
        field = page.locator(f"main [name='{name}']")
        kind = field.first.evaluate("one => one.type || one.tagName")
        if kind == "radio":
            page.locator(f"main [name='{name}'][value='{value}']").check()
        elif kind == "select-one":
            field.select_option(label=value)
        elif kind == "checkbox":
            field.first.check()
        else:
            field.first.fill(value)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def go_to(page: Page, day: str) -> None:
    """Set the product's clock."""
    page.goto("/mijn/")
    page.fill("input[name=day]", day)
    press(page, "Klok zetten")
    expect(page.locator("input[name=day]")).to_have_value(day)


def mail(page: Page, to: str, words: str) -> str:
    """Wait for a mail in the folder of the demo, and return the path of the link in it."""
    for _ in range(60):
        page.goto("/mijn/post")
        rows = page.locator("main tr", has_text=to).filter(has_text=re.compile(words))
        if rows.count():
            rows.first.get_by_role("link").click()
            text = page.locator("main .vs-sheet-text").inner_text()
            return re.search(r"/(?:ronde|gedeeld)/[\w.:~-]+", text).group()  # type: ignore[union-attr]
        page.wait_for_timeout(500)
    raise AssertionError(f"no mail to {to} about {words}")


ACTIONS = [
    ("Wijs één persoon aan die de leiding heeft", "Veilig Thuis Gelderland-Zuid", "2020-06-01", "1"),
    ("Bel het gezin een week na de overdracht", "Veilig Thuis Gelderland-Zuid", "2020-09-01", "2"),
    ("Spreek ieder kind apart", "Jeugdgezondheidszorg (voorbeeld)", "2020-06-01", "2"),
    ("Neem het hele gezin mee in het plan", "Jeugdhulpaanbieder (voorbeeld)", "2020-09-01", "1"),
]
LEAD, CALL, CHILD, FAMILY = (title for title, _owner, _due, _finding in ACTIONS)


def announce(page: Page) -> str:
    """Open a trajectory, name who takes part, and register the investigation as it was announced."""
    go_to(page, "2018-05-02")
    page.goto("/wijchen/trajecten/nieuw")
    fill(page, title=TITLE, summary="Hoe gaat het als hulp wordt overgedragen?")
    press(page, "Traject openen")
    base = page.url.removesuffix("/partijen")
    parties = {owner: "Partner" for _title, owner, _due, _finding in ACTIONS}
    for organisation, role in {**parties, "Toezicht Sociaal Domein": "Doet onderzoek"}.items():
        page.goto(f"{base}/partijen")
        fill(page, organisation=organisation, role=role)
        press(page, "Toevoegen")
    page.goto(f"{base}/onderzoeken/nieuw")
    fill(page, title="Overdracht na onderzoek", announced_date="2018-05-01")
    page.get_by_label("Toezicht Sociaal Domein").check()
    press(page, "Onderzoek opslaan")
    return base


def investigate(page: Page, base: str) -> None:
    """Follow the investigation day by day until its report is public, and register what it found."""
    page.goto(f"{base}/bevindingen")
    page.locator("main a[href*='/onderzoeken/']").first.click()
    investigation = page.url
    course = {"2018-06-01": "start", "2019-09-01": "write_draft", "2019-10-01": "ask_response",
              "2020-01-10": "finalise", "2020-01-20": "publish"}  # fmt: skip
    for day, step in course.items():
        go_to(page, day)
        page.goto(investigation)
        fill(page, happened_date=day)
        page.locator(f"button[name=step][value={step}]").click()
    picture(page, "onderzoek")
    page.goto(f"{base}/rapporten/nieuw")
    fill(page, title="Rapport overdracht", version="Definitief", dated="2020-01-10")
    press(page, "Rapport opslaan")
    for kind, number, text in [("improvement_point", "1", "Niet duidelijk is wie de leiding heeft"),
                               ("improvement_point", "2", "De overdracht is niet warm"),
                               ("good_example", "3", "Een vaste medewerker bij het wijkteam")]:  # fmt: skip
        page.goto(f"{base}/bevindingen/nieuw")
        fill(page, kind=kind, number=number, text=text)
        press(page, "Opslaan en de volgende toevoegen")


def plan_and_adopt(page: Page, base: str) -> None:
    """Write the plan, one action per promise, and register that the executive adopted it."""
    page.goto(f"{base}/plan")
    press(page, "Plan beginnen")
    for title, owner, due, finding in ACTIONS:
        page.goto(f"{base}/plan/acties/nieuw")
        fill(page, title=title, owner=owner, result="Een afspraak die ieder kent", evidence_agreed="De afspraak",
             start_date="2020-03-01", due_date=due)  # fmt: skip
        page.locator("main input[name=findings]").nth(int(finding) - 1).check()
        press(page, "Opslaan")
    go_to(page, "2020-02-25")
    page.goto(f"{base}/plan/vaststellen")
    fill(page, adopted_date="2020-02-25", adopted_by="het college")
    press(page, "Plan vaststellen")
    expect(page.get_by_text("Het plan is vastgesteld.")).to_be_visible()


def share(page: Page, base: str, inspector: Page) -> None:
    """Share the plan by a link in a mail; the inspectorate reads it without an account and confirms receipt."""
    page.goto(f"{base}/plan/delen")
    fill(page, party="Toezicht Sociaal Domein", address="toezicht@voorbeeld.example")
    picture(page, "plan-delen")
    press(page, "Plan delen")
    inspector.goto(mail(page, "toezicht@voorbeeld.example", "verbeterplan"))
    expect(inspector.get_by_role("heading", name="Verbeterpunt 1")).to_be_visible()
    assert axe_violations(inspector) == []
    fill(inspector, name="Inspecteur")
    press(inspector, "Ik heb dit plan ontvangen")
    expect(inspector.get_by_text("De ontvangst is bevestigd").first).to_be_visible()


def open_round(page: Page, base: str) -> None:
    """Ask everybody how it is going."""
    go_to(page, "2020-04-20")
    page.goto(f"{base}/rondes/nieuw")
    fill(page, title="Eerste kwartaal", due_date="2020-05-04")
    for box in page.locator("main input[name=actions]").all():
        box.check()
    press(page, "Laat zien wie wat krijgt")
    press(page, "Ronde openen en versturen")
    expect(page.get_by_text("De ronde is open.")).to_be_visible()


def answer(partner: Page, link: str, **said: dict[str, str]) -> None:
    """Answer on a phone what the link asks, per action by the beginning of its title."""
    partner.goto(link)
    partner.evaluate("for (const part of document.querySelectorAll('main details')) part.open = true")
    for title, fields in said.items():
        card = partner.locator("main .vs-card").filter(has=partner.get_by_role("heading", name=re.compile(title))).first
        for name, value in fields.items():
            field = card.locator(f"[name$='-{name}']")
            if name == "progress":
                card.locator(f"[name$='-progress'][value='{value}']").check()
            else:
                field.fill(value)
    picture(partner, "link-in-mail")
    press(partner, "Alles versturen wat u invulde" if len(said) > 1 else "Versturen")


def register_letter(page: Page, base: str) -> None:
    """Register on behalf of a partner what its letter says."""
    to_action(page, base, CHILD)
    page.get_by_role("link", name="Namens hen vastleggen").click()
    fill(page, source="letter", source_date="2020-04-17", source_quote="Wij spreken ieder kind.", progress="on_track",
         text="Sinds maart wordt ieder kind apart gesproken.")  # fmt: skip
    press(page, "Vastleggen")
    to_action(page, base, CHILD)
    expect(page.get_by_text(re.compile("overgenomen uit", re.IGNORECASE)).first).to_be_visible()


def to_action(page: Page, base: str, title: str) -> None:
    page.goto(f"{base}/voortgang")
    page.get_by_role("link", name=title).click()


def judge(page: Page, base: str, title: str, note: str, button: str) -> None:
    """Accept or return what was reported, always with words."""
    to_action(page, base, title)
    page.get_by_role("link", name="Melding beoordelen").first.click()
    fill(page, note=note)
    press(page, button)


def ask_change(partner: Page, base: str, title: str, **fields: str) -> str:
    """Ask for a change of what was agreed, as executor; return where it stands."""
    partner.goto("/wijchen/acties")
    partner.get_by_role("link", name=title).first.click()
    partner.get_by_role("link", name="Vraag een latere datum of een andere wijziging").click()
    fill(partner, **fields)
    press(partner, "Verzoek versturen")
    return partner.url


def decide(page: Page, request: str, button: str, note: str) -> None:
    page.goto(request)
    fill(page, note=note)
    press(page, button)


def steer(page: Page, base: str) -> None:
    """Steer: what was seen, what was decided, and the date that changes."""
    go_to(page, "2020-05-25")
    to_action(page, base, CHILD)
    page.get_by_role("link", name="Bijsturen").click()
    fill(page, seen="Het spreken van kinderen vraagt meer tijd", decided="Een half jaar langer",
         who="Jeugdgezondheidszorg plant opnieuw", from_date="2020-06-01", decided_date="2020-05-25")  # fmt: skip
    page.locator("main [name$='-due_date']").first.fill("2020-12-01")
    picture(page, "bijsturen")
    page.get_by_role("button", name="Plan bijsturen", exact=True).last.click()
    expect(page.get_by_text("Een half jaar langer").first).to_be_visible()


@pytest.mark.rule("adopted-plan")
@pytest.mark.rule("mail-links")
@pytest.mark.rule("on-behalf")
@pytest.mark.rule("done-accepted-proven")
def test_wijchen_from_announcement_through_a_year(town: Callable[[str, dict[str, int]], Page]) -> None:
    coordinator = town("coordinator@wijchen.example", WIDE)
    base = announce(coordinator)
    investigate(coordinator, base)
    plan_and_adopt(coordinator, base)
    share(coordinator, base, town("", WIDE))

    open_round(coordinator, base)
    link = mail(coordinator, "partner@veiligthuis.example", "antwoord uiterlijk op 4 mei 2020")
    other_link = mail(coordinator, "jeugdhulp@wijchen.example", "antwoord uiterlijk op 4 mei 2020")
    by_mail, other = town("", PHONE), town("", PHONE)
    answer(by_mail, link, Wijs={"progress": "done", "text": "De afspraak is gemaakt.", "evidence": "Werkafspraak"},
           Bel={"progress": "on_track", "text": "Het eerste gezin is gebeld."})  # fmt: skip
    answer(
        other, other_link, Neem={"progress": "delayed", "text": "De zaal komt later.", "forecast_date": "2020-10-01"}
    )
    register_letter(coordinator, base)
    judge(coordinator, base, LEAD, "Stuur de afspraak zelf mee.", "Terugsturen")
    answer(
        by_mail, link, Wijs={"progress": "done", "text": "Zie de afspraak.", "evidence": "Werkafspraak van 22 april"}
    )
    judge(coordinator, base, LEAD, "Gezien en in orde.", "Akkoord")

    partner, youth = town("partner@veiligthuis.example", PHONE), town("jeugdhulp@wijchen.example", PHONE)
    later = ask_change(partner, base, CALL, kind="delay", proposed_date="2020-11-01", reason="Vacature")
    decide(coordinator, later, "Toekennen", "Begrijpelijk; niet later dan dit.")
    other_way = ask_change(youth, base, FAMILY, kind="change", proposed_text="Alleen de ouders", reason="Te veel werk")
    decide(coordinator, other_way, "Afwijzen", "Het gaat om het hele gezin.")
    steer(coordinator, base)

    by_mail.goto(link)
    expect(by_mail.get_by_role("heading", name="Deze link opent geen formulier")).to_be_visible()

    go_to(coordinator, "2021-03-01")
    coordinator.goto(f"{base}/plan/verschillen")
    for words in ("1 september 2020", "1 november 2020", "1 juni 2020", "1 december 2020"):
        expect(coordinator.get_by_text(re.compile(words)).first).to_be_visible()
    picture(coordinator, "verschillen")
    coordinator.goto(f"{base}/voortgang/tijdlijn")
    expect(coordinator.get_by_text("61 dagen later").first).to_be_visible()
    picture(coordinator, "tijdlijn")
    coordinator.goto(f"{base}/voortgang")
    expect(coordinator.locator("main tr", has_text=CALL)).to_contain_text("te laat")
    expect(coordinator.locator("main tr", has_text=LEAD)).to_contain_text("Akkoord")
    assert axe_violations(coordinator) == []


@pytest.mark.rule("origins")
def test_almelo_serves_two_reports_with_one_plan(town: Callable[[str, dict[str, int]], Page]) -> None:
    page = town("coordinator@almelo.example", WIDE)
    page.goto("/almelo/trajecten")
    page.locator("main table a").first.click()
    base = page.url
    day = page.locator("input[name=day]").input_value()
    page.goto(f"{base}/plan/bijsturen")
    press(page, "Nieuwe actie toevoegen")
    fill(page, seen="Inspectie en rekenkamer vragen hetzelfde", decided="Eén ingang voor beide",
         who="De sector richt in", from_date=day, decided_date=day, title="Eén ingang voor alle vragen",
         owner="Sector Samenleving", result="Een ingang die werkt", evidence_agreed="Het besluit", start_date=day,
         due_date="2022-01-01")  # fmt: skip
    page.locator("main label", has_text="Verbeterpunt 1:").first.click()
    page.locator("main label", has_text="Aanbeveling I:").first.click()
    page.get_by_role("button", name="Plan bijsturen", exact=True).last.click()

    page.goto(f"{base}/voortgang/bevindingen?q=Eén ingang voor alle vragen")

    for heading in ("Verbeterpunt 1", "Aanbeveling I"):
        served = page.locator("main section").filter(has=page.get_by_role("heading", name=heading, exact=True))
        expect(served.get_by_role("link", name=re.compile("Eén ingang voor alle vragen"))).to_be_visible()
    picture(page, "per-bevinding")
