from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "handrail.partnership"
    label = "partnership"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.partnership import sessions  # noqa: F401 - connects its receiver
