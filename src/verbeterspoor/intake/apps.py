from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "verbeterspoor.intake"
    label = "intake"

    def ready(self) -> None:
        from . import slots

        slots.fill()
