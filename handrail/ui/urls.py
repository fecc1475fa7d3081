"""Addresses of the room. None asks for sign-in: sign-in pages need the brand, and the gallery shows no data."""

from django.urls import path

from handrail.ui import views
from handrail.ui.gallery.views import gallery

app_name = "ui"

urlpatterns = [
    path("brand.css", views.brand, name="brand"),
    path("gallery", gallery, name="gallery"),
]
