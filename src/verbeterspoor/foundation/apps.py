from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "verbeterspoor.foundation"
    label = "foundation"
