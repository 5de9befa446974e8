"""Somebody is invited, joins with a password and a second step, and another hands over their work and leaves."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page, expect

from .conftest import Visitor, axe_violations

EMAIL, OWN = "nieuwe.collega@wijchen.example", "een eigen lange zin"


def invite(page: Page) -> str:
    """Invite somebody as author and return the link from the mail."""
    page.goto("/wijchen/beheer/mensen/nieuw")
    page.get_by_label("E-mailadres").fill(EMAIL)
    page.get_by_label("Naam", exact=True).fill("Nieuwe collega")
    page.get_by_label("Rol", exact=True).select_option("author")
    page.get_by_role("button", name="Uitnodigen").click()
    expect(page.get_by_text(f"heeft een uitnodiging gekregen op {EMAIL}")).to_be_visible()
    assert axe_violations(page) == []
    page.goto("/mijn/post")
    page.get_by_role("link", name="Uitnodiging voor Verbeterspoor van Wijchen").first.click()
    return page.locator("main a[href*='/uitnodiging/']").first.get_attribute("href") or ""


def set_up_the_second_step(page: Page) -> None:
    """Give the code that an app on a phone would show."""
    page.wait_for_url("**/2fa/totp/activate/")
    secret = page.locator("code").first.inner_text()
    page.get_by_label("Code").fill(f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06d}")
    page.get_by_role("button", name="Aanzetten").click()
    page.wait_for_url("**/recovery-codes/**")


def test_an_invited_person_joins_on_a_phone_and_the_link_stops(visit: Callable[..., Visitor]) -> None:
    link = invite(visit().sign_in("administrator@wijchen.example"))
    phone = visit(viewport={"width": 320, "height": 700})
    page = phone.page
    page.goto(link)
    assert axe_violations(page) == []
    page.get_by_label("Kies een wachtwoord").fill(OWN)
    page.get_by_label("Nog een keer hetzelfde wachtwoord").fill(OWN)
    page.get_by_role("button", name="Aannemen en verder").click()
    set_up_the_second_step(page)
    page.goto("/mijn/rollen")
    expect(page.get_by_text("Wijchen: Steller")).to_be_visible()
    assert axe_violations(page) == []

    again = visit()
    again.page.goto(link)
    expect(again.page.get_by_text("Deze uitnodiging is al aangenomen")).to_be_visible()
    again.errors.clear()  # the browser tells that the page says 410


def test_somebody_hands_over_their_own_work(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("secretariat@almelo.example")
    page.get_by_role("link", name="Mijn rollen").click()
    page.locator("main a").first.click()
    page.get_by_role("link", name="Overdragen aan een opvolger").click()
    page.get_by_label("Opvolger").select_option(label="Steller Almelo")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_text("Dit gaat meteen naar Steller Almelo:")).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_role("button", name="Overdragen").click()

    expect(page.get_by_text("droeg alles over aan Steller Almelo")).to_be_visible()
