from django.urls import path

from .views import executing, plan, planning

app_name = "plans"
urlpatterns = [
    path("acties", executing.list_own, name="mine"),
    path("acties/<uuid:public_id>", executing.show_action, name="action"),
    path("acties/<uuid:public_id>/voortgang", executing.report, name="report"),
    path("acties/<uuid:public_id>/beoordelen", executing.judge, name="judge"),
    path("acties/<uuid:public_id>/wijzigen", planning.edit_action, name="action_edit"),
    path("acties/<uuid:public_id>/vervallen", planning.lapse, name="action_lapse"),
    path("acties/<uuid:public_id>/heropenen", planning.reopen, name="action_reopen"),
    path("trajecten/<uuid:public_id>/plan", plan.show_plan, name="plan"),
    path("trajecten/<uuid:public_id>/plan/acties/nieuw", planning.new_action, name="action_new"),
    path("trajecten/<uuid:public_id>/plan/vaststellen", plan.adopt, name="adopt"),
    path("trajecten/<uuid:public_id>/voortgang", planning.list_progress, name="progress"),
]
