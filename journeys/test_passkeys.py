"""A passkey in a real browser: added on the page of one's own sign-in, then used instead of a password."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from .conftest import Visitor, axe_violations

LOGIN = "author@wijchen.example"


def hold_a_key(visitor: Visitor) -> Any:
    """Give the browser a key that confirms by itself, as a finger would."""
    devtools = visitor.context.new_cdp_session(visitor.page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
               "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    held = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools, held["authenticatorId"]


def add_a_passkey(page: Page) -> None:
    page.goto("/account/2fa/webauthn/add/")
    if page.url.endswith("reauthenticate/") or "reauthenticate" in page.url:
        page.fill("input[name=password]", "verbeterspoor-demo")
        page.get_by_role("button", name="Bevestigen").click()
    page.get_by_label("Naam").fill("Laptop op het werk")
    assert axe_violations(page) == []
    page.get_by_role("button", name="Toevoegen").click()
    page.wait_for_url("**/recovery-codes/**")


def test_somebody_adds_a_passkey_and_signs_in_with_it(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    hold_a_key(visitor)
    page = visitor.sign_in(LOGIN)
    add_a_passkey(page)
    page.goto("/account/2fa/webauthn/")
    expect(page.get_by_text("Laptop op het werk").first).to_be_visible()
    assert axe_violations(page) == []

    page.get_by_role("button", name="Afmelden").click()
    page.goto("/account/login/")
    assert axe_violations(page) == []
    page.get_by_role("button", name="Aanmelden met een passkey").click()
    page.wait_for_url("**/mijn/**")
    page.goto("/account/2fa/")
    expect(page.get_by_text("U hebt één passkey.")).to_be_visible()


def test_after_the_password_the_passkey_is_asked_and_a_refusal_is_told(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    devtools, held = hold_a_key(visitor)
    page = visitor.sign_in("manager@wijchen.example")
    add_a_passkey(page)
    page.get_by_role("button", name="Afmelden").click()
    page.goto("/account/login/")
    page.fill("input[name=login]", "manager@wijchen.example")
    page.fill("input[name=password]", "verbeterspoor-demo")
    page.get_by_role("button", name="Aanmelden", exact=True).click()
    devtools.send("WebAuthn.clearCredentials", {"authenticatorId": held})
    page.get_by_role("button", name="Mijn passkey gebruiken").click()

    expect(page.get_by_text("De passkey gaf geen antwoord")).to_be_visible()


def test_without_javascript_the_password_is_enough_and_no_dead_button_is_shown(visit: Callable[..., Visitor]) -> None:
    visitor = visit(java_script_enabled=False)
    visitor.page.goto("/account/login/")

    expect(visitor.page.get_by_role("button", name="Aanmelden met een passkey")).to_be_hidden()
    visitor.sign_in("secretariat@wijchen.example")
