from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "verbeterspoor.history"
    label = "history"

    def ready(self) -> None:
        from . import slots

        slots.fill()
