from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LinkageConfig(AppConfig):
    name = "handrail.linkage"
    label = "linkage"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.linkage import home, listening, navigation, panels, retention
        from handrail.linkage.services.specifications import install_shipped

        post_migrate.connect(install_shipped, sender=self)
        navigation.register()
        home.register()
        panels.register()
        listening.register()
        retention.register()
