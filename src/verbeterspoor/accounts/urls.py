"""Sign-in: the parts of allauth that are in use; there is no sign-up."""

from allauth.account import views as account
from django.urls import include, path, re_path

from . import views

urlpatterns = [
    path("account/login/", account.login, name="account_login"),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/password/change/", account.password_change, name="account_change_password"),
    path("account/password/reset/", views.reset_password, name="account_reset_password"),
    path("account/password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "account/password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("account/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("account/2fa/", views.show_security, name="mfa_index"),
    path("account/2fa/webauthn/keys/<int:pk>/remove/", views.remove_passkey, name="mfa_remove_webauthn"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("taal", views.choose_language, name="set_language"),
]
