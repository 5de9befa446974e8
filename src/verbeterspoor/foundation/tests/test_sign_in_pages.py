"""Signing in looks and speaks like the rest: our markup, Dutch with "u", no placeholder instead of a label."""

import re

import pytest
from django.utils import translation

from verbeterspoor.foundation.sign_in_texts import TEXTS

FAMILIAR = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_of_allauth_says_u(text):
    with translation.override("nl"):
        dutch = translation.gettext(text)

    assert dutch != text
    assert not FAMILIAR.search(dutch)


@pytest.mark.django_db
def test_a_wrong_password_is_told_once_and_keeps_the_address(client):
    response = client.post("/account/login/", {"login": "iemand@example.org", "password": "fout"})

    assert response.text.count("Dit e-mailadres en wachtwoord horen niet bij elkaar.") == 1
    assert 'value="iemand@example.org"' in response.text
    assert not FAMILIAR.search(re.sub(r"<[^>]+>", " ", response.text))


@pytest.mark.django_db
def test_the_sign_in_form_has_labels_and_no_placeholders(client):
    page = client.get("/account/login/").text

    assert 'for="id_login"' in page
    assert "utrecht-textbox" in page
    assert "placeholder=" not in page
