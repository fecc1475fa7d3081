from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SharingConfig(AppConfig):
    name = "handrail.sharing"
    label = "sharing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.sharing import (
            home_blocks,
            home_tasks,
            navigation,
            notices,
            panels,
            report_chapters,
            retention_notices,
            retention_of_records,
            retention_tasks,
        )
        from handrail.sharing.services.schedule import install_schedule

        post_migrate.connect(install_schedule, sender=self)
        retention_of_records.register()
        retention_notices.register()
        retention_tasks.register()
        navigation.register()
        panels.register()
        report_chapters.register()
        home_blocks.register()
        home_tasks.register()
        notices.register()
