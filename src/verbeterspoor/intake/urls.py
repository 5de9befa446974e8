from django.urls import path

from .views import judging, reading, start

app_name = "intake"
READING = "inlezen/<uuid:public_id>"
CANDIDATE = f"{READING}/voorstellen/<uuid:candidate_id>"
urlpatterns = [
    path("inlezen", start.start, name="start"),
    path("inlezen/lijst", start.show_list, name="list"),
    path(READING, reading.show_reading, name="reading"),
    path(f"{READING}/voortgang", start.show_progress, name="progress"),
    path(f"{READING}/opnieuw", start.try_again, name="again"),
    path(f"{READING}/verwijderen", start.remove_failed, name="remove"),
    path(f"{READING}/beeld", reading.show_view, name="view"),
    path(f"{READING}/bladzijde/<int:page>.png", reading.send_image, name="image"),
    path(f"{READING}/stuk", judging.register_document, name="document"),
    path(f"{READING}/bevinding", judging.add_finding, name="add_finding"),
    path(f"{READING}/groep/<slug:kind>/overnemen", judging.accept_all, name="accept_all"),
    path(CANDIDATE, judging.judge, name="judge"),
    path(f"{CANDIDATE}/verbeteren", judging.correct, name="correct"),
]
