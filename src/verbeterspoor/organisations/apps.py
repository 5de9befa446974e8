from datetime import timedelta

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "verbeterspoor.organisations"
    label = "organisations"

    def ready(self) -> None:
        from django.conf import settings

        from verbeterspoor.foundation import clock

        from . import queries, slots

        slots.fill()
        if settings.DEMO:
            clock.set_offset_source(clock.remembered(queries.clock_offset, timedelta(seconds=1)))
