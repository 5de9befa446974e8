from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "verbeterspoor.decisions"
    label = "decisions"

    def ready(self) -> None:
        from . import slots

        slots.fill()
