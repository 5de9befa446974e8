"""The editor of rich text in a real browser: by mouse, by keyboard, pasted from Word, and without JavaScript."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from .conftest import axe_violations

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
EDITOR = "[role=textbox]"
WORD = """<html><head><style>p {margin:0}</style></head><body><!--StartFragment--><h1>Kop uit Word</h1>
<p class=MsoNormal style='color:red'><b>Vet</b> en<o:p></o:p></p><script>alert(1)</script><img src=x onerror=alert(1)>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<b>&nbsp;</b></span>punt</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<b>&nbsp;</b></span>deel</p>
</body></html>"""
PASTE = """
(editor, [html, text]) => {
  const board = new DataTransfer();
  if (html) board.setData("text/html", html);
  board.setData("text/plain", text);
  editor.dispatchEvent(new ClipboardEvent("paste", {clipboardData: board, bubbles: true, cancelable: true}));
}
"""


def opened(visit, size=DESK, **options):
    """Open the gallery; return the page with an empty editor that has the focus."""
    page = visit(viewport=size, **options).page
    page.goto("/componenten/")
    page.locator(EDITOR).focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    return page


def shown(page) -> str:
    """Send the form; return what the page shows of it, bare."""
    page.locator("#rich form button[type=submit]").click()
    page.wait_for_url("**body=**")
    assert parse_qs(urlsplit(page.url).query)["body-is"] == ["html"]
    return page.evaluate(
        """() => { const all = document.querySelector("#shown").cloneNode(true);
        for (const one of all.querySelectorAll("*")) for (const name of one.getAttributeNames())
          if (name !== "href") one.removeAttribute(name);
        return all.innerHTML.replaceAll(/<.?(div|span)>/g, "").trim(); }"""
    )


def tool(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_editor_is_accessible_and_fits(visit, size):
    page = visit(viewport=size).page
    page.goto("/componenten/?body=&body-is=html#rich")
    editor = page.get_by_role("textbox", name="Tekst van de brief")
    page.get_by_role("button", name="Link", exact=True).click()

    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
    assert editor.get_attribute("aria-invalid") == "true"
    assert "error" in editor.get_attribute("aria-describedby")


def test_a_letter_is_written_with_the_keyboard_alone(visit):
    page = opened(visit)
    page.keyboard.type("gewoon ")
    page.keyboard.press("Control+B")
    page.keyboard.type("vet")
    page.keyboard.press("Control+B")
    page.keyboard.press("Control+I")
    page.keyboard.type(" schuin")
    page.keyboard.press("Control+I")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "Opsomming"
    page.keyboard.press("Enter")
    page.keyboard.type("een")
    page.keyboard.press("Enter")
    page.keyboard.type("twee")

    assert shown(page) == "<p>gewoon <strong>vet</strong> <em>schuin</em></p><ul><li>een</li><li>twee</li></ul>"


def test_the_toolbar_is_one_stop_and_tab_leaves_the_editor(visit):
    page = opened(visit)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "submit"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "Vet"
    assert page.locator("[data-rich-bar] [tabindex='0']").count() == 1


def test_headings_and_nested_lists_are_made_with_the_toolbar(visit):
    page = opened(visit)
    tool(page, "Kop")
    page.keyboard.type("Reactie")
    assert page.get_by_role("button", name="Kop", exact=True).get_attribute("aria-pressed") == "true"
    page.keyboard.press("Enter")
    tool(page, "Nummering")
    page.keyboard.type("een")
    page.keyboard.press("Enter")
    tool(page, "Inspringen")
    page.keyboard.type("deel")

    assert shown(page) == "<h3>Reactie</h3><ol><li>een<ol><li>deel</li></ol></li></ol>"


def test_a_table_grows_and_is_undone(visit):
    page = opened(visit)
    tool(page, "Tabel invoegen")
    page.locator(f"{EDITOR} th").first.click()
    page.keyboard.type("Wie")
    tool(page, "Kolom erbij")
    page.locator(f"{EDITOR} td").first.click()
    page.keyboard.type("wijkteam")
    tool(page, "Rij erbij")
    assert page.locator(f"{EDITOR} tr").count() == 4
    page.locator(EDITOR).press("Control+Z")
    assert page.locator(f"{EDITOR} tr").count() == 3
    page.locator(EDITOR).press("Control+Shift+Z")
    page.locator(f"{EDITOR} td").last.click()
    page.keyboard.type("laatste")

    assert shown(page).startswith("<table><thead><tr><th>Wie</th><td></td><td></td></tr></thead>")
    assert page.locator("#shown td").all_inner_texts()[2:] == ["wijkteam", "", "", "", "", "laatste"]


def test_a_text_that_was_thrown_away_comes_back_with_undo(visit):
    page = opened(visit)
    page.keyboard.type("x")
    for _ in range(6):
        page.keyboard.press("Control+Z")

    assert page.locator(f"{EDITOR} h3").first.inner_text().strip() == "Wat is er gezien"
    assert page.locator(f"{EDITOR} table").count() == 1


def test_a_link_asks_for_an_address(visit):
    page = opened(visit)
    page.keyboard.type("griffie")
    page.keyboard.press("Control+A")
    tool(page, "Link")
    page.keyboard.type("geen adres")
    page.keyboard.press("Enter")
    assert "geen adres" in page.get_by_role("status").filter(has_text="adres").inner_text()
    page.keyboard.press("Control+A")
    page.keyboard.type("griffie@example.org")
    page.keyboard.press("Enter")

    assert shown(page) == '<p><a href="mailto:griffie@example.org">griffie</a></p>'


def test_what_is_pasted_from_word_is_clean_at_once(visit):
    page = opened(visit)
    page.locator(EDITOR).evaluate(PASTE, [WORD, "x"])
    assert page.locator(f"{EDITOR} :is(script, img, style, [style], [class])").count() == 0

    assert shown(page) == (
        "<h3>Kop uit Word</h3><p><strong>Vet</strong> en</p><ul><li>punt<ul><li>deel</li></ul></li></ul>"
    )


def test_four_hundred_pages_are_not_pasted_and_told(visit):
    page = opened(visit)
    page.keyboard.type("blijft")
    page.locator(EDITOR).evaluate(PASTE, ["", "woord " * 200_000])

    assert "te lang voor dit veld" in page.get_by_role("status").filter(has_text="lang").inner_text()
    assert page.locator(EDITOR).inner_text().strip() == "blijft"


def test_typing_survives_a_look_at_another_page(visit):
    page = opened(visit)
    page.keyboard.type("half af")
    page.goto("/account/login/")
    page.go_back()

    assert "half af" in page.locator(EDITOR).inner_text()


def test_without_javascript_the_same_letter_is_typed(visit):
    page = visit(viewport=PHONE, java_script_enabled=False).page
    page.goto("/componenten/")
    area = page.locator("#id_body")
    assert "- wie de regie heeft" in area.input_value()
    assert "| Partner | Actie |" in area.input_value()
    area.fill("**vet**\n\n- een\n- twee")
    page.locator("#rich form button[type=submit]").click()

    assert page.locator("#shown strong").inner_text() == "vet"
    assert page.locator("#shown li").all_inner_texts() == ["een", "twee"]
