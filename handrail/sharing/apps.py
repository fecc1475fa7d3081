from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "handrail.sharing"
    label = "sharing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.sharing import home_blocks, home_tasks, navigation, notices, panels

        navigation.register()
        panels.register()
        home_blocks.register()
        home_tasks.register()
        notices.register()
