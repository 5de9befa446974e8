from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "verbeterspoor.supervision"
    label = "supervision"

    def ready(self) -> None:
        from verbeterspoor.foundation.slots import provide

        from . import slots
        from .exports.records import records

        slots.fill()
        provide("records", records)
