"""Every address × every role: who opens it, who does not know it exists; reading never writes; every name is defined.

The table says who may open a page, derived from the rules: the town hall reads everything of its own, only who leads
registers, an outsider sees what is its own or was shared, the clerk nothing of the executive before it is handed over
(rule `dual-wall`), the administrator people but no content. Everybody else gets 404, another town always.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.template import engines
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.cast import Town
from tests.url_table import EVERYBODY, NO_PICTURE, ONES_OWN, ONLY_TO_DO, OURS, ROLES, TABLE
from tests.url_things import Populated, populate
from verbeterspoor.accounts.models import User

SignedIn = Callable[[User], Client]


@pytest.fixture
def populated(town: Town) -> Populated:
    return populate(town)


def own_names() -> Iterator[str]:
    def walk(patterns: list[Any], space: str) -> Iterator[str]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, pattern.namespace or space)
            elif isinstance(pattern, URLPattern) and space in OURS:
                yield f"{space}:{pattern.name}"

    return walk(get_resolver().url_patterns, "")


def test_every_address_is_in_the_table() -> None:
    assert set(own_names()) == set(TABLE) | NO_PICTURE | set(ONLY_TO_DO) | EVERYBODY | ONES_OWN


def opened(client: Client, address: str) -> int:
    answer: HttpResponseBase = client.get(address)
    return 200 if answer.status_code == 302 and not answer["Location"].startswith("/account/") else answer.status_code


@pytest.mark.rule("dual-wall")
@pytest.mark.parametrize("role", ROLES)
def test_a_page_exists_for_whom_it_is_and_for_nobody_else(populated: Populated, signed_in: SignedIn, role: str) -> None:
    client = signed_in(populated.town.user(role))
    wrong = {
        name: code
        for name, (kind, who) in TABLE.items()
        if (code := opened(client, populated.address(name, kind))) != (200 if role in who else 404)
    }

    assert wrong == {}


def test_nothing_of_a_town_exists_in_another(populated: Populated, other_town: Town, signed_in: SignedIn) -> None:
    client = signed_in(other_town.user("coordinator"))
    here = {name: client.get(populated.address(name, kind)).status_code for name, (kind, _who) in TABLE.items()}
    under_their_address = {
        name: client.get(populated.address(name, kind, other_town.municipality.slug)).status_code
        for name, (kind, _who) in TABLE.items()
        if kind
    }

    acts = {
        client.post(populated.address(name, kind, slug)).status_code
        for name, kind in ONLY_TO_DO.items()
        for slug in ("", other_town.municipality.slug)
    }

    assert set(here.values()) == set(under_their_address.values()) == acts == {404}


def test_nothing_is_shown_before_signing_in(populated: Populated, client: Client) -> None:
    pages = {name: kind for name, (kind, _who) in TABLE.items()} | ONLY_TO_DO
    for name, kind in pages.items():
        answers = [client.get(populated.address(name, kind)), client.post(populated.address(name, kind))]

        assert {answer.status_code for answer in answers} == {302}, name
        assert all("/account/login/" in answer["Location"] for answer in answers), name


def test_an_address_that_only_does_something_cannot_be_read(populated: Populated, signed_in: SignedIn) -> None:
    client = signed_in(populated.town.user("coordinator"))
    codes = {name: client.get(populated.address(name, kind)).status_code for name, kind in ONLY_TO_DO.items()}

    assert set(codes.values()) == {405}


def refuse_writes(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    writes = sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))
    if writes and not any(table in sql for table in ("django_session", '"cache"')):
        raise AssertionError(f"A GET writes: {sql[:200]}")
    return execute(sql, params, many, context)


@pytest.mark.parametrize("role", ["coordinator", "partner", "inspector", "administrator"])
def test_reading_never_writes(populated: Populated, signed_in: SignedIn, role: str) -> None:
    client = signed_in(populated.town.user(role))
    client.get("/mijn/")
    with connection.execute_wrapper(refuse_writes):
        for name, (kind, who) in TABLE.items():
            if role in who:
                client.get(populated.address(name, kind))


UNDEFINED = "UNDEFINED «%s»"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "role", ["coordinator", "manager", "partner", "unit", "inspector", "administrator", "council_clerk"]
)
def test_every_name_in_a_page_is_defined(
    populated: Populated, signed_in: SignedIn, role: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", UNDEFINED)
    client = signed_in(populated.town.user(role))
    client.cookies["django_language"] = language
    dutch_words = ("Opslaan", "Terug<", "Mijn taken", "Verbetertrajecten") if language == "en" else ()
    faults = []
    pages = {name: populated.address(name, kind) for name, (kind, who) in TABLE.items() if role in who}
    for name, address in ({"my tasks": "/mijn/"} | pages).items():
        answer = client.get(address, follow=True)
        if "html" not in answer["Content-Type"]:
            continue
        text = answer.content.decode()
        faults += [f"{name}: {word}" for word in [*re.findall("UNDEFINED «.*?»", text), *dutch_words] if word in text]

    assert faults == []
