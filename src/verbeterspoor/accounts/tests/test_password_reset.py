"""A new password by mail: for whoever has the mailbox, once, for a few hours, without telling who has an account."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.cast import Town
from verbeterspoor.accounts.models import User
from verbeterspoor.history.queries import history_of

ASK = "/account/password/reset/"
OWN = "een eigen lange zin"
DUTCH, ENGLISH = {"Accept-Language": "nl"}, {"Accept-Language": "en"}


@pytest.fixture
def user(town: Town) -> User:
    """Somebody of a municipality, in earnest."""
    User.objects.update(is_demo=False)
    return User.objects.get(pk=town.user("author").pk)


def ask(client: Client, email: str, language: dict[str, str] = DUTCH):
    return client.post(ASK, {"email": email}, headers=language, follow=True)


def link_in(message: mail.EmailMessage) -> str:
    return re.search(r"http://testserver(/account/password/reset/key/\S+)", message.body)[1]


def choose(client: Client, link: str, password: str = OWN):
    page = client.get(link, follow=True)
    address = page.redirect_chain[-1][0] if page.redirect_chain else link
    return client.post(address, {"password1": password, "password2": password}, follow=True, headers=DUTCH)


def test_somebody_chooses_a_new_password_with_the_link(client: Client, user: User) -> None:
    ask(client, user.email.upper())
    answer = choose(client, link_in(mail.outbox[0]))

    assert User.objects.get(pk=user.pk).check_password(OWN)
    assert "Uw wachtwoord is gewijzigd" in answer.text
    assert "accounts.password.chosen" in [event.type for event in history_of(subject_id=user.public_id)]


def test_the_mail_speaks_the_language_of_the_person_in_text_and_html(client: Client, user: User) -> None:
    ask(client, user.email, ENGLISH)
    User.objects.update(language="en")
    ask(client, user.email, DUTCH)
    dutch, english = mail.outbox

    assert (dutch.subject, english.subject) == ("Kies een nieuw wachtwoord", "Choose a new password")
    assert "4 uur" in dutch.body
    assert [kind for _body, kind in dutch.alternatives] == ["text/html"]
    assert link_in(dutch) in dutch.alternatives[0][0]


def test_the_page_answers_the_same_whether_the_address_is_known(client: Client, user: User) -> None:
    known, unknown = ask(client, user.email), ask(Client(), "niemand@voorbeeld.example")

    strip = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    assert strip.sub("", known.text) == strip.sub("", unknown.text)
    assert known.redirect_chain == unknown.redirect_chain
    assert [message.to for message in mail.outbox] == [[user.email], ["niemand@voorbeeld.example"]]
    assert "/key/" not in mail.outbox[1].body


def test_a_link_works_once(client: Client, user: User) -> None:
    ask(client, user.email)
    choose(client, link_in(mail.outbox[0]))
    answer = choose(Client(), link_in(mail.outbox[0]), "een heel ander wachtwoord")

    assert "Deze link werkt niet meer" in answer.text
    assert ASK in answer.text
    assert User.objects.get(pk=user.pk).check_password(OWN)


@pytest.mark.parametrize(("hours", "works"), [(3, True), (5, False)])
def test_a_link_expires_after_four_hours(client: Client, user: User, hours: int, works: bool) -> None:
    class Earlier(PasswordResetTokenGenerator):
        def _now(self):
            return super()._now() - timedelta(hours=hours)

    ask(client, user.email)
    link = link_in(mail.outbox[0]).rsplit("-", 2)[0] + f"-{Earlier().make_token(user)}/"
    answer = choose(client, link)

    assert ("Deze link werkt niet meer" in answer.text) is not works
    assert User.objects.get(pk=user.pk).check_password(OWN) is works


def test_a_password_that_is_too_short_is_refused_with_a_sentence_and_the_link_goes_on_working(
    client: Client, user: User
) -> None:
    ask(client, user.email)
    assert "12" in choose(client, link_in(mail.outbox[0]), "kort").text

    choose(client, link_in(mail.outbox[0]))
    assert User.objects.get(pk=user.pk).check_password(OWN)


def test_the_second_step_is_still_asked(client: Client, user: User) -> None:
    TOTP.activate(user, generate_totp_secret())
    ask(client, user.email)
    choose(client, link_in(mail.outbox[0]))
    answer = client.post(reverse("account_login"), {"login": user.email, "password": OWN})

    assert answer.headers["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_a_demo_account_is_refused_with_the_reason(client: Client, town: Town) -> None:
    answer = ask(client, town.user("author").email)

    assert "demoaccount" in answer.text
    assert mail.outbox == []


def test_somebody_who_may_not_sign_in_any_more_gets_no_link(client: Client, user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)
    ask(client, user.email)

    assert "/key/" not in mail.outbox[0].body


def test_five_mails_an_hour_go_to_one_address(client: Client, user: User) -> None:
    answers = [ask(client, user.email).status_code for _time in range(6)]

    assert answers == [200] * 5 + [429]
    assert len(mail.outbox) == 5


def test_a_mail_that_cannot_be_sent_is_told_and_what_was_typed_stays(client: Client, user: User, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    answer = ask(client, user.email)

    assert "niet worden verstuurd" in answer.text
    assert f'value="{user.email}"' in answer.text


def test_a_person_is_told_that_the_password_was_chosen_anew(client: Client, user: User) -> None:
    ask(client, user.email)
    choose(client, link_in(mail.outbox[0]))

    told = mail.outbox[1]
    assert told.to == [user.email]
    assert "opnieuw gekozen" in told.body
    assert "opnieuw gekozen" in told.alternatives[0][0]


def test_signing_in_shows_the_way_to_a_new_password(client: Client, user: User) -> None:
    assert f'href="{ASK}"' in client.get(reverse("account_login")).text
