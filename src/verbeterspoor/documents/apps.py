from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "verbeterspoor.documents"
    label = "documents"

    def ready(self) -> None:
        from . import slots

        slots.fill()
