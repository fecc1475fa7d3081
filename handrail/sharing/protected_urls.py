from django.urls import path

from handrail.sharing.views import protected

urlpatterns = [
    path("person/<uuid:person_id>/sharing/protect/", protected.protect_value, name="protect"),
    path(
        "person/<uuid:person_id>/sharing/protected/<int:value_id>/show/",
        protected.protected_show,
        name="protected-show",
    ),
    path(
        "person/<uuid:person_id>/sharing/protected/<int:value_id>/grant/",
        protected.protected_grant,
        name="protected-grant",
    ),
    path(
        "person/<uuid:person_id>/sharing/protected/<int:value_id>/end/", protected.protected_end, name="protected-end"
    ),
    path(
        "person/<uuid:person_id>/sharing/protected/grants/<int:grant_id>/withdraw/",
        protected.protected_withdraw,
        name="protected-withdraw",
    ),
]
