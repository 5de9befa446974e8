"""Pages are Dutch until somebody chooses English."""

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cookie", "browser", "language"), [("", "en-GB,en", "nl"), ("en", "nl", "en"), ("klingon", "en", "nl")]
)
def test_the_language_is_the_one_that_was_chosen(client: Client, cookie: str, browser: str, language: str) -> None:
    client.cookies["django_language"] = cookie

    page = client.get("/account/login/", headers={"accept-language": browser})

    assert f'<html lang="{language}"' in page.content.decode()
