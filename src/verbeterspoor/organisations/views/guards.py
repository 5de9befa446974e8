"""Who finds the pages of the administration, and how a refusal becomes an error of a form."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations import rules
from verbeterspoor.organisations.middleware import TownRequest

View = Callable[..., HttpResponse]


def only_if(check: Callable[[Any, int], None]) -> Callable[[View], View]:
    """Answer 404 to whoever the rule refuses: the page is not theirs to know of."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: TownRequest, **kwargs: Any) -> HttpResponse:
            try:
                check(request.actor, request.actor.municipality_id)
            except NotAllowed:
                raise Http404 from None
            return view(request, **kwargs)

        return guarded

    return decorate


for_people = only_if(rules.check_can_manage_people)
for_bodies = only_if(rules.check_can_manage_bodies)


def attempt(form: Any, act: Callable[[], Any]) -> Any:
    """Do an act; what a rule or constraint refuses becomes an error of the form, and None."""
    try:
        return act()
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
    return None
