"""The link in a mail: one person's form for one round and nothing else (rule `mail-links`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.template import engines
from django.test import Client
from django.urls import reverse

from tests import builders
from tests.cast import NOW, TODAY, Town, person
from verbeterspoor.foundation import clock
from verbeterspoor.notices.actions.composing import compose
from verbeterspoor.notices.models import Mail, Notice
from verbeterspoor.organisations.models import Membership
from verbeterspoor.organisations.queries import hash_of_token
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.choices import ActionStatus, Progress
from verbeterspoor.plans.models import Action, ProgressReport, ReminderSettings, Round, RoundLink

from .pages import text

pytestmark = pytest.mark.rule("mail-links")
BREACHES = (
    "revoked",
    "expired",
    "closed",
    "role ended",
    "account closed",
    "switched off",
    "moved to another",
    "unknown",
)


@pytest.fixture(autouse=True)
def _no_counts(db: None) -> None:
    cache.clear()


def address(link: RoundLink) -> str:
    return reverse("rounds:link", kwargs={"token": queries.token_of(link)})


def a_link(town: Town, *asked: Action) -> RoundLink:
    return builders.a_round(town, *asked).links.get(user=town.user("partner"))


def typed(link: RoundLink, action: Action | None = None, send: str = "", **said: str) -> dict[str, str]:
    """Return what somebody types about an action on the page of a link."""
    item = link.round.items.get(action=action) if action else link.round.items.get()
    facts = {"progress": Progress.ON_TRACK, "text": "Het loopt.", **said}
    return {"send": send or str(item.public_id), **{f"a{item.pk}-{name}": value for name, value in facts.items()}}


def test_the_link_opens_the_form_without_signing_in(town: Town, client: Client) -> None:
    answer = client.get(address(a_link(town)))

    assert answer.status_code == 200
    assert "Spreek de warme overdracht af" in text(answer)
    assert "Voorbeeldstad" in text(answer)


def test_an_answer_by_link_is_a_report_of_that_person_in_that_round(town: Town, client: Client) -> None:
    link = a_link(town)

    client.post(address(link), typed(link))

    report = ProgressReport.objects.get()
    assert (report.reported_by_id, report.asked_in) == (town.user("partner").public_id, link.round.items.get())
    assert "Het loopt." in text(client.get(address(link)))


def test_only_sending_leaves_a_trace_because_scanners_open_links(town: Town, client: Client) -> None:
    link = a_link(town)

    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        assert sql.lstrip().upper().startswith(("SELECT", "SAVEPOINT", "RELEASE")) or '"cache"' in sql, sql
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        client.get(address(link))
        client.head(address(link))
    client.post(address(link), typed(link))

    link.refresh_from_db()
    assert (link.opened_at, link.answered_at) == (NOW, NOW)


def test_only_the_hash_of_the_link_is_kept(town: Town) -> None:
    link = a_link(town)
    token = queries.token_of(link)

    assert len(token) == 43
    assert link.token_hash == hash_of_token(token)
    assert token not in Notice.objects.get().url


def test_the_mail_carries_the_link_and_the_inbox_asks_to_sign_in(town: Town) -> None:
    link = a_link(town)

    body = str(compose(Mail.objects.get()).body)

    assert address(link) in body
    assert "/antwoord" in Notice.objects.get().url
    assert "?link=" not in body


def test_the_page_shows_that_persons_actions_of_that_round_and_nothing_else(town: Town, client: Client) -> None:
    plan = builders.a_plan(town)
    asked = builders.an_action(town, plan, adopted=False, title="Gevraagd")
    builders.an_action(town, plan, adopted=False, title="Van een ander", organisation=town.other_partner)
    builders.an_action(town, plan, title="Niet gevraagd")
    others = plan.actions.exclude(title="Niet gevraagd")

    shown = text(client.get(address(a_link(town, *others))))

    assert asked.title in shown
    assert "Van een ander" not in shown
    assert "Niet gevraagd" not in shown


def test_the_page_leads_nowhere_into_the_town_and_gives_no_files(town: Town, client: Client) -> None:
    link = a_link(town)
    client.post(address(link), typed(link, evidence="De werkafspraak"))

    shown = text(client.get(address(link)))

    places = re.findall(r'(?:href|src|action)="([^"#]*)"', shown)
    outside = [place for place in places if not place.startswith(("/static/", "/ronde/", "/toegankelijkheid"))]
    assert [place for place in outside if town.municipality.slug in place or "/mijn" in place] == []
    assert "sessionid" not in client.cookies


def test_an_answer_about_what_was_not_asked_of_them_does_nothing(town: Town, client: Client) -> None:
    plan = builders.a_plan(town)
    mine = builders.an_action(town, plan, adopted=False)
    other = builders.an_action(town, plan, title="Van een ander", organisation=town.other_partner)
    link = a_link(town, mine, other)

    client.post(address(link), typed(link, other))

    assert not ProgressReport.objects.exists()


def test_no_cache_no_search_engine_and_no_next_site_learns_the_link(town: Town, client: Client) -> None:
    answer = client.get(address(a_link(town)))

    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert 'name="robots"' in text(answer)


def broken(breach: str, link: RoundLink, town: Town) -> tuple[str, Any]:
    """Break a link in one way; return the address that people still have, and the moment at which they try it."""
    by, at, place = town.actor("coordinator"), NOW, address(link)
    breaking: dict[str, Callable[[], object]] = {
        "revoked": lambda: actions.revoke_link(link=link, by=by, now=NOW),
        "closed": lambda: actions.close_round(round=link.round, by=by, now=NOW),
        "role ended": lambda: Membership.objects.filter(user=link.user).update(until=TODAY - timedelta(days=1)),
        "account closed": lambda: type(link.user).objects.filter(pk=link.user_id).update(is_active=False),
        "switched off": lambda: ReminderSettings.objects.create(municipality=town.municipality, mails_links=False),
        "moved to another": lambda: Action.objects.update(organisation=town.other_partner),
    }
    if breach in breaking:
        breaking[breach]()
    if breach == "expired":
        at = link.expires_at
    return (place[:-3] + "abc" if breach == "unknown" else place), at


@pytest.mark.parametrize("breach", BREACHES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_does_not_work_says_why_and_keeps_what_was_typed(
    town: Town, client: Client, breach: str, method: str
) -> None:
    link = a_link(town)
    place, at = broken(breach, link, town)
    said = typed(link, text="Een lang verhaal")

    with clock.frozen(at):
        answer = getattr(client, method)(place, said if method == "post" else {})

    shown = text(answer)
    assert answer.status_code == (404 if breach == "unknown" else 410)
    assert ("Een lang verhaal" in shown) == (method == "post")
    assert "no-store" in answer["Cache-Control"]
    assert "Spreek de warme overdracht af" not in shown
    assert not ProgressReport.objects.exists()


def test_a_new_link_ends_the_former_one(town: Town, client: Client) -> None:
    former = a_link(town)

    fresh = actions.renew_link(link=former, by=town.actor("coordinator"), now=NOW)

    assert client.get(address(former)).status_code == 410
    assert client.get(address(fresh)).status_code == 200
    assert address(fresh) in str(compose(Mail.objects.get(key__contains="link-")).body)


@pytest.mark.parametrize("role", ["author", "partner", "manager"])
def test_only_a_coordinator_takes_links_back(town: Town, role: str) -> None:
    link = a_link(town)

    with pytest.raises(Exception, match="coordinator"):
        actions.revoke_link(link=link, by=town.actor(role), now=NOW)


def test_an_answer_can_be_corrected_until_the_round_closes(town: Town, client: Client) -> None:
    link = a_link(town)

    client.post(address(link), typed(link))
    client.post(address(link), typed(link, progress="delayed", text="Toch later.", forecast_date="2020-05-01"))

    assert [report.text for report in ProgressReport.objects.order_by("pk")] == ["Het loopt.", "Toch later."]


def test_the_same_answer_sent_twice_is_one_report(town: Town, client: Client) -> None:
    link = a_link(town)

    for _ in range(2):
        client.post(address(link), typed(link))

    assert ProgressReport.objects.count() == 1


def test_done_that_waits_cannot_be_answered_over(town: Town, client: Client) -> None:
    link = a_link(town)

    client.post(address(link), typed(link, progress="done"))
    client.post(address(link), typed(link, text="Toch niet."))

    assert Action.objects.get().status == ActionStatus.REPORTED_DONE
    assert ProgressReport.objects.count() == 1


def test_what_was_typed_about_another_action_is_still_there_after_sending_one(town: Town, client: Client) -> None:
    plan = builders.a_plan(town)
    first = builders.an_action(town, plan, adopted=False)
    second = builders.an_action(town, plan, title="Tweede actie")
    link = a_link(town, first, second)
    both = {**typed(link, second, text="Nog niet klaar met typen"), **typed(link, first)}

    answer = client.post(address(link), both)

    assert ProgressReport.objects.get().action == first
    assert "Nog niet klaar met typen" in text(answer)


def test_everything_that_was_filled_in_can_be_sent_at_once(town: Town, client: Client) -> None:
    plan = builders.a_plan(town)
    asked = [builders.an_action(town, plan, adopted=False), builders.an_action(town, plan, title="Tweede actie")]
    link = a_link(town, *asked)

    client.post(address(link), {**typed(link, asked[0]), **typed(link, asked[1]), "send": "all"})

    assert ProgressReport.objects.count() == 2
    assert "heeft uw antwoord op alles" in text(client.get(address(link)))


@pytest.mark.rule("no-client-data")
def test_client_data_is_refused_and_stays_in_the_form(town: Town, client: Client) -> None:
    link = a_link(town)

    answer = client.post(address(link), typed(link, text="Cliënt met BSN 111222333"))

    assert "111222333" in text(answer)
    assert not ProgressReport.objects.exists()


def test_guessing_links_is_slowed_down(town: Town, client: Client, settings: Any) -> None:
    settings.ROUND_LINKS_UNKNOWN_PER_MINUTE = 2
    codes = {client.get(reverse("rounds:link", kwargs={"token": f"{n:043d}"})).status_code for n in range(6)}

    assert codes == {404, 429}
    assert client.get(address(a_link(town))).status_code == 200


def test_sending_without_end_is_stopped_and_keeps_what_was_typed(town: Town, client: Client, settings: Any) -> None:
    link = a_link(town)
    settings.ROUND_LINK_SENT_PER_HOUR = 2

    answers = [client.post(address(link), typed(link, text=f"Bericht {n}")) for n in range(3)]

    assert answers[-1].status_code == 429
    assert "Bericht 2" in text(answers[-1])
    assert ProgressReport.objects.count() == 2


def test_a_municipality_that_mails_no_links_makes_none(town: Town) -> None:
    ReminderSettings.objects.create(municipality=town.municipality, mails_links=False)

    round = builders.a_round(town)

    assert round.links.count() == 0
    assert "/ronde/" not in str(compose(Mail.objects.get()).body)


def test_somebody_of_the_same_organisation_has_a_link_of_their_own(town: Town, client: Client) -> None:
    colleague = person("collega", town.municipality, "partner", organisation=town.partner)
    round = builders.a_round(town)
    link = round.links.get(user=town.user("partner"))
    client.post(address(link), typed(link, text="Mijn verhaal"))

    shown = text(client.get(address(round.links.get(user=colleague))))

    assert "Een collega" in shown
    assert "Mijn verhaal" not in shown


def test_the_form_behind_sign_in_takes_the_same_answers(town: Town, signed_in: Any) -> None:
    link = a_link(town)
    client = signed_in(town.user("partner"))
    place = reverse(
        "plans:round_answer", kwargs={"gemeente": town.municipality.slug, "public_id": link.round.public_id}
    )

    assert client.get(place).status_code == 200
    client.post(place, typed(link))

    assert ProgressReport.objects.get().asked_in is not None


def test_an_answer_after_the_round_closed_is_not_lost(town: Town, signed_in: Any) -> None:
    link = a_link(town)
    actions.close_round(round=link.round, by=town.actor("coordinator"), now=NOW)
    place = reverse(
        "plans:round_answer", kwargs={"gemeente": town.municipality.slug, "public_id": link.round.public_id}
    )

    answer = signed_in(town.user("partner")).post(place, typed(link, text="Te laat verteld"))

    assert "Te laat verteld" in text(answer)
    assert Round.objects.get().closed_at == NOW
    assert builders.a_progress_report(town, Action.objects.get()).asked_in is None


@pytest.mark.parametrize("breach", ["", "revoked", "unknown"])
def test_every_name_in_the_pages_of_a_link_is_defined(
    town: Town, client: Client, breach: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", "UNDEFINED «%s»")
    link = a_link(town)
    place, _at = broken(breach, link, town)

    answers = [
        client.get(place),
        client.post(place, typed(link, text="")),
        client.post(place, typed(link), follow=True),
    ]

    assert [re.findall("UNDEFINED «.*?»", text(answer)) for answer in answers] == [[], [], []]
