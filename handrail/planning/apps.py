from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PlanningConfig(AppConfig):
    name = "handrail.planning"
    label = "planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.planning import home, lists, navigation, notices, panels, plan_navigation, plan_panels
        from handrail.planning.services.instruments import install_shipped

        post_migrate.connect(install_shipped, sender=self)
        home.register()
        lists.register()
        navigation.register()
        notices.register()
        panels.register()
        plan_panels.register()
        plan_navigation.register()
