from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LinkageConfig(AppConfig):
    name = "handrail.linkage"
    label = "linkage"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.linkage import home, navigation, panels
        from handrail.linkage.events import persons_changed
        from handrail.linkage.listening import index_protected
        from handrail.linkage.services.specifications import install_shipped
        from handrail.records.public import addresses_marked
        from handrail.sharing.public import follow_protected

        post_migrate.connect(install_shipped, sender=self)
        persons_changed.connect(follow_protected, dispatch_uid="linkage.follow_protected")
        addresses_marked.connect(index_protected, dispatch_uid="linkage.protected")
        navigation.register()
        home.register()
        panels.register()
