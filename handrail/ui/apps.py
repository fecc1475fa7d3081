"""Django's entry for the room."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """How a page looks and behaves. Has no models."""

    name = "handrail.ui"
    label = "ui"
