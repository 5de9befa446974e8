"""What internet.nl asks of the headers of every page."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client, override_settings


def policy(client: Client) -> dict[str, str]:
    header = client.get("/account/login/").headers["Content-Security-Policy"]
    return dict(part.strip().partition(" ")[::2] for part in header.split(";"))


@pytest.mark.django_db
def test_the_content_security_policy_allows_only_our_own(client: Client) -> None:
    rules = policy(client)

    assert rules["default-src"] == rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'"
    assert rules["base-uri"] == rules["frame-ancestors"] == rules["object-src"] == "'none'"
    assert not any(word in " ".join(rules.values()) for word in ("unsafe", "*", "http:", "https:"))


@pytest.mark.django_db
def test_pages_cannot_be_framed_or_guessed_and_tell_no_other_site_where_you_were(client: Client) -> None:
    headers = client.get("/account/login/").headers

    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
@override_settings(SECURE_HSTS_SECONDS=31536000, SECURE_SSL_REDIRECT=True)
def test_behind_https_browsers_are_told_to_stay_there(client: Client) -> None:
    assert "max-age=31536000" in client.get("/account/login/", secure=True).headers["Strict-Transport-Security"]
    assert client.get("/account/login/").url.startswith("https://")


def test_reading_a_document_on_the_command_line_starts_no_django(tmp_path: Path) -> None:
    (tmp_path / "nota.txt").write_text("Informatienota\n\nOnderwerp: Wijkteams\n")
    code = "import sys; from verbeterspoor.config.cli import main; main(sys.argv[1:]); print('django' in sys.modules)"
    command = [sys.executable, "-c", code, "read", str(tmp_path / "nota.txt")]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "False"
