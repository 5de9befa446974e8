from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "verbeterspoor.decisions"
    label = "decisions"

    def ready(self) -> None:
        from verbeterspoor.foundation.slots import provide

        from . import slots
        from .exports.records import records

        slots.fill()
        provide("records", records)
