"""Read documents in with mouse and keys, on a desk and a phone, with and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import axe_violations

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PHONE = {"width": 320, "height": 800}
DESK = {"width": 1280, "height": 900}
HERE = "() => (document.querySelector('[data-here]') || {}).id"
SELECT = """() => {
  const text = document.querySelector("[data-page-text]").firstChild, range = document.createRange();
  range.setStart(text, 300); range.setEnd(text, 360);
  getSelection().removeAllRanges(); getSelection().addRange(range);
}"""


def add(visitor, name: str, title: str = ""):
    """Sign in as coordinator of the empty municipality and add one example."""
    page = visitor.sign_in("coordinator@almelo.example")
    page.goto("/almelo/inlezen")
    page.set_input_files("input[name=documents]", EXAMPLES / name)
    page.fill("input[name=new_title]", title)
    page.click("main form button[type=submit]")
    return page


def judge_all(page, kind: str) -> None:
    page.click(f"section[aria-labelledby=g-{kind}] .vs-row button")
    page.wait_for_load_state()


def test_a_report_becomes_findings_and_terms(visit):
    page = add(visit(viewport=DESK), "inspectierapport_lokaal_netwerk.pdf", "Lokaal netwerk")
    page.wait_for_selector("[data-candidates]", timeout=30_000)
    assert axe_violations(page) == []

    page.click("#document button[type=submit]")
    judge_all(page, "finding")
    assert "25 overgenomen" in page.inner_text(".vs-messages")
    judge_all(page, "date")

    assert axe_violations(page) == []
    page.set_viewport_size(PHONE)
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_keys_judge_and_go_on_and_selected_words_become_a_finding(visit):
    page = add(visit(viewport=DESK), "rekenkamerrapport_toegang.pdf", "Toegang")
    page.wait_for_selector("[data-candidates]", timeout=30_000)
    page.click("#document button[type=submit]")
    first = page.evaluate(HERE)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: first not in url)
    second = page.evaluate(HERE)
    page.keyboard.press("x")
    page.wait_for_url(lambda url: second not in url)
    assert page.query_selector(f"#{first}.vs-candidate--accepted")
    assert page.query_selector(f"#{second}.vs-candidate--rejected")

    page.click("summary:has-text('Tekst van deze bladzijde')")
    page.evaluate(SELECT)
    page.click("button:has-text('Bevinding toevoegen')")
    page.wait_for_load_state()
    assert "De bevinding is toegevoegd" in page.inner_text(".vs-messages")

    page.click("a[data-key=correct] >> nth=0")
    page.wait_for_url("**/verbeteren")
    assert axe_violations(page) == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_everything_works_without_javascript(visit, size):
    page = add(visit(viewport=size, java_script_enabled=False), "wijchen_informatienota.txt", "")
    for _ in range(60):
        if page.query_selector("[data-candidates]"):
            break
        page.click("text=Verversen")
        page.wait_for_timeout(300)
    if page.query_selector("input[name=new_title]"):
        page.fill("input[name=new_title]", "Wijchen")
        page.click("#document button[type=submit]")
    page.click("article:not(.vs-candidate--rejected) button[value=reject] >> nth=0")
    page.click("button[value=put_back] >> nth=0")

    assert page.query_selector("button[value=accept]")
