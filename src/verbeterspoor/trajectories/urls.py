from django.urls import path

from .views import case_system
from .views import pages as views

app_name = "trajectories"
urlpatterns = [
    path("trajecten", views.list_trajectories, name="list"),
    path("trajecten/nieuw", views.new_trajectory, name="new"),
    path("trajecten/<uuid:public_id>/wijzigen", views.edit_trajectory, name="edit"),
    path("trajecten/<uuid:public_id>/partijen", views.show_parties, name="parties"),
    path("trajecten/<uuid:public_id>/coordinator", views.change_coordinator, name="coordinator"),
    path("partijen/<uuid:public_id>", views.show_party, name="party"),
    path("gedeeld/<uuid:public_id>/stoppen", views.stop_sharing, name="share_stop"),
    path("trajecten/<uuid:public_id>/zaaksysteem", case_system.show_case_system, name="case_system"),
    path("trajecten/<uuid:public_id>/zaaksysteem/bewaren", case_system.set_retention, name="retention"),
    path("trajecten/<uuid:public_id>/zaaksysteem/afsluiten", case_system.close, name="close"),
    path("trajecten/<uuid:public_id>/zaaksysteem/heropenen", case_system.reopen, name="reopen"),
    path("trajecten/<uuid:public_id>/zaaksysteem/pakket", case_system.make_package, name="package_make"),
    path(
        "trajecten/<uuid:public_id>/zaaksysteem/voortgang", case_system.show_package_progress, name="package_progress"
    ),
    path("pakketten/<uuid:public_id>", case_system.show_package, name="package"),
    path("pakketten/<uuid:public_id>/bestand", case_system.send_package, name="package_file"),
    path("trajecten/<uuid:public_id>/geschiedenis", views.show_history, name="history"),
]
