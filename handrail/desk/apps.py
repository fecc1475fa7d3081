from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "handrail.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.desk import navigation

        navigation.register()
