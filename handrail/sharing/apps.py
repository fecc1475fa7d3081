from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "handrail.sharing"
    label = "sharing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.sharing import navigation, panels, report_chapters

        navigation.register()
        panels.register()
        report_chapters.register()
