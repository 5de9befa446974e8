from django.urls import path

from . import views

app_name = "organisations"
urlpatterns = [
    path("klok", views.move_clock, name="clock"),
    path("<gemeente:gemeente>/beheer", views.show_admin, name="admin"),
    path("<gemeente:gemeente>/beheer/mensen", views.list_people, name="people"),
    path("<gemeente:gemeente>/beheer/mensen/nieuw", views.new_person, name="person_new"),
    path("<gemeente:gemeente>/beheer/mensen/<uuid:public_id>/wachtwoord", views.renew_password, name="password_renew"),
    path("<gemeente:gemeente>/beheer/rollen/<uuid:public_id>/beeindigen", views.end_role, name="role_end"),
    path("<gemeente:gemeente>/beheer/instanties", views.list_bodies, name="bodies"),
    path("<gemeente:gemeente>/beheer/instanties/nieuw", views.new_body, name="body_new"),
    path("<gemeente:gemeente>/beheer/onderdelen", views.list_units, name="units"),
    path("<gemeente:gemeente>/beheer/onderdelen/nieuw", views.new_unit, name="unit_new"),
]
