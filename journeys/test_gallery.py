"""The gallery in a real browser: accessible, never wider than the screen, and the small scripts do their work."""

from __future__ import annotations

import pytest

from .conftest import axe_violations

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
PAGES = ["/componenten/", "/componenten/bevestigen/", "/account/login/"]
DROP = """
zone => {
  const files = new DataTransfer();
  files.items.add(new File(["x".repeat(3000)], "rapport.pdf"));
  zone.dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true}));
}
"""


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_accessible_and_fits_the_screen(visit, address, size):
    page = visit(viewport=size).page
    page.goto(address)

    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_the_skip_link_comes_first_and_leads_to_the_content(visit):
    page = visit(viewport=DESK).page
    page.goto("/account/login/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_keys_walk_through_the_candidates(visit):
    page = visit(viewport=DESK).page
    page.goto("/componenten/")
    here = "[...document.querySelectorAll('[data-candidate]')].findIndex(c => c.hasAttribute('data-here'))"
    stood = [page.evaluate(here)]
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
        stood.append(page.evaluate(here))

    assert stood == [0, 1, 2, 2, 1]


def test_enter_accepts_the_candidate_where_one_stands(visit):
    page = visit(viewport=DESK).page
    page.goto("/componenten/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**accept=2**")


def test_typing_in_a_field_is_never_taken_for_a_key(visit):
    page = visit(viewport=DESK).page
    page.goto("/componenten/")
    page.locator("#id_told").press_sequentially("jkx")

    assert page.locator("#id_told").input_value() == "jkx"
    assert page.locator("[data-candidate]").first.get_attribute("data-here") is not None


def test_a_dropped_file_is_named_with_its_size(visit):
    page = visit(viewport=DESK).page
    page.goto("/componenten/")
    zone = page.locator("[data-drop-zone]").first
    zone.evaluate(DROP)

    assert zone.locator("[data-drop-list]").inner_text() == "rapport.pdf (3 kB)"
    assert zone.locator("input").evaluate("field => field.files.length") == 1


def test_a_button_that_asks_first_does_nothing_after_no(visit):
    page = visit(viewport=DESK).page
    page.goto("/componenten/")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.locator("[data-confirm]").first.click()

    assert asked == ["Wilt u deze melding intrekken?"]
    assert "?" not in page.url


def test_a_summary_of_errors_gets_the_focus(visit):
    page = visit(viewport=DESK).page
    page.goto("/account/login/")
    page.click("main button[type=submit]")

    assert page.evaluate("document.activeElement.hasAttribute('data-error-summary')")


def test_without_javascript_everything_is_there(visit):
    page = visit(viewport=PHONE, java_script_enabled=False).page
    page.goto("/componenten/")
    page.locator("details.vs-more summary").first.click()

    assert page.locator("details.vs-more table").first.is_visible()
    assert page.locator("[data-drop-zone] input").first.is_visible()
    assert page.locator("[data-key=accept]").first.is_visible()
