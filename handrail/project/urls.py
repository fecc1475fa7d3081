"""Every room's pages."""

from django.urls import include, path

urlpatterns = [
    path("", include("handrail.ui.urls")),
    path("", include("handrail.partnership.urls")),
    path("", include("handrail.disclosure.urls")),
    path("", include("handrail.desk.urls")),
    path("", include("handrail.writing.urls")),
    path("", include("handrail.records.urls")),
    path("", include("handrail.sharing.urls")),
    path("", include("handrail.linkage.urls")),
    path("", include("handrail.planning.urls")),
    path("", include("handrail.frontdoor.urls")),
    path("", include("handrail.transitions.urls")),
]

handler400 = "handrail.ui.views.bad_request"
handler403 = "handrail.ui.views.permission_denied"
handler404 = "handrail.ui.views.page_not_found"
handler500 = "handrail.ui.views.server_error"
