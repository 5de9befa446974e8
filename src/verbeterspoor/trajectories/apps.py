from django.apps import AppConfig


class TrajectoriesConfig(AppConfig):
    name = "verbeterspoor.trajectories"
    label = "trajectories"
