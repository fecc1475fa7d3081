from django.apps import AppConfig


class FrontDoorConfig(AppConfig):
    name = "handrail.frontdoor"
    label = "frontdoor"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.frontdoor import caseload, for_the_desk, listening, navigation, notices, panels, retention

        listening.register()
        caseload.register()
        for_the_desk.register()
        navigation.register()
        notices.register()
        panels.register()
        retention.register()
