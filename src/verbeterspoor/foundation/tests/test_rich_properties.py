"""What holds for every rich text, however it came in."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from verbeterspoor.foundation.rich import as_text, clean, from_text, text_of, tree_of
from verbeterspoor.foundation.rich.convention import as_typed, read_typed
from verbeterspoor.foundation.rich.subset import SCHEMES, TAGS, only_subset
from verbeterspoor.foundation.rich.texts import words_in
from verbeterspoor.foundation.rich.writer import Writer
from verbeterspoor.foundation.templatetags.rich import rich

from .rich_texts import PAYLOADS, SIGNS, dirty, trees

typed = st.lists(
    st.text(alphabet=SIGNS, max_size=15) | st.sampled_from(["- a", "  - b", "1. c", "| x | y |", "> z", "", "Tabel: t"])
).map("\n".join)


class Seen(HTMLParser):
    """Everything in some HTML that a browser would act on."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]


def assert_harmless(html: str) -> None:
    seen = Seen(html)
    assert seen.tags <= TAGS
    for tag, name, value in seen.attributes:
        assert (tag, name) in {("a", "href"), ("ol", "start")}
        assert name == "start" or str(value).split(":")[0].lower() in SCHEMES


@given(trees)
def test_every_text_survives_being_kept_and_read_again(tree) -> None:
    html = only_subset(Writer().blocks(tree))
    assert html == Writer().blocks(tree)
    assert tree_of(html) == tree


@settings(max_examples=400)
@given(trees)
def test_every_text_survives_being_typed_again(tree) -> None:
    assert read_typed(as_typed(tree)) == tree


@given(typed)
def test_what_is_typed_stays_the_same_from_then_on(text: str) -> None:
    html = from_text(text)
    assert_harmless(html)
    assert from_text(as_text(html)) == html == clean(html)


@given(dirty | st.text(max_size=40) | st.lists(st.sampled_from(PAYLOADS), max_size=4).map("".join))
@example("".join(PAYLOADS))
def test_cleaning_twice_is_cleaning_once(html: str) -> None:
    once = clean(html)
    assert_harmless(once)
    assert clean(once) == once
    assert from_text(as_text(once)) == once


@settings(max_examples=300)
@given(dirty)
def test_no_word_is_lost(html: str) -> None:
    there = re.findall(r"w\d+w", nh3.clean(html, tags=set(), clean_content_tags={"svg"}))
    kept = re.findall(r"w\d+w", text_of(clean(html)))
    assert sorted(kept) == sorted(there)
    assert kept == there or "caption" in html


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_hostile_gets_through(payload: str) -> None:
    html = clean(f"voor {payload} na")
    assert_harmless(html)
    shown = rich(f"<p>{payload}</p>")
    assert Seen(shown).tags <= {*TAGS, "div", "span"}
    assert {name for _tag, name, _value in Seen(shown).attributes} <= {"class", "href", "start", "scope", "data-label"}
    assert "voor" in text_of(html)


@given(trees)
def test_a_page_shows_every_word(tree) -> None:
    html = Writer().blocks(tree)
    shown = "".join(re.sub("<[^>]*>", " ", rich(html)).split())
    assert shown == "".join(re.sub("<[^>]*>", " ", html).split())
    assert text_of(html) in words_in(html)
