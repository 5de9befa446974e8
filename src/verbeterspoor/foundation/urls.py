from django.urls import path

from .gallery import gallery

urlpatterns = [
    path("componenten/", gallery, name="gallery"),
]
