from django.urls import path

from .gallery import confirmation, gallery

urlpatterns = [
    path("componenten/", gallery, name="gallery"),
    path("componenten/bevestigen/", confirmation, name="gallery_confirmation"),
]
