from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "verbeterspoor.notices"
    label = "notices"

    def ready(self) -> None:
        from . import slots

        slots.fill()
