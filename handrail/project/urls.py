"""Every room's pages."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
]
