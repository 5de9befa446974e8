from django.urls import path

from .views import (
    attaching,
    meetings,
    outcomes,
    planning,
    proposals,
    reading_in,
    submitting,
    taking_along,
    telling_back,
    writing,
)

app_name = "decisions"
TRAJECTORY = "trajecten/<uuid:public_id>"
PROPOSAL = "voorstellen/<uuid:public_id>"
urlpatterns = [
    path("voorstellen", proposals.list_proposals, name="proposals"),
    path(f"{TRAJECTORY}/voorstellen", proposals.list_of_trajectory, name="of_trajectory"),
    path(f"{TRAJECTORY}/voorstellen/nieuw", proposals.start_proposal, name="proposal_new"),
    path(f"{TRAJECTORY}/voorstellen/elders-besloten", outcomes.decided_elsewhere, name="decided_elsewhere"),
    path("voorstellen/<uuid:public_id>/uitkomst", outcomes.record, name="outcome"),
    path("voorstellen/<uuid:public_id>/terugmelding", telling_back.report_back, name="report_back"),
    path("besluitpunten/<uuid:public_id>/herzien", outcomes.revise, name="revise"),
    path("terugmeldingen/<uuid:public_id>", telling_back.told, name="told"),
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
    path(PROPOSAL, proposals.show_proposal, name="proposal"),
    path(f"{PROPOSAL}/papier.<str:kind>", taking_along.take_proposal, name="proposal_paper"),
    path(f"{PROPOSAL}/kop", writing.write_header, name="proposal_header"),
    path(f"{PROPOSAL}/tekst", writing.write_text, name="proposal_text"),
    path(f"{PROPOSAL}/besluitpunten", writing.write_points, name="proposal_points"),
    path(f"{PROPOSAL}/overwegingen", writing.write_weighing, name="proposal_weighing"),
    path(f"{PROPOSAL}/bijlagen", attaching.attachments, name="proposal_attachments"),
    path(f"{PROPOSAL}/proces", writing.write_process, name="proposal_process"),
    path("bijlagen/<uuid:public_id>", attaching.edit_attachment, name="attachment"),
    path("bijlagen/<uuid:public_id>/bestand", attaching.attachment_file, name="attachment_file"),
    path(f"{PROPOSAL}/inlezen", reading_in.choose_source, name="proposal_read_in"),
    path(f"{PROPOSAL}/nakijken", reading_in.check_reading, name="proposal_check"),
    path(f"{PROPOSAL}/indienen", submitting.submit, name="proposal_submit"),
    path(f"{PROPOSAL}/terughalen", submitting.take_back, name="proposal_take_back"),
    path(f"{PROPOSAL}/intrekken", submitting.withdraw, name="proposal_withdraw"),
]
