from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "verbeterspoor.history"
    label = "history"
