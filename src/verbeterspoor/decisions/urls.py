from django.urls import path

from .views import proposals

app_name = "decisions"
TRAJECTORY = "trajecten/<uuid:public_id>"
urlpatterns = [
    path("voorstellen", proposals.list_proposals, name="proposals"),
    path(f"{TRAJECTORY}/voorstellen", proposals.list_of_trajectory, name="of_trajectory"),
    path(f"{TRAJECTORY}/voorstellen/nieuw", proposals.start_proposal, name="proposal_new"),
    path("voorstellen/<uuid:public_id>", proposals.show_proposal, name="proposal"),
]
