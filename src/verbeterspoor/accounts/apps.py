from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "verbeterspoor.accounts"
    label = "accounts"
