"""Every page that can be reached from the first one, per role: no axe violation, no sideways scroll at 320 px."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .conftest import Visitor, axe_violations

ROLES = [
    "coordinator@wijchen.example", "coordinator@almelo.example", "author@wijchen.example", "manager@almelo.example",
    "portfolio_holder@almelo.example", "secretariat@wijchen.example", "council_clerk@wijchen.example",
    "administrator@wijchen.example", "partner@veiligthuis.example", "wijkteam@almelo.example",
    "inspector@wijchen.example", "auditor@almelo.example",
]  # fmt: skip
IDENTITY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")
SKIPPED = re.compile(r"\.png$|/bestanden/|/account/|/componenten|^http|^#|^mailto")


def shape(address: str) -> str:
    """Two rows of the same kind are the same page: forget which row an address is about."""
    path, _sep, query = address.partition("?")
    return IDENTITY.sub("*", path) + ("?" if query else "")


def links(page: Page) -> list[str]:
    """Return where one can go from here."""
    found = page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))")
    return [one.partition("#")[0] for one in found if one and not SKIPPED.search(one)]


def faults_of(page: Page, address: str) -> list[str]:
    """Return what is wrong with a page, at 1280 and at 320 px."""
    answer = page.request.get(address)
    faults = [] if answer.status == 200 else [f"{address}: {answer.status}"]
    if "html" not in answer.headers["content-type"]:
        return faults  # a file to take along
    page.goto(address)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        faults += axe_violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{address}: scrolls sideways at {width} px")
    return faults


@pytest.mark.parametrize("email", ROLES)
def test_every_page_of_a_role_can_be_used_by_everybody(visit: Callable[..., Visitor], email: str) -> None:
    page = visit().sign_in(email)
    waiting, seen, faults = ["/mijn/"], set(), []
    while waiting:
        address = waiting.pop(0)
        if shape(address) in seen:
            continue
        seen.add(shape(address))
        faults += faults_of(page, address)
        waiting += links(page)

    assert faults == []
    assert seen
