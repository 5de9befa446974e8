"""The one page of an account that allauth does not have: choosing a language."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from verbeterspoor.foundation import clock

from . import actions


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Show the pages in another language, here and wherever this person signs in."""
    language = request.POST.get("language", "")
    user = request.user
    if user.is_authenticated and language in dict(settings.LANGUAGES) and language != user.language:
        actions.choose_language(user=user, language=language, now=clock.now())
    return set_language(request)
