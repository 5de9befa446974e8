"""The gallery shows every component, in both languages; error pages stand on their own."""

import re
from pathlib import Path

import pytest
from django.template import loader
from django.urls import reverse
from django.utils import translation

COMPONENTS = Path(__file__).parent.parent / "templates" / "components"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/componenten/", "/componenten/bevestigen/"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_gallery_opens_for_everybody_in_both_languages(client, language, address):
    client.post(reverse("set_language"), {"language": language, "next": address})
    response = client.get(address)

    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.text


@pytest.mark.django_db
def test_the_gallery_shows_every_component(client):
    rendered = {template.name for template in client.get("/componenten/").templates}

    missing = {f"components/{path.name}" for path in COMPONENTS.glob("*.html")} - rendered
    assert missing == {"components/confirm.html"}


@pytest.mark.django_db
def test_ids_on_the_gallery_are_unique(client):
    ids = re.findall(r'\sid="([^"]+)"', client.get("/componenten/").text)

    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("code", ["500", "429", "403_csrf"])
def test_an_error_page_needs_nothing_that_may_have_gone_wrong(code):
    with translation.override("nl"):
        page = loader.get_template(f"{code}.html").render()

    assert "<h1" in page
    assert "Er is niets veranderd." in page or "is niet opgeslagen" in page


@pytest.mark.django_db
def test_a_page_that_does_not_exist_says_what_to_do(client):
    response = client.get("/bestaat-niet/echt-niet")

    assert response.status_code == 404
    assert "Deze pagina bestaat niet" in response.text
