"""Consultation of a draft plan, remarks with mentions, and "this is not right"."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.notices.models import Notice
from verbeterspoor.plans import actions, queries, slots
from verbeterspoor.plans.choices import CommentKind, PlanStatus
from verbeterspoor.plans.models import Action, Comment, Mention, Plan

from .pages import SignedIn, number_of_queries, page, text

UNTIL = date(2020, 2, 20)


@pytest.fixture
def consulted(town: Town) -> Plan:
    """A draft on which comments are asked, with an action of the partner that has a part of the other one."""
    action = builders.an_action(town, adopted=False)
    builders.a_part(town, action)
    return actions.ask_for_comments(plan=action.plan, until=UNTIL, by=town.actor("coordinator"), now=NOW)


def said(town: Town, plan: Plan, role: str = "partner", action: Action | None = None) -> Comment:
    by = town.actor(role)
    return actions.comment_on_draft(plan=plan, action=action, text="Te weinig tijd.", by=by, now=NOW)


def test_a_coordinator_asks_and_everybody_who_takes_part_hears_it_once(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, adopted=False)
    builders.a_part(town, action)
    address, client = page(town, "consult", action.plan.trajectory), signed_in(town.user("coordinator"))

    client.post(address, {"until": "2020-02-20"})
    client.post(address, {"until": "2020-02-21"})

    plan = Plan.objects.get()
    told = Notice.objects.filter(kind="plans.consultation").values_list("recipient__email", flat=True)
    assert (plan.status, plan.consulted_until) == (PlanStatus.CONSULTATION, UNTIL)
    assert sorted(told) == sorted(town.user(role).email for role in ("partner", "other_partner"))


def test_a_day_in_the_past_is_refused_on_its_field(town: Town, signed_in: SignedIn) -> None:
    plan = builders.an_action(town, adopted=False).plan

    answer = signed_in(town.user("coordinator")).post(page(town, "consult", plan.trajectory), {"until": "2020-02-11"})

    assert "until" in answer.context["form"].errors
    assert Plan.objects.get().status == PlanStatus.DRAFT


@pytest.mark.parametrize(("role", "code"), [("partner", 200), ("other_partner", 200), ("unit", 404),
                                            ("inspector", 404), ("manager", 200)])  # fmt: skip
def test_the_draft_exists_for_who_takes_part(
    town: Town, signed_in: SignedIn, consulted: Plan, role: str, code: int
) -> None:
    assert signed_in(town.user(role)).get(page(town, "draft", consulted)).status_code == code


def test_a_partner_reads_only_its_own_actions_and_comments_on_them(
    town: Town, signed_in: SignedIn, consulted: Plan
) -> None:
    builders.an_action(town, consulted, adopted=False, title="Van het wijkteam", unit=town.unit)
    action, client = consulted.actions.order_by("number")[0], signed_in(town.user("partner"))

    client.post(page(town, "draft", consulted), {"action": action.pk, "text": "Wij halen april niet."})

    shown = text(client.get(page(town, "draft", consulted)))
    assert action.title in shown
    assert "Van het wijkteam" not in shown
    assert Comment.objects.get().action == action
    assert "Wij halen april niet." in text(signed_in(town.user("other_partner")).get(page(town, "draft", consulted)))
    with pytest.raises(NotAllowed):
        said(town, consulted, action=consulted.actions.get(unit=town.unit))


def test_nobody_comments_after_the_last_day_nor_after_the_end(town: Town, consulted: Plan) -> None:
    late = NOW + timedelta(days=9)
    with pytest.raises(NotAllowed, match="time to comment is over"):
        actions.comment_on_draft(plan=consulted, text="Te laat", by=town.actor("partner"), now=late)
    actions.end_consultation(plan=consulted, by=town.actor("coordinator"), now=NOW)

    with pytest.raises(NotAllowed, match="No comments are asked"):
        said(town, consulted)
    with pytest.raises(NotAllowed, match="takes part"):
        said(town, consulted, "unit")


@pytest.mark.rule("adopted-plan")
def test_a_plan_is_not_adopted_while_comments_have_no_answer(town: Town, signed_in: SignedIn, consulted: Plan) -> None:
    comment, client = said(town, consulted), signed_in(town.user("coordinator"))
    address = page(town, "adopt", consulted.trajectory)
    typed = {"adopted_date": "2020-02-12", "adopted_by": "College"}

    refused = text(client.post(address, typed))
    client.post(page(town, "comment_answer", comment), {"resolution": "De datum is verzet."})
    client.post(address, typed)

    assert page(town, "comments", consulted.trajectory) in refused
    assert Plan.objects.get().status == PlanStatus.ADOPTED
    assert Notice.objects.filter(kind="plans.answered", recipient=town.user("partner")).count() == 1


def test_a_comment_is_answered_once_and_in_words(town: Town, consulted: Plan) -> None:
    comment, by = said(town, consulted), town.actor("coordinator")
    with pytest.raises(NotAllowed, match="what was done"):
        actions.answer_comment(comment=comment, resolution=" ", by=by, now=NOW)
    with pytest.raises(NotAllowed, match="Only a coordinator"):
        actions.answer_comment(comment=comment, resolution="Ja", by=town.actor("partner"), now=NOW)
    actions.answer_comment(comment=comment, resolution="Verzet.", by=by, now=NOW)

    with pytest.raises(NotAllowed):
        actions.answer_comment(comment=comment, resolution="Nog eens.", by=by, now=NOW)


def test_commenting_and_answering_are_somebodys_turn(town: Town, consulted: Plan) -> None:
    def urls(role: str) -> list[str]:
        return [turn.url for turn in slots.talk_turns(town.actor(role), NOW)]

    asked = urls("partner")
    said(town, consulted)

    assert (asked, urls("partner")) == ([page(town, "draft", consulted)], [])
    assert urls("coordinator") == [page(town, "comments", consulted.trajectory)]


def test_who_is_mentioned_may_see_the_action_and_hears_it_once(town: Town, signed_in: SignedIn) -> None:
    action, client = builders.an_action(town), signed_in(town.user("coordinator"))
    wanted, stranger = town.user("manager"), town.user("other_partner")

    client.post(page(town, "remark", action), {"text": "Kijk eens.", "mentions": [wanted.pk]})
    refused = client.post(page(town, "remark", action), {"text": "En u?", "mentions": [stranger.pk]})

    assert list(Mention.objects.values_list("user", flat=True)) == [wanted.pk]
    assert list(Notice.objects.filter(kind="plans.mention").values_list("recipient", flat=True)) == [wanted.pk]
    assert "mentions" in refused.context["form"].errors
    with pytest.raises(NotAllowed):
        actions.say(action=action, text="Stiekem", mentions=[stranger], by=town.actor("coordinator"), now=NOW)


def test_a_reply_stands_below_the_remark(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    first = actions.say(action=action, text="Hoe gaat het?", by=town.actor("manager"), now=NOW)

    signed_in(town.user("partner")).post(f"{page(town, 'remark', action)}?op={first.public_id}", {"text": "Goed."})

    (thread,) = queries.threads_of(action)
    assert [reply.text for reply in thread.replies.all()] == ["Goed."]
    assert "Goed." in text(signed_in(town.user("manager")).get(page(town, "action", action)))
    with pytest.raises(NotAllowed):
        actions.say(action=builders.an_action(town), text="Elders", parent=first, by=town.actor("manager"), now=NOW)


def test_who_cannot_see_an_action_says_nothing_about_it(town: Town) -> None:
    with pytest.raises(NotAllowed):
        actions.say(action=builders.an_action(town), text="Hallo", by=town.actor("other_partner"), now=NOW)


@pytest.mark.rule("one-owner")
def test_a_partner_says_that_it_is_not_right_and_the_coordinator_answers(town: Town, signed_in: SignedIn) -> None:
    action, partner = builders.an_action(town), signed_in(town.user("partner"))
    shown = text(partner.get(page(town, "action", action)))
    partner.post(page(town, "not_right", action), {"text": "Dit is van het wijkteam."})
    comment = Comment.objects.get(kind=CommentKind.NOT_RIGHT)
    turns = [turn.url for turn in slots.talk_turns(town.actor("coordinator"), NOW)]

    typed = {"resolution": "Dat klopt, wij sturen bij."}
    signed_in(town.user("coordinator")).post(page(town, "comment_answer", comment), typed)

    assert page(town, "not_right", action) in shown
    assert turns == [page(town, "comment_answer", comment)]
    assert "Dat klopt, wij sturen bij." in text(partner.get(page(town, "action", action)))
    assert slots.talk_turns(town.actor("coordinator"), NOW) == []


def test_only_whose_action_it_is_says_that_it_is_not_right(town: Town) -> None:
    for role in ("manager", "other_partner"):
        with pytest.raises(NotAllowed):
            actions.object_to(action=builders.an_action(town), text="Niet goed", by=town.actor(role), now=NOW)


@pytest.mark.rule("no-client-data")
def test_client_data_in_a_remark_is_refused_and_stays_in_the_form(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    typed = {"text": "Cliënt met BSN 111222333 wacht."}

    answer = signed_in(town.user("partner")).post(page(town, "remark", action), typed)

    assert "text" in answer.context["form"].errors
    assert "111222333" in text(answer)
    assert not Comment.objects.exists()


def test_an_action_page_takes_as_many_queries_for_many_remarks_as_for_one(town: Town, signed_in: SignedIn) -> None:
    action, client, by = builders.an_action(town), signed_in(town.user("coordinator")), town.actor("coordinator")

    def talk() -> None:
        first = actions.say(action=action, text="Kijk", mentions=[town.user("manager")], by=by, now=NOW)
        actions.say(action=action, text="Ja", mentions=[town.user("author")], parent=first, by=by, now=NOW)

    talk()
    one = number_of_queries(client, page(town, "action", action))
    for _ in range(4):
        talk()

    assert number_of_queries(client, page(town, "action", action)) == one
    assert action.plan.adopted_date == TODAY


def test_in_a_consultation_nobody_is_offered_to_report(town: Town, signed_in: SignedIn, consulted: Plan) -> None:
    action, client = consulted.actions.get(), signed_in(town.user("partner"))

    shown = text(client.get(page(town, "action", action)))

    assert page(town, "report", action) not in shown
    assert client.get(page(town, "report", action)).context["can_report"] is False
