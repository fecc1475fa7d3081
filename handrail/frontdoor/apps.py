from django.apps import AppConfig


class FrontDoorConfig(AppConfig):
    name = "handrail.frontdoor"
    label = "frontdoor"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.frontdoor import (
            caseload,
            declined,
            for_the_desk,
            listening,
            navigation,
            notices,
            panels,
            retention,
        )

        declined.register()
        listening.register()
        caseload.register()
        for_the_desk.register()
        navigation.register()
        notices.register()
        panels.register()
        retention.register()
