from django.urls import path

from .views import bodies, demo_clock, handing_over, invitations, merging, names, people, settings

app_name = "organisations"
urlpatterns = [
    path("uitnodiging/<str:token>", invitations.show_invitation, name="invitation"),
    path("mijn/rollen", handing_over.my_roles, name="my_roles"),
    path("klok", demo_clock.move_clock, name="clock"),
    path("<gemeente:gemeente>/beheer", bodies.show_admin, name="admin"),
    path("<gemeente:gemeente>/beheer/mensen", people.list_people, name="people"),
    path("<gemeente:gemeente>/beheer/mensen/nieuw", people.new_person, name="person_new"),
    path("<gemeente:gemeente>/beheer/mensen/<uuid:public_id>", handing_over.show_person, name="person"),
    path("<gemeente:gemeente>/beheer/mensen/<uuid:public_id>/overdragen", handing_over.hand_over, name="hand_over"),
    path("<gemeente:gemeente>/beheer/mensen/<uuid:public_id>/wachtwoord", people.renew_password, name="password_renew"),
    path(
        "<gemeente:gemeente>/beheer/uitnodigingen/<uuid:public_id>/opnieuw",
        invitations.invite_again,
        name="invitation_again",
    ),
    path(
        "<gemeente:gemeente>/beheer/uitnodigingen/<uuid:public_id>/intrekken",
        invitations.revoke,
        name="invitation_revoke",
    ),
    path("<gemeente:gemeente>/beheer/rollen/<uuid:public_id>/beeindigen", people.end_role, name="role_end"),
    path("<gemeente:gemeente>/beheer/instanties", bodies.list_bodies, name="bodies"),
    path("<gemeente:gemeente>/beheer/instanties/nieuw", bodies.new_body, name="body_new"),
    path("<gemeente:gemeente>/beheer/onderdelen", bodies.list_units, name="units"),
    path("<gemeente:gemeente>/beheer/onderdelen/nieuw", bodies.new_unit, name="unit_new"),
    path("<gemeente:gemeente>/beheer/mensen/<uuid:public_id>/naam", names.rename_person, name="person_rename"),
    path("<gemeente:gemeente>/beheer/instanties/<uuid:public_id>", names.show_body, name="body"),
    path("<gemeente:gemeente>/beheer/instanties/<uuid:public_id>/naam", names.rename_body, name="body_rename"),
    path("<gemeente:gemeente>/beheer/instanties/<uuid:public_id>/samenvoegen", merging.merge_body, name="body_merge"),
    path("<gemeente:gemeente>/beheer/onderdelen/<uuid:public_id>", names.show_unit, name="unit"),
    path("<gemeente:gemeente>/beheer/onderdelen/<uuid:public_id>/naam", names.rename_unit, name="unit_rename"),
    path("<gemeente:gemeente>/beheer/onderdelen/<uuid:public_id>/samenvoegen", merging.merge_unit, name="unit_merge"),
    path("<gemeente:gemeente>/beheer/naam", names.rename_municipality, name="municipality_rename"),
    path("<gemeente:gemeente>/beheer/instellingen", settings.show_settings, name="settings"),
]
