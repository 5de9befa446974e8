from django.urls import path

from .views import meetings, planning, proposals

app_name = "decisions"
TRAJECTORY = "trajecten/<uuid:public_id>"
urlpatterns = [
    path("voorstellen", proposals.list_proposals, name="proposals"),
    path(f"{TRAJECTORY}/voorstellen", proposals.list_of_trajectory, name="of_trajectory"),
    path(f"{TRAJECTORY}/voorstellen/nieuw", proposals.start_proposal, name="proposal_new"),
    path("voorstellen/<uuid:public_id>", proposals.show_proposal, name="proposal"),
    path("vergaderingen", meetings.list_meetings, name="meetings"),
    path("vergaderingen/nieuw", meetings.new_meetings, name="meetings_new"),
    path("vergaderingen/inlezen", meetings.import_calendar, name="meetings_import"),
    path("vergaderingen/organen", meetings.list_bodies, name="bodies"),
    path("vergaderingen/organen/nieuw", meetings.edit_body, name="body_new"),
    path("vergaderingen/organen/<uuid:public_id>", meetings.edit_body, name="body"),
    path("vergaderingen/<uuid:public_id>", meetings.show_meeting, name="meeting"),
    path("vergaderingen/<uuid:public_id>/wijzigen", meetings.edit_meeting, name="meeting_edit"),
    path("vergaderingen/<uuid:public_id>/gehouden", meetings.hold_meeting, name="meeting_hold"),
    path("vergaderingen/<uuid:public_id>/vervalt", meetings.cancel_meeting, name="meeting_cancel"),
    path("voorstellen/<uuid:public_id>/vergadering", planning.plan_proposal, name="proposal_meeting"),
]
