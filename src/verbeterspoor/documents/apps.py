from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "verbeterspoor.documents"
    label = "documents"
