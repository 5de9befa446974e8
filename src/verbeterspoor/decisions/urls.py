from django.urls import path

from .views import proposals

app_name = "decisions"
urlpatterns = [
    path("voorstellen", proposals.list_proposals, name="proposals"),
]
