from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "verbeterspoor.plans"
    label = "plans"

    def ready(self) -> None:
        from . import slots

        slots.fill()
