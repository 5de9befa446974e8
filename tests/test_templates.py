"""Every template is used, and no page carries inline script or style (strict CSP)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "verbeterspoor"
TEMPLATES = {
    path.relative_to(next(p for p in path.parents if p.name == "templates")).as_posix(): path
    for path in SOURCE.glob("*/templates/**/*")
    if path.is_file()
}
BY_DJANGO_OR_ALLAUTH = re.compile(
    r"^(allauth|account|mfa|usersessions|django/forms)/|^(400|403|403_csrf|404|429|500)\.html$"
)


def texts() -> str:
    python = [path.read_text() for path in SOURCE.rglob("*.py")]
    return "\n".join(python + [path.read_text() for path in TEMPLATES.values()])


def test_every_template_is_used() -> None:
    everything = texts()
    unused = [name for name in TEMPLATES if name not in everything and not BY_DJANGO_OR_ALLAUTH.match(name)]

    assert unused == []


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_a_template_has_no_inline_script_or_style(name: str) -> None:
    text = TEMPLATES[name].read_text()

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
