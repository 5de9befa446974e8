"""Signing in: password, second step, too many wrong passwords, and what comes before anything else."""

from datetime import datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from tests.cast import Town
from verbeterspoor.accounts import actions
from verbeterspoor.accounts.models import User

PASSWORD = "een lang wachtwoord"
MINE = "/mijn/"


def sign_in(client: Client, user: User, password: str = PASSWORD, **extra: str):
    return client.post(reverse("account_login"), {"login": user.email, "password": password}, **extra)


def code_for(secret: str) -> str:
    return f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06d}"


@pytest.fixture
def user(town: Town) -> User:
    """Somebody with a password and no second factor yet."""
    User.objects.update(is_demo=False)
    return User.objects.get(pk=town.user("author").pk)


def test_every_page_asks_to_sign_in(client: Client, user: User) -> None:
    assert client.get(MINE).headers["Location"].startswith(reverse("account_login"))


def test_a_wrong_password_lets_nobody_in_and_says_nothing_about_the_address(client: Client, user: User) -> None:
    known = sign_in(client, user, "iets anders")
    unknown = client.post(reverse("account_login"), {"login": "niemand@voorbeeld.example", "password": "iets"})

    assert "_auth_user_id" not in client.session
    assert known.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_after_five_wrong_passwords_even_the_right_one_must_wait(client: Client, user: User) -> None:
    for _attempt in range(5):
        sign_in(client, user, "verkeerd")
    answer = sign_in(client, user, headers={"Accept-Language": "nl"})

    assert "_auth_user_id" not in client.session
    assert "vijf minuten" in answer.content.decode()


def test_waiting_is_for_one_address_only(client: Client, town: Town, user: User) -> None:
    for _attempt in range(5):
        sign_in(client, user, "verkeerd")
    sign_in(client, town.user("manager"))

    assert "_auth_user_id" in client.session


def test_without_second_factor_everything_leads_to_setting_it_up(client: Client, user: User) -> None:
    sign_in(client, user)

    for page in (MINE, "/voorbeeldstad/trajecten"):
        assert client.get(page).headers["Location"] == reverse("mfa_activate_totp")
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_setting_up_the_second_factor_opens_the_pages_and_shows_recovery_codes(client: Client, user: User) -> None:
    sign_in(client, user)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)}, follow=True)

    assert len(answer.context["unused_codes"]) == 10
    assert client.get(MINE).status_code == 200


def test_the_next_time_the_code_is_asked(client: Client, user: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)

    assert sign_in(client, user).headers["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "_auth_user_id" not in client.session
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert client.get(MINE).status_code == 200


def test_a_second_factor_that_is_needed_cannot_be_switched_off(client: Client, user: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    sign_in(client, user)
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    client.post(reverse("mfa_deactivate_totp"))
    client.post(reverse("mfa_reauthenticate"), {"code": code_for(secret)})
    client.post(reverse("mfa_deactivate_totp"))

    assert Authenticator.objects.filter(user=user).exists()


def test_a_demo_account_needs_no_second_factor(client: Client, user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_demo=True)
    sign_in(client, user)

    assert client.get(MINE).status_code == 200


def test_a_told_password_must_be_changed_before_anything_else(client: Client, town: Town, now: datetime) -> None:
    User.objects.update(is_demo=False)
    user = User.objects.get(pk=town.user("manager").pk)
    told = actions.renew_sign_in(user=user, by=town.actor("author"), now=now)
    sign_in(client, user, told)
    assert client.get(MINE).headers["Location"] == reverse("account_change_password")

    own = "een eigen lange zin"
    client.post(reverse("account_change_password"), {"oldpassword": told, "password1": own, "password2": own})
    assert client.get(MINE).headers["Location"] == reverse("mfa_activate_totp")


def test_signing_out_is_a_post(client: Client, user: User) -> None:
    client.force_login(user)

    client.get(reverse("account_logout"))
    assert "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_somebody_who_may_not_sign_in_any_more_stays_out(client: Client, user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)
    sign_in(client, user)

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", ["/account/signup/", "/account/email/"])
def test_what_is_not_in_use_does_not_exist(client: Client, user: User, path: str) -> None:
    client.force_login(user)

    assert client.get(path).status_code == 404


def test_a_language_goes_along_to_the_next_browser(client: Client, user: User) -> None:
    client.force_login(user)
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    elsewhere = Client()
    elsewhere.force_login(user)

    assert '<html lang="en"' in elsewhere.get(reverse("mfa_index"), headers={"Accept-Language": "nl"}).content.decode()


def test_a_language_cannot_send_somebody_to_another_site(client: Client, user: User) -> None:
    answer = client.post(reverse("set_language"), {"language": "en", "next": "https://elders.example/"})

    assert answer.headers["Location"] == "/"
