from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "verbeterspoor.notices"
    label = "notices"
