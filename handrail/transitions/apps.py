from django.apps import AppConfig


class TransitionsConfig(AppConfig):
    name = "handrail.transitions"
    label = "transitions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.transitions import home, listening, lists, navigation, panels

        panels.register()
        home.register()
        listening.register()
        lists.register()
        navigation.register()
