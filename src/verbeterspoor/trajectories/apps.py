from django.apps import AppConfig


class TrajectoriesConfig(AppConfig):
    name = "verbeterspoor.trajectories"
    label = "trajectories"

    def ready(self) -> None:
        from . import slots

        slots.fill()
