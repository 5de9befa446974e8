from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "verbeterspoor.accounts"
    label = "accounts"

    def ready(self) -> None:
        from . import slots

        slots.fill()
