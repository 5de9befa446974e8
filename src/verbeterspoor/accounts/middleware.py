"""What comes before every page: the language somebody chose, and a password and second factor of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from . import rules
from .adapter import FACTORS

Answer = Callable[[HttpRequest], HttpResponse]
PAGES = {"password": "account_change_password", "second_factor": "mfa_activate_totp"}
"""Where each duty is done."""


class LanguageMiddleware:
    """Shows pages in the language somebody chose before, on whatever device, until this browser says otherwise."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()  # type: ignore[attr-defined]
        return self.get_response(request)


class DutyMiddleware:
    """Leads somebody who signed in with a told password or without second factor to the page where they set it.

    Nothing but the pages of their own account answers until that is done. Pages for everybody stay open.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        name = request.resolver_match.url_name or "" if request.resolver_match else ""
        if name == "set_language" or name.startswith(("account_", "mfa_")):
            return None
        required = rules.needs_second_factor(request.user, required=settings.SECOND_FACTOR_REQUIRED)
        has_factor = not required or is_mfa_enabled(request.user, FACTORS)
        duty = rules.next_duty(request.user, has_second_factor=has_factor, required=required)
        return redirect(PAGES[duty]) if duty else None
