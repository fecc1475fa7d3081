from django.apps import AppConfig
from django.http import HttpRequest


def _signed_in(request: HttpRequest) -> bool:
    return bool(request.user.is_authenticated)


def _mark_anew(**kwargs: object) -> None:
    from handrail.records.services.protecting import mark_addresses

    mark_addresses()


class RecordsConfig(AppConfig):
    name = "handrail.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from handrail.disclosure.public import protection_changed
        from handrail.records import for_the_desk
        from handrail.records.home_blocks import my_people, opened_lately, your_drafts
        from handrail.records.panels import OVERVIEW, HomeBlock, Tab, register_home_block, register_tab
        from handrail.ui.public import NavigationItem, register_navigation

        for_the_desk.register()
        protection_changed.connect(_mark_anew, dispatch_uid="records.addresses")
        register_navigation(NavigationItem("My work", "home", 10, _signed_in, key="h"))
        register_home_block(HomeBlock("opened-lately", 5, "records/opened_lately.jinja", opened_lately))
        register_home_block(HomeBlock("my-people", 50, "records/my_people.jinja", my_people))
        register_home_block(HomeBlock("your-drafts", 15, "writing/home.jinja", your_drafts))
        register_tab(Tab(OVERVIEW, "Overview", 10, "person"))
        register_tab(Tab("timeline", "Timeline", 20, "person-timeline"))
        register_tab(Tab("sources", "Where this comes from", 80, "person-sources"))
        register_tab(Tab("why", "Who sees what", 90, "person-why"))
