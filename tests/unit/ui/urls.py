"""The room's addresses alone, so that its tests need no other room."""

from django.urls import include, path

urlpatterns = [path("", include("handrail.ui.urls"))]
