from django.urls import path

from . import views

app_name = "trajectories"
urlpatterns = [
    path("trajecten", views.list_trajectories, name="list"),
    path("trajecten/nieuw", views.new_trajectory, name="new"),
    path("trajecten/<uuid:public_id>/wijzigen", views.edit_trajectory, name="edit"),
    path("trajecten/<uuid:public_id>/partijen", views.show_parties, name="parties"),
    path("trajecten/<uuid:public_id>/coordinator", views.change_coordinator, name="coordinator"),
    path("partijen/<uuid:public_id>", views.show_party, name="party"),
    path("gedeeld/<uuid:public_id>/stoppen", views.stop_sharing, name="share_stop"),
    path("trajecten/<uuid:public_id>/geschiedenis", views.show_history, name="history"),
]
