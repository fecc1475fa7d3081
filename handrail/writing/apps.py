from django.apps import AppConfig


class WritingConfig(AppConfig):
    name = "handrail.writing"
    label = "writing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.writing import notices

        notices.register()
