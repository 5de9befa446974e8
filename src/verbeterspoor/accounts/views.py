"""What allauth does not do for an account: a language, mail that does not work, and keeping the last second factor."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.views import PasswordResetView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from verbeterspoor.foundation import clock

from . import actions

log = logging.getLogger(__name__)


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Show the pages in another language, here and wherever this person signs in."""
    language = request.POST.get("language", "")
    user = request.user
    if user.is_authenticated and language in dict(settings.LANGUAGES) and language != user.language:
        actions.choose_language(user=user, language=language, now=clock.now())
    return set_language(request)


class ResetPassword(PasswordResetView):
    """Sends a link to choose a new password; when no mail can be sent now, it says so and keeps what was typed."""

    def form_valid(self, form: Any) -> Any:
        try:
            return super().form_valid(form)
        except OSError:
            log.exception("A mail with a link for a new password was not sent")
            form.add_error(None, _("The mail could not be sent just now. Try again later, or ask your administrator."))
            return self.form_invalid(form)


reset_password = ResetPassword.as_view()


class Security(IndexView):
    """Shows somebody's own sign-in; the app can be switched off when something else remains."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = super().get_context_data(**kwargs)
        app = shown["authenticators"].get("totp")
        return {**shown, "can_switch_off": bool(app) and get_adapter().can_delete_authenticator(app.instance)}


show_security = Security.as_view()


class RemovePasskey(RemoveWebAuthnView):
    """Removes a passkey, unless it is the last second factor of somebody who needs one."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "can_remove": get_adapter().can_delete_authenticator(self.object),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.get_object()):
            return self.render_to_response(self.get_context_data(form=form))
        return super().form_valid(form)


remove_passkey = RemovePasskey.as_view()
