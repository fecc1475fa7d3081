from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "handrail.planning"
    label = "planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.planning import plan_navigation, plan_panels

        plan_panels.register()
        plan_navigation.register()
