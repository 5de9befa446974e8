"""The pages of tests: opened, filled in theme by theme, registered, and read side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Town
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import clock, slots
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision.models import Assessment, ExpectationJudgement

from .cases import finding_in, investigation_in, report_in
from .framework_cases import filled, first_test, framework_in, retest_of, value
from .test_pages import page, text

SignedIn = Callable[[User], Client]
LETTER = "brief van 3 juni 2019"


@pytest.fixture
def coordinator(town: Town, signed_in: SignedIn) -> Client:
    return signed_in(town.user(Role.COORDINATOR))


def typed_for(test: Assessment, theme: str, label: str, **facts: Any) -> dict[str, Any]:
    """Return what somebody fills in for every expectation of a theme."""
    typed: dict[str, Any] = {}
    for one in test.expectations.filter(theme__title=theme):
        typed[f"value_{one.pk}"] = value(test.framework_version, label).pk
        typed |= {f"{name}_{one.pk}": words for name, words in {"explanation": "Gezien.", **facts}.items()}
    return typed


@pytest.mark.rule("scales")
def test_a_test_is_opened_filled_in_per_theme_and_registered(town: Town, coordinator: Client) -> None:
    framework, investigation = framework_in(town), investigation_in(town)
    chosen = [one.pk for one in framework.expectations.all()]
    typed = {"body": town.inspectorate.pk, "assessed_date": "2019-06-03", "source": LETTER, "expectations": chosen}

    shown = text(coordinator.post(page(town, "assessment_new", investigation), typed, follow=True))
    test = Assessment.objects.get()
    fill = page(town, "assessment_fill", test)
    assert "Veiligheid" in shown
    shown = text(coordinator.post(fill, typed_for(test, "Veiligheid", "Met"), follow=True))
    assert "Een persoon houdt het geheel in het oog." in shown
    theme = test.framework_version.themes.get(title="Samenhang")
    coordinator.post(f"{fill}?thema={theme.public_id}", typed_for(test, "Samenhang", "Not met"))
    coordinator.post(page(town, "assessment_finish", test))

    test.refresh_from_db()
    assert (test.is_finished, test.on_behalf, test.judgements.filter(value__is_met=True).count()) == (True, True, 2)
    assert "2 van 3 voldaan" in text(coordinator.get(page(town, "assessment", test)))


@pytest.mark.rule("on-behalf")
def test_a_test_on_behalf_asks_where_it_was_taken_from(town: Town, coordinator: Client) -> None:
    framework, investigation = framework_in(town), investigation_in(town)
    typed = {"body": town.inspectorate.pk, "assessed_date": "2019-06-03",
             "expectations": [one.pk for one in framework.expectations.all()]}  # fmt: skip

    shown = text(coordinator.post(page(town, "assessment_new", investigation), typed))

    assert "Overgenomen uit" in shown
    assert not Assessment.objects.exists()


def test_the_inspector_tests_in_the_own_name(town: Town, signed_in: SignedIn) -> None:
    framework, investigation = framework_in(town), investigation_in(town)
    typed = {"body": town.inspectorate.pk, "assessed_date": "2019-06-03",
             "expectations": [one.pk for one in framework.expectations.all()]}  # fmt: skip

    signed_in(town.user(Role.INSPECTOR)).post(page(town, "assessment_new", investigation), typed)

    assert Assessment.objects.get().on_behalf is False


def test_several_frameworks_are_chosen_from_first(town: Town, coordinator: Client) -> None:
    framework_in(town), framework_in(town, title="Een ander kader")

    shown = text(coordinator.get(page(town, "assessment_new", investigation_in(town))))

    assert "Een ander kader" in shown
    assert 'name="assessed_date"' not in shown


def test_without_a_framework_the_page_leads_to_registering_one(town: Town, coordinator: Client) -> None:
    shown = text(coordinator.get(page(town, "assessment_new", investigation_in(town))))

    assert f"/{town.municipality.slug}/toetsingskaders" in shown


@pytest.mark.parametrize(
    ("typed", "words"),
    [({"explanation": "Wel woorden."}, "Kies wat de instantie oordeelt"), ({"value": "Met"}, "Licht het toe")],
)
def test_a_judgement_is_whole_and_what_was_typed_stays(
    town: Town, coordinator: Client, typed: dict[str, str], words: str
) -> None:
    test = first_test(town)
    one = test.expectations.get(number="1.1")
    sent = {f"{name}_{one.pk}": said for name, said in typed.items()}
    if "value" in typed:
        sent[f"value_{one.pk}"] = str(value(test.framework_version, "Met").pk)

    shown = text(coordinator.post(page(town, "assessment_fill", test), sent))

    assert words in shown
    assert "Wel woorden." in shown or "checked" in shown
    assert not ExpectationJudgement.objects.exists()


@pytest.mark.rule("no-client-data")
def test_words_of_a_test_hold_no_client_data(town: Town, coordinator: Client) -> None:
    test = first_test(town)

    shown = text(coordinator.post(
        page(town, "assessment_fill", test), typed_for(test, "Veiligheid", "Met", explanation="BSN 111222333")
    ))  # fmt: skip

    assert "Haal het weg" in shown or "111222333" in shown
    assert not ExpectationJudgement.objects.exists()


@pytest.mark.rule("scales")
def test_first_and_retest_stand_side_by_side_and_say_what_changed(town: Town, signed_in: SignedIn) -> None:
    first = filled(town, first_test(town), "Not met", "Met", "Not met")
    again = filled(town, retest_of(town, first), "Met", "Not met", "Met")
    client = signed_in(town.user(Role.MANAGER))

    shown = " ".join(text(client.get(page(town, "assessment", first))).split())

    assert "1 van 3 voldaan" in shown
    assert "2 van 3 voldaan" in shown
    assert "2 verwachtingen zijn verbeterd: 1.1, 2.1" in shown
    assert "1 verwachting is verslechterd: 1.2" in shown
    assert client.get(page(town, "assessment", again)).url == page(town, "assessment", first)  # type: ignore[attr-defined]


@pytest.mark.rule("scales")
def test_a_registered_test_is_not_filled_in_again(town: Town, coordinator: Client) -> None:
    first = filled(town, first_test(town), "Met")

    shown = text(coordinator.post(page(town, "assessment_fill", first), {}, follow=True))
    assert "Een hertoets voegt nieuwe oordelen toe." in shown
    coordinator.post(page(town, "assessment_drop", first))
    assert Assessment.objects.filter(pk=first.pk).exists()


def test_a_retest_starts_with_what_was_not_met(town: Town, coordinator: Client) -> None:
    first = filled(town, first_test(town), "Met", "Not met", "Met")
    open_one = first.expectations.get(number="1.2")

    shown = text(coordinator.get(page(town, "retest_new", first)))

    assert f'value="{open_one.pk}"' in shown
    assert shown.count("checked") == 1


def test_a_test_opened_by_mistake_is_thrown_away(town: Town, signed_in: SignedIn) -> None:
    test = first_test(town)

    signed_in(town.user(Role.INSPECTOR)).post(page(town, "assessment_drop", test))

    assert not Assessment.objects.exists()


def test_a_finding_is_linked_to_expectations_and_both_pages_show_it(town: Town, coordinator: Client) -> None:
    investigation = investigation_in(town)
    first = filled(town, first_test(town, investigation=investigation), "Not met", "Met", "Met")
    finding = finding_in(town, report_in(town, investigation))
    one = first.expectations.get(number="1.1")

    coordinator.post(page(town, "finding_expectations", finding), {"expectations": [one.pk]})

    assert one.text in text(coordinator.get(page(town, "finding", finding)))
    assert page(town, "finding", finding) in text(coordinator.get(page(town, "assessment", first)))


def test_linking_without_a_test_says_what_to_do_first(town: Town, coordinator: Client) -> None:
    shown = text(coordinator.get(page(town, "finding_expectations", finding_in(town)), follow=True))

    assert "Leg eerst een toets vast" in shown


@pytest.mark.parametrize("role", [Role.PARTNER, Role.AUDITOR, Role.COUNCIL_CLERK, Role.ADMINISTRATOR])
def test_nobody_else_sees_a_test(town: Town, signed_in: SignedIn, role: Role) -> None:
    first = filled(town, first_test(town), "Met")

    assert signed_in(town.user(role)).get(page(town, "assessment", first)).status_code == 404


def test_trail_figures_and_turn_tell_of_tests(town: Town) -> None:
    first = filled(town, first_test(town), "Not met", "Met", "Not met")
    filled(town, retest_of(town, first), "Met", "Met")
    ids, actor, now = [first.investigation.trajectory_id], town.actor(Role.COORDINATOR), clock.now()
    first_test(town, first.framework_version, by=actor, on_behalf=True, source=LETTER)

    figures = slots.collect_by_id("figures", actor=actor, trajectory_ids=ids, now=now)[ids[0]]
    stops = slots.collect_by_id("stops", actor=actor, trajectory_ids=ids, now=now)[ids[0]]
    turns = slots.collect("turns", actor=actor, now=now)

    assert any(one.value == "2" and one.group == "better" and "3" in one.sentence for one in figures)
    assert [stop.detail for stop in stops if "of 3 met" in stop.detail] == ["1 of 3 met", "2 of 3 met"]
    assert any("3 expectations have no judgement yet." in turn.reason for turn in turns)


def test_the_page_takes_as_many_queries_for_more_retests(
    town: Town, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    first = filled(town, first_test(town), "Not met", "Met", "Not met")
    for _again in range(3):
        filled(town, retest_of(town, first), "Met", "Met", "Met")
    client = signed_in(town.user(Role.MANAGER))

    with django_assert_max_num_queries(28):
        assert client.get(page(town, "assessment", first)).status_code == 200
