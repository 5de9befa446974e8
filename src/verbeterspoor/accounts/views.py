"""What allauth does not do for an account: choosing a language, and saying that mail does not work."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.views import PasswordResetView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
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
