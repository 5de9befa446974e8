"""Sign-in: the parts of allauth that are in use; there is no sign-up and, without mail, no reset by mail."""

from allauth.account import views as account
from django.urls import include, path

from . import views

urlpatterns = [
    path("account/login/", account.login, name="account_login"),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/password/change/", account.password_change, name="account_change_password"),
    path("account/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("taal", views.choose_language, name="set_language"),
]
