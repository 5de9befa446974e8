from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "verbeterspoor.plans"
    label = "plans"

    def ready(self) -> None:
        from verbeterspoor.foundation.slots import provide

        from . import slots
        from .exports.records import records

        slots.fill()
        provide("records", records)
