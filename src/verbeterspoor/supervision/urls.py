from django.urls import path

from .views import finding, impression, investigation, paper, report, source, term

app_name = "supervision"
TRAJECTORY = "trajecten/<uuid:public_id>"
urlpatterns = [
    path(f"{TRAJECTORY}/bevindingen", finding.show_findings, name="findings"),
    path(f"{TRAJECTORY}/bevindingen/nieuw", finding.new_finding, name="finding_new"),
    path(f"{TRAJECTORY}/onderzoeken/nieuw", investigation.new_investigation, name="investigation_new"),
    path(f"{TRAJECTORY}/rapporten/nieuw", report.new_report, name="report_new"),
    path(f"{TRAJECTORY}/eerste-indrukken/nieuw", impression.new_first_impression, name="first_impression_new"),
    path(f"{TRAJECTORY}/termijnen", term.show_terms, name="terms"),
    path(f"{TRAJECTORY}/termijnen/nieuw", term.new_term, name="term_new"),
    path(f"{TRAJECTORY}/stukken", paper.show_papers, name="papers"),
    path("onderzoeken/<uuid:public_id>", investigation.show_investigation, name="investigation"),
    path("onderzoeken/<uuid:public_id>/wijzigen", investigation.edit_investigation, name="investigation_edit"),
    path("onderzoeken/<uuid:public_id>/stap", investigation.take_step, name="investigation_step"),
    path("stappen/<uuid:public_id>/herstellen", investigation.mend_step, name="step_mend"),
    path("bevindingen/<uuid:public_id>", finding.show_finding, name="finding"),
    path("bevindingen/<uuid:public_id>/wijzigen", finding.edit_finding, name="finding_edit"),
    path("bevindingen/<uuid:public_id>/oordeel", finding.judge, name="judge"),
    path("bevindingen/<uuid:public_id>/herkomst", finding.add_origin, name="origin"),
    path("eerste-indrukken/<uuid:public_id>/maatregelen/nieuw", impression.new_measure, name="measure_new"),
    path("maatregelen/<uuid:public_id>/bevindingen", impression.link_measure, name="measure_link"),
    path("termijnen/<uuid:public_id>", term.show_term, name="term"),
    path("termijnen/<uuid:public_id>/stap", term.take_step, name="term_step"),
    path("termijnen/<uuid:public_id>/verplaatsen", term.extend_term, name="term_extend"),
    path("termijnen/<uuid:public_id>/telt-vanaf", term.choose_anchor, name="term_anchor"),
    path("bronnen/<uuid:public_id>", source.show_source, name="source"),
    path("bronnen/<uuid:public_id>/bladzijde.png", source.send_image, name="source_image"),
    path("bestanden/<uuid:public_id>", paper.send_file, name="file"),
]
