from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "verbeterspoor.supervision"
    label = "supervision"

    def ready(self) -> None:
        from . import slots

        slots.fill()
