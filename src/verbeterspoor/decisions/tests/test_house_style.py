"""The page of the house style: it keeps what is given, shows a sample letter, and says what is wrong."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import Town
from verbeterspoor.accounts.models import User
from verbeterspoor.documents.models import MunicipalStyle
from verbeterspoor.documents.tests.papers import LOGO
from verbeterspoor.organisations.choices import Role

SignedIn = Callable[[User], Client]
GIVEN = {"colour": "#8a1538", "font": "Arimo", "logo_alt": "Gemeente Almelo", "website": "www.almelo.example",
         "visiting_address": "Stadhuisplein 1"}  # fmt: skip

pytestmark = pytest.mark.django_db


def address(town: Town, name: str = "house_style") -> str:
    return reverse(f"decisions:{name}", kwargs={"gemeente": town.municipality.slug})


def test_the_secretariat_sets_the_house_style_and_sees_it_on_a_sample(town: Town, signed_in: SignedIn) -> None:
    browser = signed_in(town.user(Role.SECRETARIAT))
    form = {**GIVEN, "logo": SimpleUploadedFile("logo.svg", LOGO)}

    assert "huisstijl is bewaard" in browser.post(address(town), form, follow=True).text
    pdf = browser.get(address(town, "house_style_pdf"))
    text = pypdfium2.PdfDocument(io.BytesIO(pdf.content))[0].get_textpage().get_text_range()
    assert "Stadhuisplein 1" in text
    assert "Voorbeeldbrief in uw huisstijl" in text


def test_what_was_typed_stays_when_a_colour_is_too_light(town: Town, signed_in: SignedIn) -> None:
    page = signed_in(town.user(Role.ADMINISTRATOR)).post(address(town), {**GIVEN, "colour": "#ffff00"}).text

    assert "Deze kleur is te licht" in page
    assert "Stadhuisplein 1" in page
    assert not MunicipalStyle.objects.exists()


def test_a_logo_needs_words(town: Town, signed_in: SignedIn) -> None:
    form = {**GIVEN, "logo_alt": "", "logo": SimpleUploadedFile("logo.svg", LOGO)}

    assert "Zeg in woorden" in signed_in(town.user(Role.SECRETARIAT)).post(address(town), form).text


def test_a_hostile_logo_is_refused_at_its_field(town: Town, signed_in: SignedIn) -> None:
    form = {**GIVEN, "logo": SimpleUploadedFile("logo.svg", LOGO.replace(b"</svg>", b"<script/></svg>"))}
    page = signed_in(town.user(Role.SECRETARIAT)).post(address(town), form).text

    assert "om veiligheid geweigerd" in page


def test_the_administrator_finds_it_in_administration(town: Town, signed_in: SignedIn) -> None:
    page = signed_in(town.user(Role.ADMINISTRATOR)).get(reverse("organisations:admin", args=[town.municipality.slug]))

    assert address(town) in page.text
