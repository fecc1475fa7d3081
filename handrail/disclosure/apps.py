from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class DisclosureConfig(AppConfig):
    name = "handrail.disclosure"
    label = "disclosure"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.disclosure import watching  # noqa: F401 - connects its receivers
        from handrail.disclosure.navigation import register
        from handrail.disclosure.protected.checking import check_texts, filled_with
        from handrail.disclosure.raising import lower_wall, raise_wall
        from handrail.disclosure.services.set_up import install_defaults
        from handrail.ui.public import register_text_guard

        pre_migrate.connect(lower_wall, sender=self)
        post_migrate.connect(raise_wall, sender=self)
        post_migrate.connect(install_defaults, sender=self)
        register()
        register_text_guard(check=check_texts, clean=filled_with)
