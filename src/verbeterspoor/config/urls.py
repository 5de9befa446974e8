"""All addresses; those of a capability stand in its own `urls.py`.

Everything below `<gemeente>/` is resolved to the person who acts there by `organisations.middleware`.
"""

from django.urls import include, path, register_converter

from verbeterspoor.foundation.converters import MunicipalitySlug
from verbeterspoor.plans.urls import by_mail, without_town

from . import health

register_converter(MunicipalitySlug, "gemeente")

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("verbeterspoor.accounts.urls")),
    path("", include("verbeterspoor.organisations.urls")),
    path("", include("verbeterspoor.notices.urls")),
    path("", include("verbeterspoor.overview.urls")),
    path("", include("verbeterspoor.foundation.urls")),
    path("", include(without_town)),
    path("", include(by_mail)),
    path("<gemeente:gemeente>/", include("verbeterspoor.trajectories.urls")),
    path("<gemeente:gemeente>/", include("verbeterspoor.supervision.urls")),
    path("<gemeente:gemeente>/", include("verbeterspoor.plans.urls")),
    path("<gemeente:gemeente>/", include("verbeterspoor.decisions.urls")),
    path("<gemeente:gemeente>/", include("verbeterspoor.intake.urls")),
]

handler400 = "verbeterspoor.foundation.views.bad_request"
handler403 = "verbeterspoor.foundation.views.forbidden"
handler404 = "verbeterspoor.foundation.views.not_found"
handler500 = "verbeterspoor.foundation.views.server_error"
