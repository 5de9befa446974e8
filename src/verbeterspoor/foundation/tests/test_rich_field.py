"""A form asks for rich text; both ways to send it give clean HTML, and nothing typed is lost."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape

import pytest
from django import forms
from django.forms import BoundField
from django.utils.translation import override

from verbeterspoor.foundation.forms import CheckedText
from verbeterspoor.foundation.rich import RichTextField, left_out_of

HTML = "<p>Een <strong>brief</strong></p><ul><li>punt</li></ul>"


class LetterForm(forms.Form):
    body = RichTextField(label="Tekst", max_length=9000)
    note = RichTextField(label="Noot", required=False)


def sent(value: str, *, is_html: bool) -> LetterForm:
    return LetterForm({"body": value, "body-is": "html" if is_html else "text", "note": ""})


def test_typed_text_and_html_of_the_editor_give_the_same() -> None:
    typed, edited = sent("Een **brief**\n\n- punt", is_html=False), sent(HTML, is_html=True)
    assert typed.is_valid()
    assert edited.is_valid()
    assert typed.cleaned_data == edited.cleaned_data == {"body": HTML, "note": ""}


def test_kept_text_comes_back_for_both() -> None:
    page = unescape(str(LetterForm(initial={"body": HTML})["body"]))
    assert "Een **brief**\n\n- punt</textarea>" in page
    assert f"<template data-rich-start>{HTML}</template>" in page
    assert 'name="body-is" value="text"' in page


def test_nothing_typed_is_lost_on_an_error() -> None:
    form = LetterForm({"note": "  **half af\n- punt", "note-is": "text"})
    assert not form.is_valid()
    assert "  **half af\n- punt</textarea>" in str(form["note"])
    edited = LetterForm({"note": "<b onclick=x>half</b><script>y</script>", "note-is": "html"})
    assert not edited.is_valid()
    assert "<template data-rich-start><p><strong>half</strong></p></template>" in str(edited["note"])


@pytest.mark.parametrize("value", ["", "   ", "<p><br></p>"])
def test_an_empty_text_is_refused_where_one_is_asked(value: str) -> None:
    assert list(sent(value, is_html=True).errors) == ["body"]


@pytest.mark.parametrize("is_html", [True, False])
def test_four_hundred_pages_are_refused_with_what_to_do(is_html: bool) -> None:
    paste = ("<p>" if is_html else "") + "Een lange zin over het onderzoek. " * 36_000
    with override("nl"):
        form = sent(paste, is_html=is_html)
        form.full_clean()
    assert "408 bladzijden lang; er is plaats voor 3 bladzijden" in str(form.errors["body"])
    assert "Een lange zin" in str(form["body"])


def test_what_did_not_come_along_is_told() -> None:
    form = sent("<p>a</p><img src=x><script>y</script>", is_html=True)
    assert form.is_valid()
    with override("nl"):
        assert left_out_of(form) == "Weggelaten: een script en een afbeelding. Gebleven: de tekst."
    assert left_out_of(sent("a", is_html=False)) == ""


@pytest.mark.parametrize("is_html", [True, False])
def test_a_field_knows_whether_it_changed(is_html: bool) -> None:
    data = {"body": HTML if is_html else "Een **brief**\n\n- punt", "body-is": "html" if is_html else "text"}
    assert not LetterForm(data, initial={"body": HTML}).has_changed()
    assert LetterForm(data, initial={"body": "<p>anders</p>"}).has_changed()


@dataclass
class Found:
    excerpt: str
    is_strong: bool = True

    class kind:
        label = "een naam"


class CheckedLetter(CheckedText):
    body = RichTextField()

    @staticmethod
    def find(text: str) -> list[Found]:
        return [Found(word) for word in ("Kees van Voorbeeld", "k.voorbeeld@example.org") if word in text]


@pytest.mark.rule("no-client-data")
@pytest.mark.parametrize(
    "html", ["<p>Kees <strong>van</strong> Voorbeeld</p>", "<a href='mailto:k.voorbeeld@example.org'>hem</a>"]
)
def test_the_words_are_checked_not_the_markup(html: str) -> None:
    assert list(CheckedLetter({"body": html, "body-is": "html"}).errors) == ["body"]
    assert CheckedLetter({"body": "<p>de partner</p>", "body-is": "html"}).is_valid()


def test_the_area_is_named_and_explained() -> None:
    field: BoundField = LetterForm()["body"]
    assert f'id="{field.id_for_label}"' in str(field)
