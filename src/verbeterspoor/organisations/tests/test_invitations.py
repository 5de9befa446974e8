"""Invitations: a link by mail that works once and not for ever, for a newcomer or for somebody known elsewhere."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.queries import history_of
from verbeterspoor.organisations import actions
from verbeterspoor.organisations.choices import Refusal, Role
from verbeterspoor.organisations.models import Invitation, Membership

SignedIn = Callable[[User], Client]
EMAIL = "gast@voorbeeld.example"
OWN = "een eigen lange zin"
DUTCH = {"Accept-Language": "nl"}


def address(town: Town, name: str, **parts: object) -> str:
    return reverse(f"organisations:{name}", kwargs={"gemeente": town.municipality.slug, **parts})


def invite(town: Town, now: datetime, **other: object) -> tuple[Invitation, str]:
    asked = {
        "municipality": town.municipality, "email": EMAIL, "name": "Gast", "language": "nl", "role": Role.PARTNER,
        "organisation": town.partner, "since": TODAY, "by": town.actor(Role.ADMINISTRATOR),
    }  # fmt: skip
    return actions.invite_person(**{**asked, **other}, now=now, now_real=clock.real_now())


def page(token: str) -> str:
    return reverse("organisations:invitation", kwargs={"token": token})


def newcomer(**changed: object) -> dict[str, object]:
    return {"name": "Gast van buiten", "password": OWN, "again": OWN, **changed}


@pytest.fixture
def administrator(town: Town, signed_in: SignedIn) -> Client:
    return signed_in(town.user(Role.ADMINISTRATOR))


def test_an_invitation_goes_out_by_mail_and_leads_to_the_page(town: Town, administrator: Client) -> None:
    form = {"email": EMAIL, "name": "Gast", "role": Role.PARTNER, "organisation": town.partner.pk,
            "since": "2020-02-12", "language": "nl"}  # fmt: skip
    administrator.post(address(town, "person_new"), form)
    [message] = mail.outbox
    link = re.search(r"http://testserver(/uitnodiging/\S+)", message.body)[1]

    assert message.to == [EMAIL]
    assert link in message.alternatives[0][0]
    assert town.partner.name in message.body
    assert Client().get(link).status_code == 200
    assert not User.objects.filter(email=EMAIL).exists()


def test_the_mail_speaks_the_language_that_was_chosen(town: Town, now: datetime) -> None:
    for language in ("nl", "en"):
        invitation, token = invite(town, now, language=language, email=f"{language}@voorbeeld.example")
        assert actions.mail_invitation(invitation=invitation, link=page(token))

    assert ["Uitnodiging" in message.subject for message in mail.outbox] == [True, False]
    assert ["Partner, Veilig Thuis" in message.body for message in mail.outbox] == [True, True]


def test_only_a_hash_of_the_link_is_kept(town: Town, now: datetime) -> None:
    invitation, token = invite(town, now)

    assert token not in str(Invitation.objects.values().get(pk=invitation.pk))
    assert len(token) >= 43


def test_a_newcomer_chooses_a_password_and_goes_on_to_the_second_step(
    client: Client, town: Town, now: datetime
) -> None:
    invitation, token = invite(town, now)
    answer = client.post(page(token), newcomer(), follow=True)

    user = User.objects.get(email=EMAIL)
    assert (user.check_password(OWN), user.is_demo, user.password_is_temporary) == (True, False, False)
    assert Membership.objects.get(user=user).organisation == town.partner
    assert answer.request["PATH_INFO"] == reverse("mfa_activate_totp")
    assert Invitation.objects.get(pk=invitation.pk).accepted_by == user


@pytest.mark.parametrize(
    "wrong", [{"again": "iets anders hier"}, {"password": "kort", "again": "kort"}, {"name": ""}, {"password": ""}]
)
def test_a_mistake_is_told_and_nothing_is_accepted(client: Client, town: Town, now: datetime, wrong: dict) -> None:
    _invitation, token = invite(town, now)
    answer = client.post(page(token), newcomer(**wrong))

    assert answer.context["form"].errors
    assert not User.objects.filter(email=EMAIL).exists()


def test_somebody_of_another_municipality_only_accepts(
    town: Town, other_town: Town, signed_in: SignedIn, now: datetime
) -> None:
    known = other_town.user(Role.PARTNER)
    _invitation, token = invite(town, now, email=known.email.upper())
    before_signing_in = Client().get(page(token), headers=DUTCH).text
    signed_in(known).post(page(token))

    assert f"?next={page(token)}" in before_signing_in
    assert Membership.objects.filter(user=known, municipality=town.municipality, role=Role.PARTNER).exists()


def test_opening_the_link_accepts_nothing(town: Town, other_town: Town, signed_in: SignedIn, now: datetime) -> None:
    known = other_town.user(Role.PARTNER)
    invitation, token = invite(town, now, email=known.email)
    signed_in(known).get(page(token))

    assert Invitation.objects.get(pk=invitation.pk).accepted_at is None


def test_somebody_else_cannot_accept(town: Town, other_town: Town, signed_in: SignedIn, now: datetime) -> None:
    _invitation, token = invite(town, now)
    answer = signed_in(other_town.user(Role.AUTHOR)).post(page(token), newcomer(), headers=DUTCH)

    assert "voor iemand anders" in answer.text
    assert not Membership.objects.filter(municipality=town.municipality, user=other_town.user(Role.AUTHOR)).exists()


def expired(invitation: Invitation, town: Town, now: datetime) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=clock.real_now())


def revoked(invitation: Invitation, town: Town, now: datetime) -> None:
    actions.revoke_invitation(invitation=invitation, by=town.actor(Role.ADMINISTRATOR), now=now)


def used(invitation: Invitation, town: Town, now: datetime) -> None:
    actions.accept_invitation(
        invitation=invitation, user=None, name="Gast", password=OWN, now=now, now_real=clock.real_now()
    )


@pytest.mark.parametrize(("how", "words"), [(expired, "te oud"), (revoked, "ingetrokken"), (used, "al aangenomen")])
def test_a_link_that_no_longer_works_says_why_and_what_to_do(
    client: Client, town: Town, now: datetime, how: Callable[..., None], words: str
) -> None:
    invitation, token = invite(town, now)
    how(invitation, town, now)
    people = User.objects.count()

    for answer in (client.get(page(token), headers=DUTCH), client.post(page(token), newcomer(), headers=DUTCH)):
        assert answer.status_code == 410
        assert words in answer.text
        assert reverse("account_login") in answer.text
    assert User.objects.count() == people


def test_a_link_nobody_made_does_not_exist(client: Client, town: Town) -> None:
    answer = client.get(page("x" * 43), headers=DUTCH)

    assert (answer.status_code, "niet helemaal overgenomen" in answer.text) == (404, True)


def test_an_invitation_expires_after_the_days_of_the_setting(town: Town, now: datetime, settings) -> None:
    settings.INVITATION_DAYS = 3
    invitation, _token = invite(town, now)

    left = invitation.expires_at - clock.real_now()
    assert timedelta(days=2, hours=23) < left <= timedelta(days=3)


def test_sending_again_makes_a_new_link_and_the_old_one_stops(town: Town, administrator: Client, now: datetime) -> None:
    invitation, old = invite(town, now)
    expired(invitation, town, now)
    administrator.post(address(town, "invitation_again", public_id=invitation.public_id))
    fresh = re.search(r"http://testserver(/uitnodiging/\S+)", mail.outbox[0].body)[1]

    assert [Client().get(link).status_code for link in (page(old), fresh)] == [404, 200]


def test_an_administrator_withdraws_an_invitation(town: Town, administrator: Client, now: datetime) -> None:
    invitation, token = invite(town, now)
    listed = administrator.get(address(town, "people")).text
    administrator.post(address(town, "invitation_revoke", public_id=invitation.public_id))

    assert EMAIL in listed
    assert EMAIL not in administrator.get(address(town, "people")).text
    assert Client().get(page(token)).status_code == 410


def test_an_accepted_invitation_is_not_sent_again(town: Town, now: datetime) -> None:
    invitation, _token = invite(town, now)
    used(invitation, town, now)

    with pytest.raises(NotAllowed):
        actions.invite_again(
            invitation=invitation, by=town.actor(Role.ADMINISTRATOR), now=now, now_real=clock.real_now()
        )


def test_without_mail_the_link_is_shown_once(town: Town, administrator: Client, now: datetime, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    invitation, _token = invite(town, now)
    answer = administrator.post(address(town, "invitation_again", public_id=invitation.public_id))
    link = re.search(r"http://testserver(/uitnodiging/[^<\s]+)", answer.text)[1]

    assert "no-store" in answer.headers["Cache-Control"]
    assert Client().get(link).status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_else_invites(town: Town, now: datetime, role: Role) -> None:
    with pytest.raises(NotAllowed):
        invite(town, now, by=town.actor(role))


@pytest.mark.parametrize(
    ("asked", "reason"),
    [({"role": Role.AUTHOR}, Refusal.NEEDS_NO_BODY), ({"organisation": None}, Refusal.NEEDS_ONE_BODY)],
)
def test_an_invitation_fits_the_role(town: Town, now: datetime, asked: dict, reason: Refusal) -> None:
    with pytest.raises(NotAllowed, match=str(reason.label)):
        invite(town, now, **asked)


def test_who_was_invited_or_works_here_is_not_invited_again(town: Town, now: datetime) -> None:
    invite(town, now)

    with pytest.raises(NotAllowed, match="invited for this role already"):
        invite(town, now)
    with pytest.raises(NotAllowed, match="works here already"):
        invite(town, now, email=town.user(Role.AUTHOR).email)


@pytest.mark.rule("events")
def test_what_happened_to_an_invitation_is_remembered_without_the_address(town: Town, now: datetime) -> None:
    invitation, _token = invite(town, now)
    used(invitation, town, now)

    events = history_of(subject_id=invitation.public_id)
    assert [event.type for event in events] == ["organisations.invitation.accepted", "organisations.invitation.sent"]
    assert EMAIL not in str([(event.codes, event.words) for event in events])
