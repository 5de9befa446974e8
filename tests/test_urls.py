"""Every address × every role: who opens it, who does not know it exists; reading never writes; every name is defined.

The table says who may open a page, derived from the rules: the town hall reads everything of its own, only who leads
registers, an outsider sees what is its own or was shared, the clerk nothing of the executive before it is handed over
(rule `dual-wall`), the administrator people but no content. Everybody else gets 404, another town always.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.template import engines
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.documents import actions as documents
from verbeterspoor.foundation import clock
from verbeterspoor.intake.choices import CandidateStatus
from verbeterspoor.intake.tests import cases
from verbeterspoor.notices.models import Mail
from verbeterspoor.organisations import actions as organisations
from verbeterspoor.organisations.models import Membership
from verbeterspoor.plans import actions as plans
from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import TermKind

SignedIn = Callable[[User], Client]
OURS = ("organisations", "notices", "trajectories", "supervision", "plans", "intake", "overview")
INSIDE = {"coordinator", "author", "portfolio_holder", "manager", "secretariat"}
LEAD = {"coordinator"}
READERS_IN = {"coordinator", "author"}
ADMIN = {"administrator"}
BODIES = {"coordinator", "administrator"}
EXECUTOR = {"partner"}
INVESTIGATOR = {"inspector"}
PARTIES = {"partner", "unit", "inspector"}
EXECUTORS = {"partner", "unit", "other_partner"}
LISTS = INSIDE | EXECUTORS | {"inspector", "auditor"}
ROLES = sorted(INSIDE | ADMIN | EXECUTORS | {"inspector", "auditor", "council_clerk"})

TABLE: dict[str, tuple[str, set[str]]] = {
    "organisations:admin": ("", BODIES),
    "organisations:people": ("", ADMIN),
    "organisations:person_new": ("", ADMIN),
    "organisations:password_renew": ("person", ADMIN),
    "organisations:role_end": ("membership", ADMIN),
    "organisations:bodies": ("", BODIES),
    "organisations:body_new": ("", BODIES),
    "organisations:units": ("", BODIES),
    "organisations:unit_new": ("", BODIES),
    "notices:mails": ("", ADMIN),
    "trajectories:list": ("", LISTS),
    "trajectories:new": ("", LEAD),
    "trajectories:edit": ("trajectory", LEAD),
    "trajectories:parties": ("trajectory", INSIDE),
    "trajectories:history": ("trajectory", INSIDE),
    "overview:trail": ("trajectory", INSIDE | PARTIES),
    "supervision:findings": ("trajectory", INSIDE | INVESTIGATOR),
    "supervision:finding_new": ("trajectory", LEAD),
    "supervision:investigation_new": ("trajectory", LEAD),
    "supervision:investigation": ("investigation", INSIDE | INVESTIGATOR),
    "supervision:investigation_edit": ("investigation", LEAD),
    "supervision:step_mend": ("change", LEAD),
    "supervision:report_new": ("trajectory", LEAD),
    "supervision:first_impression_new": ("trajectory", LEAD),
    "supervision:terms": ("trajectory", INSIDE | EXECUTOR),
    "supervision:term_new": ("trajectory", LEAD),
    "supervision:papers": ("trajectory", INSIDE),
    "supervision:finding": ("finding", INSIDE | INVESTIGATOR),
    "supervision:finding_edit": ("finding", LEAD),
    "supervision:judge": ("finding", LEAD | INVESTIGATOR),
    "supervision:measure_new": ("impression", LEAD),
    "supervision:measure_link": ("measure", LEAD),
    "supervision:term": ("term", INSIDE | EXECUTOR),
    "supervision:source": ("quote", INSIDE),
    "supervision:file": ("file", INSIDE),
    "plans:mine": ("", EXECUTORS),
    "plans:action": ("action", INSIDE | EXECUTOR),
    "plans:report": ("action", EXECUTOR),
    "plans:judge": ("action", LEAD),
    "plans:action_edit": ("action", LEAD),
    "plans:action_lapse": ("action", LEAD),
    "plans:action_reopen": ("action", LEAD),
    "plans:plan": ("trajectory", INSIDE),
    "plans:action_new": ("trajectory", LEAD),
    "plans:adopt": ("trajectory", LEAD),
    "plans:progress": ("trajectory", INSIDE),
    "plans:board": ("trajectory", INSIDE),
    "plans:timeline": ("trajectory", INSIDE),
    "plans:partners": ("trajectory", INSIDE),
    "plans:by_finding": ("trajectory", INSIDE),
    "plans:matrix": ("trajectory", INSIDE),
    "plans:view_forget": ("view", LEAD),
    "intake:start": ("", READERS_IN),
    "intake:list": ("", READERS_IN),
    "intake:reading": ("reading", READERS_IN),
    "intake:progress": ("reading", READERS_IN),
    "intake:view": ("reading", READERS_IN),
    "intake:correct": ("candidate", LEAD),
}
"""Name of the address → the thing it is about, and who opens it."""

NO_PICTURE = {"supervision:source_image", "intake:image"}
"""Pictures exist of a PDF only; the text file of this table has none."""
ONLY_TO_DO = {
    "organisations:invitation_again": "invitation",
    "organisations:invitation_revoke": "invitation",
    "notices:try_again": "mail",
    "supervision:origin": "finding",
    "supervision:investigation_step": "investigation",
    "supervision:term_step": "term",
    "plans:view_keep": "trajectory",
    "plans:bulk": "trajectory",
    "supervision:term_anchor": "term",
    "intake:again": "reading",
    "intake:remove": "reading",
    "intake:document": "reading",
    "intake:add_finding": "reading",
    "intake:judge": "candidate",
    "intake:accept_all": "group",
}
"""Addresses that only do something: reading them is refused (405)."""
EVERYBODY = {"overview:home", "overview:my_tasks", "organisations:clock", "organisations:invitation"}
ONES_OWN = {
    "notices:inbox", "notices:read_all", "notices:open", "notices:settings", "notices:unsubscribe", "notices:folder",
    "notices:letter",
}  # fmt: skip
"""Addresses without a municipality, where everybody finds what is theirs; tested with their capability."""


@dataclass
class Populated:
    """A town with one thing of every kind."""

    town: Town
    things: dict[str, Any]

    def address(self, name: str, kind: str, slug: str = "") -> str:
        where = {"gemeente": slug or self.town.municipality.slug}
        if kind == "candidate":
            candidate = self.things["candidate"]
            where |= {"public_id": candidate.reading.public_id, "candidate_id": candidate.public_id}
        elif kind == "group":
            where |= {"public_id": self.things["reading"].public_id, "kind": "finding"}
        elif kind:
            where["public_id"] = self.things[kind].public_id
        return reverse(name, kwargs=where)


@pytest.fixture
def populated(town: Town) -> Populated:
    by = town.actor("coordinator")
    report = builders.a_report(town)
    trajectory = report.investigation.trajectory
    stored = documents.store_file(municipality=town.municipality, data=b"Bel na een week.", name="rapport.txt",
                                  media_type="text/plain", pages=1, by=by, now=NOW)  # fmt: skip
    documents.add_paper(trajectory=trajectory, title="Rapport", file=stored, by=by, now=NOW)
    quote = documents.quote(file=stored, page=1, text="Bel na een week.", start=0, end=16)
    finding = builders.a_finding(town, report, quote=quote)
    impression = supervision.note_first_impression(investigation=report.investigation, text="Rommelig", by=by, now=NOW)
    measure = supervision.take_direct_measure(first_impression=impression, text="Gebeld", by=by, now=NOW)
    term = supervision.register_term(trajectory=trajectory, kind=TermKind.COMMITMENT, title="Bellen", by=by, now=NOW,
                                     amount=1, unit="year", owner_organisation=town.partner)  # fmt: skip
    action = builders.an_action(town, builders.a_plan(town, trajectory), findings=[finding])
    builders.a_progress_report(town, action)
    view = plans.save_view(name="Te laat", view="list", query="signal=late", is_shared=True, by=by, now=NOW)
    reading = cases.read_in(town, cases.REPORT)
    candidate = reading.candidates.filter(kind="finding", status=CandidateStatus.PROPOSED).first()
    invitation, _token = organisations.invite_person(
        municipality=town.municipality, email="gast@voorbeeld.example", name="Gast", language="nl", role="author",
        since=TODAY, by=town.actor("administrator"), now=NOW, now_real=clock.real_now(),
    )  # fmt: skip
    mail = Mail.objects.create(
        key="1", municipality=town.municipality, address="a@b.example", language="nl", due_at=NOW
    )
    things = {
        "mail": mail, "invitation": invitation,
        "trajectory": trajectory, "finding": finding, "impression": impression, "measure": measure, "term": term,
        "investigation": report.investigation, "change": report.investigation.changes.first(),
        "quote": quote, "file": stored, "action": action, "reading": reading, "candidate": candidate,
        "person": town.user("partner"), "view": view, "membership": Membership.objects.get(user=town.user("partner")),
    }  # fmt: skip
    return Populated(town, things)


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
        if name == "supervision:file":
            continue
        text = client.get(address, follow=True).content.decode()
        faults += [f"{name}: {word}" for word in [*re.findall("UNDEFINED «.*?»", text), *dutch_words] if word in text]

    assert faults == []
