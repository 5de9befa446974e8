from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("mijn/berichten", views.show_inbox, name="inbox"),
    path("mijn/berichten/gelezen", views.read_all, name="read_all"),
    path("mijn/berichten/<uuid:public_id>", views.open_notice, name="open"),
    path("mijn/meldingen", views.choose, name="settings"),
    path("mijn/agenda", views.show_calendars, name="calendars"),
    path("mijn/agenda/nieuw", views.make_calendar, name="calendar_new"),
    path("mijn/agenda/<uuid:public_id>/vernieuwen", views.renew_calendar, name="calendar_renew"),
    path("mijn/agenda/<uuid:public_id>/intrekken", views.revoke_calendar, name="calendar_revoke"),
    path("mijn/agenda/<str:token>.ics", views.read_calendar, name="calendar"),
    path("mijn/afmelden/<str:sign>", views.unsubscribe, name="unsubscribe"),
    path("mijn/post", views.show_folder, name="folder"),
    path("mijn/post/<str:name>", views.show_letter, name="letter"),
    path("<gemeente:gemeente>/beheer/post", views.list_mails, name="mails"),
    path("<gemeente:gemeente>/beheer/post/<uuid:public_id>/opnieuw", views.try_again, name="try_again"),
]
