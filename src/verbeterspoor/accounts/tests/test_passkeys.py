"""Passkeys: added, named and removed by oneself; as second step, or instead of password and second step."""

import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.cast import Town
from verbeterspoor.accounts.models import User
from verbeterspoor.history.queries import history_of

from .software_key import SoftwareKey

MINE = "/mijn/"
LOGIN = "/account/2fa/webauthn/login/"
DUTCH = {"Accept-Language": "nl"}


def plain(asked: Any) -> dict[str, Any]:
    """Return a question as the browser gets it."""
    return json.loads(json.dumps(asked, default=dict))


@pytest.fixture
def user(town: Town) -> User:
    """Somebody in earnest, with a password and no second factor yet."""
    User.objects.update(is_demo=False)
    return User.objects.get(pk=town.user("author").pk)


def sign_in(client: Client, user: User):
    return client.post(reverse("account_login"), {"login": user.email, "password": "een lang wachtwoord"})


def add(client: Client, name: str = "Telefoon", verified: bool = True, passwordless: str = "on"):
    key = SoftwareKey()
    asked = plain(client.get(reverse("mfa_add_webauthn")).context["js_data"])
    sent = {"name": name, "credential": key.create(asked, verified), "passwordless": passwordless}
    return key, client.post(reverse("mfa_add_webauthn"), {k: v for k, v in sent.items() if v}, headers=DUTCH)


@pytest.fixture
def key(client: Client, user: User) -> SoftwareKey:
    """The only second factor of somebody who is signed in."""
    sign_in(client, user)
    return add(client)[0]


def by_passkey(client: Client, key: SoftwareKey, verified: bool = True):
    asked = client.get(LOGIN, headers={"X-Requested-With": "XMLHttpRequest"}).json()
    return client.post(LOGIN, {"credential": key.get(asked, verified)}, follow=True, headers=DUTCH)


def test_a_passkey_can_be_the_second_step_that_must_be_set_up(client: Client, user: User) -> None:
    sign_in(client, user)
    assert client.get(MINE).headers["Location"] == reverse("mfa_activate_totp")
    assert reverse("mfa_add_webauthn") in client.get(reverse("mfa_activate_totp")).text
    _key, answer = add(client)

    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert len(client.get(answer.headers["Location"]).context["unused_codes"]) == 10
    assert client.get(MINE).status_code == 200


def test_somebody_signs_in_with_a_passkey_alone(user: User, key: SoftwareKey) -> None:
    elsewhere = Client()
    by_passkey(elsewhere, key)

    assert elsewhere.session["_auth_user_id"] == str(user.pk)
    assert elsewhere.get(MINE).status_code == 200


def test_a_passkey_is_asked_after_the_password(user: User, key: SoftwareKey) -> None:
    elsewhere = Client()
    assert sign_in(elsewhere, user).headers["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in elsewhere.session
    asked = plain(elsewhere.get(reverse("mfa_authenticate")).context["js_data"])
    elsewhere.post(reverse("mfa_authenticate"), {"credential": key.get(asked)})

    assert elsewhere.session["_auth_user_id"] == str(user.pk)


def test_without_a_passkey_no_button_for_it_is_shown_at_the_second_step(client: Client, user: User) -> None:
    TOTP.activate(user, generate_totp_secret())
    sign_in(client, user)

    assert "data-passkey=" not in client.get(reverse("mfa_authenticate")).text


@pytest.mark.parametrize("how", ["stranger", "another site", "no finger, face or code"])
def test_a_wrong_answer_lets_nobody_in(user: User, key: SoftwareKey, how: str) -> None:
    elsewhere = Client()
    if how == "stranger":
        stranger = SoftwareKey()
        stranger.user, stranger.id = key.user, key.id
        by_passkey(elsewhere, stranger)
    elif how == "another site":
        key.host = "lijkt-op-ons.example"
        by_passkey(elsewhere, key)
    else:
        by_passkey(elsewhere, key, verified=False)

    assert "_auth_user_id" not in elsewhere.session


SHAPED = '{"id": "eA", "rawId": "eA", "type": "public-key", "response": %s}'
UNREADABLE = '{"clientDataJSON": "e30", "signature": "eA", "authenticatorData": "eA", "attestationObject": "eA"}'
NONSENSE = ["", "x", "null", "[]", '"x"', '{"id": "x"}', SHAPED % "{}", SHAPED % UNREADABLE]


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_is_refused_with_a_sentence(client: Client, user: User, key: SoftwareKey, nonsense: str) -> None:
    elsewhere = Client()
    elsewhere.get(LOGIN, headers={"X-Requested-With": "XMLHttpRequest"})
    assert elsewhere.post(LOGIN, {"credential": nonsense}, follow=True).status_code == 200
    sign_in(elsewhere, user)
    assert elsewhere.post(reverse("mfa_authenticate"), {"credential": nonsense}).status_code == 200
    client.get(reverse("mfa_add_webauthn"))
    assert client.post(reverse("mfa_add_webauthn"), {"credential": nonsense}).status_code == 200

    assert "_auth_user_id" not in elsewhere.session
    assert Authenticator.objects.filter(user=user, type="webauthn").count() == 1


def test_an_answer_cannot_be_used_twice(user: User, key: SoftwareKey) -> None:
    first, second = Client(), Client()
    asked = first.get(LOGIN, headers={"X-Requested-With": "XMLHttpRequest"}).json()
    credential = key.get(asked)
    second.get(LOGIN, headers={"X-Requested-With": "XMLHttpRequest"})
    second.post(LOGIN, {"credential": credential})

    assert "_auth_user_id" not in second.session


def test_a_passkey_without_finger_face_or_code_is_only_a_second_step(client: Client, user: User) -> None:
    sign_in(client, user)
    _key, refused = add(client, verified=False)
    assert refused.status_code == 200
    _key, answer = add(client, verified=False, passwordless="")

    assert answer.status_code == 302


def test_a_passkey_is_named_anew(client: Client, user: User, key: SoftwareKey) -> None:
    kept = Authenticator.objects.get(user=user, type="webauthn")
    client.post(reverse("mfa_edit_webauthn", kwargs={"pk": kept.pk}), {"name": "Laptop"})

    assert "Laptop" in client.get(reverse("mfa_list_webauthn")).text


def test_the_last_second_step_stays_and_the_page_says_why(client: Client, user: User, key: SoftwareKey) -> None:
    kept = Authenticator.objects.get(user=user, type="webauthn")
    page = client.post(reverse("mfa_remove_webauthn", kwargs={"pk": kept.pk}), headers=DUTCH)

    assert "enige tweede stap" in page.text
    assert Authenticator.objects.filter(pk=kept.pk).exists()


def test_with_another_second_step_a_passkey_goes(client: Client, user: User, key: SoftwareKey) -> None:
    kept = Authenticator.objects.get(user=user, type="webauthn")
    add(client, "Sleutelhanger")
    client.post(reverse("mfa_remove_webauthn", kwargs={"pk": kept.pk}))

    assert list(Authenticator.objects.filter(user=user, type="webauthn")) != [kept]
    assert not Authenticator.objects.filter(pk=kept.pk).exists()


def test_nobody_removes_the_passkey_of_another(user: User, key: SoftwareKey, town: Town) -> None:
    kept = Authenticator.objects.get(user=user, type="webauthn")
    other = Client()
    sign_in(other, town.user("manager"))
    add(other)

    assert other.post(reverse("mfa_remove_webauthn", kwargs={"pk": kept.pk})).status_code == 404


def test_the_app_can_be_switched_off_only_beside_a_passkey(client: Client, user: User, key: SoftwareKey) -> None:
    off = reverse("mfa_deactivate_totp")
    TOTP.activate(user, generate_totp_secret())
    assert off in client.get(reverse("mfa_index")).text

    Authenticator.objects.filter(user=user, type="webauthn").delete()
    assert off not in client.get(reverse("mfa_index")).text


@pytest.mark.rule("events")
def test_a_new_passkey_is_remembered_and_told_by_mail(user: User, key: SoftwareKey) -> None:
    with translation.override("en"):
        [event] = [e for e in history_of(subject_id=user.public_id) if e.type == "accounts.sign_in.changed"]

    assert event.codes == {"change": "webauthn_added"}
    assert event.sentence == "A passkey was added."
    assert "passkey toegevoegd" in mail.outbox[0].body


def test_signing_in_offers_a_passkey(client: Client, user: User) -> None:
    assert f'data-passkey-from="{LOGIN}"' in client.get(reverse("account_login")).text
