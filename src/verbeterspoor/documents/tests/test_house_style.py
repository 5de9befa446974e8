"""A municipality sets how its papers look; what cannot be read or drawn is refused with the way out."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from tests.cast import NOW, Town
from verbeterspoor.documents import rules
from verbeterspoor.documents.actions import Addresses, set_house_style
from verbeterspoor.documents.choices import Font, StyleProblem
from verbeterspoor.documents.contents.logo import logo_in
from verbeterspoor.documents.models import MunicipalStyle, StoredFile
from verbeterspoor.documents.typesetting import style_of, to_docx, to_odt, to_pdf
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.organisations.choices import Role

from .papers import LOGO, council_letter


def picture(kind: str = "PNG", size: tuple[int, int] = (300, 150), mode: str = "RGB") -> bytes:
    made = io.BytesIO()
    Image.new(mode, size, 128).save(made, kind)
    return made.getvalue()


def keep(town: Town, role: str = Role.SECRETARIAT, **changed: Any) -> MunicipalStyle:
    given = {"colour": "#8a1538", "font": Font.SANS, "logo": LOGO, "logo_alt": "Gemeente Almelo",
             "addresses": Addresses(return_address="Postbus 1", visiting_address="Plein 1\nAlmelo", phone="14 0546",
                                    website="www.almelo.example", footer="Voet")}  # fmt: skip
    return set_house_style(municipality=town.municipality, by=town.actor(role), now=NOW, **{**given, **changed})


@pytest.mark.django_db
def test_papers_take_the_house_style_over_in_one_query(town: Town) -> None:
    keep(town)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        style = style_of(town.municipality)

    assert len(asked) == 1
    assert (style.colour, style.logo.alt, style.footer) == ("#8a1538", "Gemeente Almelo", "Voet")
    assert style.address == ("Plein 1", "Almelo", "", "14 0546", "www.almelo.example")


@pytest.mark.django_db
def test_without_a_house_style_papers_have_that_of_the_product(town: Town) -> None:
    style = style_of(town.municipality)

    assert (style.logo, style.font, style.address) == (None, "Arimo", ())


@pytest.mark.django_db
@pytest.mark.parametrize("logo", [LOGO, picture(), picture("JPEG", mode="CMYK"), picture(mode="RGBA")],
                         ids=["svg", "png", "cmyk jpeg", "transparent"])  # fmt: skip
def test_every_shape_draws_every_kind_of_logo(town: Town, logo: bytes) -> None:
    keep(town, logo=logo)
    style = style_of(town.municipality)

    for make in (to_pdf, to_docx, to_odt):
        assert make(council_letter(), style=style, language="nl", now=NOW)


@pytest.mark.django_db
def test_a_new_logo_takes_the_place_of_the_old_one_and_no_file_stays_behind(
    town: Town, django_capture_on_commit_callbacks: Any
) -> None:
    keep(town)
    with django_capture_on_commit_callbacks(execute=True):
        keep(town, logo=picture())

    assert StoredFile.objects.get().media_type == "image/png"
    assert list(Event.objects.filter(type="documents.house_style.set").values_list("codes__font", flat=True)) == [
        "Arimo", "Arimo",
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_logo_stays_until_it_is_taken_away(town: Town) -> None:
    keep(town)
    assert keep(town, logo=None).logo is not None
    assert keep(town, logo=None, remove_logo=True, logo_alt="").logo is None
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_english")
@pytest.mark.parametrize(("changed", "problem"), [
    ({"colour": "blue"}, StyleProblem.NO_COLOUR),
    ({"logo_alt": " "}, StyleProblem.NO_WORDS),
    ({"logo": b"GIF89a"}, StyleProblem.LOGO_OTHER),
    ({"logo": b"x" * 2_000_001}, StyleProblem.LOGO_TOO_BIG),
    ({"logo": picture(size=(90, 40))}, StyleProblem.LOGO_SMALL),
    ({"logo": picture()[:200]}, StyleProblem.LOGO_BROKEN),
    ({"logo": b"<html/>"}, StyleProblem.LOGO_OTHER),
    ({"logo": b"<svg"}, StyleProblem.LOGO_BROKEN),
    ({"role": Role.COORDINATOR}, StyleProblem.NOT_YOURS),
])  # fmt: skip
def test_what_cannot_be_used_is_refused_and_nothing_is_kept(town: Town, changed: dict, problem: StyleProblem) -> None:
    with pytest.raises(NotAllowed, match=str(problem.label)[:30]):
        keep(town, **changed)

    assert not MunicipalStyle.objects.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("inside", [
    "<script>alert(1)</script>",
    '<image href="https://elders.example/x.png" width="1" height="1"/>',
    '<image href="file:///etc/passwd" width="1" height="1"/>',
    '<rect onload="x()" width="1" height="1"/>',
    '<rect fill="url(https://elders.example/)" width="1" height="1"/>',
    "<style>@import 'https://elders.example/';</style>",
    "<foreignObject/>",
])  # fmt: skip
def test_an_svg_that_does_more_than_draw_is_refused(inside: str) -> None:
    with pytest.raises(NotAllowed):
        logo_in(f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg>'.encode())


@pytest.mark.parametrize(("colour", "ratio"), [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54)])
def test_contrast_is_counted_as_the_norm_says(colour: str, ratio: float) -> None:
    assert round(rules.contrast_with_white(colour), 2) == ratio


@pytest.mark.usefixtures("plain_english")
def test_a_colour_that_cannot_be_read_is_refused_with_its_contrast() -> None:
    with pytest.raises(NotAllowed, match=r"white is 1\.1"):
        rules.check_colour("#ffff00")
