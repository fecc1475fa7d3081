from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PlanningConfig(AppConfig):
    name = "handrail.planning"
    label = "planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.planning import (
            assessment_histories,
            home,
            listening,
            lists,
            navigation,
            notices,
            panels,
            plan_histories,
            plan_navigation,
            plan_panels,
            retention,
        )
        from handrail.planning.services.instruments import install_shipped
        from handrail.planning.services.telling import tell_anew

        post_migrate.connect(install_shipped, sender=self)
        post_migrate.connect(tell_anew, sender=self)
        home.register()
        listening.register()
        lists.register()
        navigation.register()
        notices.register()
        panels.register()
        plan_panels.register()
        plan_navigation.register()
        retention.register()
        plan_histories.register()
        assessment_histories.register()
