"""Every room's pages."""

from django.urls import include, path

urlpatterns = [
    path("", include("handrail.ui.urls")),
    path("", include("handrail.partnership.urls")),
    path("", include("handrail.disclosure.urls")),
    path("", include("handrail.records.urls")),
]
