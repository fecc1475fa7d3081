"""The pages that these tests open."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("handrail.ui.urls")),
    path("", include("handrail.records.urls")),
]
