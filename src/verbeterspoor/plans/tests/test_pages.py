"""The pages of plans, by role."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import dates
from verbeterspoor.plans import actions
from verbeterspoor.plans.choices import ActionStatus, Gap, Progress, Refusal, ReportStatus
from verbeterspoor.plans.forms import ActionForm
from verbeterspoor.plans.models import Action, Plan, ProgressReport

SignedIn = Callable[[User], Client]


def page(town: Town, name: str, thing: object = None) -> str:
    where = {"gemeente": town.municipality.slug}
    return reverse(f"plans:{name}", kwargs={**where, "public_id": thing.public_id} if thing else where)  # type: ignore[attr-defined]


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("role", "code"),
    [("coordinator", 200), ("manager", 200), ("partner", 200), ("unit", 404), ("other_partner", 404),
     ("inspector", 404), ("council_clerk", 404), ("administrator", 404)],
)  # fmt: skip
def test_an_action_exists_for_the_town_hall_and_its_executor(
    town: Town, signed_in: SignedIn, role: str, code: int
) -> None:
    address = page(town, "action", builders.an_action(town))

    assert signed_in(town.user(role)).get(address).status_code == code


@pytest.mark.parametrize("name", ["plan", "progress", "action_new"])
def test_an_executor_does_not_see_the_plan_of_others(town: Town, signed_in: SignedIn, name: str) -> None:
    trajectory = builders.an_action(town).plan.trajectory

    assert signed_in(town.user("partner")).get(page(town, name, trajectory)).status_code == 404


def test_a_plan_is_started_and_gets_its_first_action(town: Town, signed_in: SignedIn) -> None:
    finding = builders.a_finding(town)
    trajectory = finding.report.investigation.trajectory
    client = signed_in(town.user("coordinator"))
    client.post(page(town, "plan", trajectory), {"title": "Verbeterplan", "effect": ""})

    client.post(
        page(town, "action_new", trajectory),
        {"title": "Spreek de overdracht af", "owner": f"organisation-{town.partner.pk}", "findings": [finding.pk]},
    )

    action = Action.objects.get()
    assert (action.organisation, list(action.findings.all())) == (town.partner, [finding])


@pytest.mark.rule("one-owner")
def test_the_plan_shows_what_is_missing_and_refuses_to_be_adopted(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, adopted=False, evidence_agreed="")
    client = signed_in(town.user("coordinator"))

    shown = text(client.get(page(town, "plan", action.plan.trajectory)))
    refused = client.post(page(town, "adopt", action.plan.trajectory), {"adopted_date": "2020-02-12"})

    assert str(Gap.EVIDENCE.label) in shown
    assert str(Refusal.HAS_GAPS.label) in text(refused)
    assert Plan.objects.get().status == "draft"


def test_due_before_start_names_the_field_and_keeps_what_was_typed(town: Town, signed_in: SignedIn) -> None:
    plan = builders.a_plan(town)
    typed = {"title": "Iets moois", "start_date": "2020-03-01", "due_date": "2020-02-01"}

    answer = signed_in(town.user("coordinator")).post(page(town, "action_new", plan.trajectory), typed)

    assert "due_date" in answer.context["form"].errors
    assert "Iets moois" in text(answer)
    assert not Action.objects.exists()


def test_two_people_saving_the_same_action(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, adopted=False)
    client = signed_in(town.user("coordinator"))
    first = {"title": "Van de eerste", "owner": "", "version": action.version}
    client.post(page(town, "action_edit", action), first)

    answer = client.post(page(town, "action_edit", action), {**first, "title": "Van de tweede"})

    assert str(Refusal.CHANGED_MEANWHILE.label) in text(answer)
    assert "Van de eerste" in text(answer)
    assert "Van de tweede" in text(answer)


def test_a_partner_reports_and_the_coordinator_accepts(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    report = {"progress": Progress.DONE, "text": "Het is af.", "evidence": "Werkafspraak van 3 februari"}
    signed_in(town.user("partner")).post(page(town, "report", action), report)

    signed_in(town.user("coordinator")).post(page(town, "judge", action), {"note": "Gezien.", "accept": "1"})

    action.refresh_from_db()
    assert action.status == ActionStatus.ACCEPTED


@pytest.mark.rule("done-accepted-proven")
def test_an_executor_has_no_page_to_judge(town: Town, signed_in: SignedIn) -> None:
    action = builders.action_at(town, ActionStatus.REPORTED_DONE)

    assert signed_in(town.user("partner")).get(page(town, "judge", action)).status_code == 404


@pytest.mark.rule("no-client-data")
def test_client_data_in_a_report_is_refused_and_stays_in_the_form(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    typed = {"progress": Progress.ON_TRACK, "text": "Cliënt met BSN 111222333 is overgedragen."}

    answer = signed_in(town.user("partner")).post(page(town, "report", action), typed)

    assert "text" in answer.context["form"].errors
    assert "111222333" in text(answer)
    assert not ProgressReport.objects.exists()


def test_a_draft_is_kept_until_it_is_sent(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    client = signed_in(town.user("partner"))

    client.post(page(town, "report", action), {"progress": "on_track", "text": "Half af", "draft": "1"})

    assert "Half af" in text(client.get(page(town, "report", action)))
    assert "Half af" not in text(signed_in(town.user("coordinator")).get(page(town, "action", action)))


def test_running_late_asks_for_a_forecast(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)

    answer = signed_in(town.user("partner")).post(
        page(town, "report", action), {"progress": "delayed", "text": "Duurt"}
    )

    assert "forecast_date" in answer.context["form"].errors


@pytest.mark.parametrize("role", ["partner", "unit", "other_partner"])
def test_my_actions_are_mine(town: Town, signed_in: SignedIn, role: str) -> None:
    action = builders.an_action(town, title="Alleen van Veilig Thuis")

    shown = text(signed_in(town.user(role)).get(page(town, "mine")))

    assert (action.title in shown) is (role == "partner")


def test_the_list_of_progress_takes_the_same_number_of_queries_for_many(
    town: Town, signed_in: SignedIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    plan = builders.a_plan(town)
    findings = [builders.a_finding(town, builders.a_report(town, plan.trajectory))]
    for _ in range(20):
        builders.an_action(town, plan, adopted=False, findings=findings)
    client = signed_in(town.user("coordinator"))
    client.get(page(town, "progress", plan.trajectory))

    with django_assert_max_num_queries(14):
        client.get(page(town, "progress", plan.trajectory))


def test_an_action_of_another_town_does_not_exist(town: Town, other_town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)

    assert signed_in(other_town.user("coordinator")).get(page(other_town, "action", action)).status_code == 404
    assert signed_in(other_town.user("coordinator")).get(page(town, "action", action)).status_code == 404


def test_an_action_lapses_with_a_reason_and_opens_again(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    client = signed_in(town.user("coordinator"))

    client.post(page(town, "action_lapse", action), {"reason": "Ingehaald."})
    action.refresh_from_db()
    lapsed = action.status
    client.post(page(town, "action_reopen", action), {"reason": "Toch nodig."})

    action.refresh_from_db()
    assert (lapsed, action.status) == (ActionStatus.LAPSED, ActionStatus.OPEN)


def test_a_draft_may_be_half_finished(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    client = signed_in(town.user("partner"))

    client.post(page(town, "report", action), {"text": "Nog niet gekozen hoe het gaat", "draft": "1"})

    shown = client.get(page(town, "report", action))
    assert "Nog niet gekozen hoe het gaat" in text(shown)
    assert shown.context["draft"].progress == ""


def test_what_was_typed_stays_when_the_action_was_closed_meanwhile(town: Town, signed_in: SignedIn) -> None:
    action = builders.action_at(town, ActionStatus.LAPSED)

    answer = signed_in(town.user("partner")).post(
        page(town, "report", action), {"progress": "on_track", "text": "Lang verhaal van de partner"}
    )

    assert answer.status_code == 200
    assert "Lang verhaal van de partner" in text(answer)
    assert not ProgressReport.objects.exists()


def test_the_form_names_the_evidence_that_was_agreed(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, evidence_agreed="De vastgestelde werkafspraak")

    assert "De vastgestelde werkafspraak" in text(signed_in(town.user("partner")).get(page(town, "report", action)))


def test_what_is_wrong_is_summed_up_with_links_to_the_fields(town: Town, signed_in: SignedIn) -> None:
    answer = signed_in(town.user("partner")).post(page(town, "report", builders.an_action(town)), {"text": ""})

    assert {"progress", "text"} <= set(answer.context["form"].errors)
    assert 'href="#id_text"' in text(answer)


def test_my_actions_name_a_returned_report_and_a_draft(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    report = builders.a_progress_report(town, action)
    actions.return_report(report=report, note="Waarvan?", by=town.actor("coordinator"), now=NOW)
    client = signed_in(town.user("partner"))
    client.post(page(town, "report", action), {"text": "Half af", "draft": "1"})

    (mine,) = client.get(page(town, "mine")).context["page"].object_list

    assert (mine.last_status, mine.has_draft) == (ReportStatus.RETURNED, True)


def test_every_gap_leads_to_its_field() -> None:
    assert {gap.field for gap in Gap} <= set(ActionForm.base_fields)


@pytest.mark.rule("one-owner")
def test_the_plan_links_a_gap_to_its_field_and_a_point_to_a_new_action(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, adopted=False, evidence_agreed="")
    point = builders.a_finding(town, builders.a_report(town, action.plan.trajectory))

    shown = text(signed_in(town.user("coordinator")).get(page(town, "plan", action.plan.trajectory)))

    assert f'{page(town, "action_edit", action)}#id_evidence_agreed"' in shown
    assert f'{page(town, "action_new", action.plan.trajectory)}?bevinding={point.public_id}"' in shown


def test_the_plan_puts_the_actions_of_one_owner_together(town: Town, signed_in: SignedIn) -> None:
    plan = builders.a_plan(town)
    owners = [
        {"organisation": town.partner},
        {"unit": town.unit},
        {"organisation": None},
        {"organisation": town.partner},
    ]
    for owner in owners:
        builders.an_action(town, plan, adopted=False, **owner)

    shown = signed_in(town.user("manager")).get(page(town, "plan", plan.trajectory))

    assert [row["owner"] for row in shown.context["rows"]] == [None, town.partner, town.partner, town.unit]


def test_a_finding_in_the_address_is_ticked_and_a_next_action_follows_at_once(town: Town, signed_in: SignedIn) -> None:
    finding = builders.a_finding(town)
    plan = builders.a_plan(town, finding.report.investigation.trajectory)
    address, client = page(town, "action_new", plan.trajectory), signed_in(town.user("coordinator"))

    ticked = client.get(f"{address}?bevinding={finding.public_id}").context["form"].initial["findings"]
    answer = client.post(address, {"title": "Eerste", "findings": ticked, "another": "1"})

    assert (ticked, answer.headers["Location"]) == ([finding.pk], address)
    assert list(Action.objects.get().findings.all()) == [finding]


@pytest.mark.rule("adopted-plan")
@pytest.mark.parametrize("name", ["action_new", "action_edit"])
def test_an_adopted_plan_says_that_it_stays_as_it_is(town: Town, signed_in: SignedIn, name: str) -> None:
    action = builders.an_action(town)
    thing = action if name == "action_edit" else action.plan.trajectory
    client = signed_in(town.user("coordinator"))

    shown = client.get(page(town, name, thing), follow=True)
    refused = client.post(page(town, name, thing), {"title": "Toch anders", "version": action.version})

    assert [str(one) for one in shown.context["messages"]] == [str(Refusal.FROZEN.label)]
    assert str(Refusal.FROZEN.label) in text(refused)
    assert set(Action.objects.values_list("title", flat=True)) == {action.title}


def test_an_executor_reads_why_it_is_theirs_and_until_when_to_report(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, findings=[builders.a_finding(town, text="Draag ieder gezin warm over")])

    shown = text(signed_in(town.user("partner")).get(page(town, "action", action)))

    assert "Draag ieder gezin warm over" in shown
    assert dates.said(action.report_due_date) in shown
    assert page(town, "report", action) in shown


def test_an_executor_can_report_again_while_a_report_waits(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    builders.a_progress_report(town, action, Progress.ON_TRACK)
    client = signed_in(town.user("partner"))

    assert page(town, "report", action) in text(client.get(page(town, "action", action)))
    client.post(page(town, "report", action), {"progress": Progress.STUCK, "text": "Wij kunnen niet verder."})

    assert action.reports.filter(status=ReportStatus.SUBMITTED).count() == 2
