from django.urls import path

from handrail.transitions import views

urlpatterns = [
    path("transitions/", views.transitions, name="transitions"),
    path("transitions/forecast/", views.forecast, name="forecast"),
    path("transitions/forecast/export/", views.forecast_export, name="forecast-export"),
]
