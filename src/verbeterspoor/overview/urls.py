from django.urls import path

from . import views

app_name = "overview"
urlpatterns = [
    path("", views.home, name="home"),
    path("mijn/", views.my_tasks, name="my_tasks"),
    path("<gemeente:gemeente>/trajecten/<uuid:public_id>", views.show_trail, name="trail"),
]
