from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "verbeterspoor.overview"
    label = "overview"

    def ready(self) -> None:
        from . import slots

        slots.fill()
