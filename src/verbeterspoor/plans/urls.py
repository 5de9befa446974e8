from django.urls import path

from .views import answering, behalf, executing, link, looking, parts, plan, planning, rounds, selecting, steering

app_name = "plans"
urlpatterns = [
    path("acties", executing.list_own, name="mine"),
    path("acties/<uuid:public_id>", executing.show_action, name="action"),
    path("acties/<uuid:public_id>/voortgang", executing.report, name="report"),
    path("acties/<uuid:public_id>/namens", behalf.register, name="behalf"),
    path("meldingen/<uuid:public_id>/klopt-dit", behalf.answer_copy, name="copy"),
    path("acties/<uuid:public_id>/beoordelen", executing.judge, name="judge"),
    path("acties/<uuid:public_id>/wijzigen", planning.edit_action, name="action_edit"),
    path("acties/<uuid:public_id>/vervallen", planning.lapse, name="action_lapse"),
    path("acties/<uuid:public_id>/heropenen", planning.reopen, name="action_reopen"),
    path("acties/<uuid:public_id>/delen/nieuw", parts.new_part, name="part_new"),
    path("delen/<uuid:public_id>/wijzigen", parts.edit_part, name="part_edit"),
    path("delen/<uuid:public_id>/weghalen", parts.remove_part, name="part_remove"),
    path("delen/<uuid:public_id>/voortgang", parts.report_part, name="part_report"),
    path("delen/<uuid:public_id>/beoordelen", parts.judge_part, name="part_judge"),
    path("trajecten/<uuid:public_id>/plan", plan.show_plan, name="plan"),
    path("trajecten/<uuid:public_id>/plan/acties/nieuw", planning.new_action, name="action_new"),
    path("trajecten/<uuid:public_id>/plan/vaststellen", plan.adopt, name="adopt"),
    path("trajecten/<uuid:public_id>/voortgang", looking.show_list, name="progress"),
    path("trajecten/<uuid:public_id>/voortgang/bord", looking.show_board, name="board"),
    path("trajecten/<uuid:public_id>/voortgang/tijdlijn", looking.show_timeline, name="timeline"),
    path("trajecten/<uuid:public_id>/voortgang/partners", looking.show_partners, name="partners"),
    path("trajecten/<uuid:public_id>/voortgang/bevindingen", looking.show_findings, name="by_finding"),
    path("trajecten/<uuid:public_id>/voortgang/dekking", looking.show_matrix, name="matrix"),
    path("trajecten/<uuid:public_id>/voortgang/weergave", selecting.keep_view, name="view_keep"),
    path("trajecten/<uuid:public_id>/voortgang/samen-wijzigen", selecting.change_together, name="bulk"),
    path("weergaven/<uuid:public_id>/weg", selecting.forget_view, name="view_forget"),
    path("trajecten/<uuid:public_id>/rondes", rounds.list_rounds, name="rounds"),
    path("trajecten/<uuid:public_id>/rondes/nieuw", rounds.new_round, name="round_new"),
    path("rondes/<uuid:public_id>", rounds.show_round, name="round"),
    path("rondes/<uuid:public_id>/antwoord", answering.answer, name="round_answer"),
    path("rondes/<uuid:public_id>/herinneren", rounds.remind, name="round_remind"),
    path("rondes/<uuid:public_id>/sluiten", rounds.close, name="round_close"),
    path("rondes/links/<uuid:public_id>/intrekken", rounds.revoke_link, name="link_revoke"),
    path("rondes/links/<uuid:public_id>/opnieuw", rounds.renew_link, name="link_renew"),
    path("trajecten/<uuid:public_id>/plan/bijsturen", steering.adjust, name="adjust"),
    path("bijsturingen/<uuid:public_id>", steering.show_adjustment, name="adjustment"),
]
without_town = (
    [path("ronde/<str:token>", link.open_link, name="link")],
    "rounds",
)
"""Addresses that stand beside those of a municipality."""
