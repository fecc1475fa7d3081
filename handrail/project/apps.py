from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "handrail.project"
    label = "project"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.project import home

        home.register()
