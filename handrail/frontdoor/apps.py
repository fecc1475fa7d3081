from django.apps import AppConfig


class FrontDoorConfig(AppConfig):
    name = "handrail.frontdoor"
    label = "frontdoor"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.frontdoor import declined, listening, navigation, panels

        declined.register()
        listening.register()
        navigation.register()
        panels.register()
