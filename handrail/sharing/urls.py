from django.urls import path

from handrail.sharing import protected_urls, retention_urls, told_urls
from handrail.sharing.views import access, connections, deciding, emergency, reviewing

urlpatterns = [
    path("access/", access.access, name="access"),
    path("access/ask/", access.access_ask, name="access-ask"),
    path("access/decide/", deciding.access_decide, name="access-decide"),
    path("access/requests/<int:request_id>/", deciding.access_request, name="access-request"),
    path("access/requests/<int:request_id>/take-back/", access.access_take_back, name="access-take-back"),
    path("access/grants/<int:grant_id>/end/", deciding.access_end, name="access-end"),
    path("access/grants/<int:grant_id>/look-again/", deciding.access_look_again, name="access-look-again"),
    path("access/review/", reviewing.access_review, name="access-review"),
    path("access/review/<int:emergency_id>/", reviewing.access_review_one, name="access-review-one"),
    path("access/known/<int:user_id>/<str:what>/", reviewing.access_known, name="access-known"),
    path("person/<uuid:person_id>/sharing/let-in/", deciding.person_let_in, name="person-let-in"),
    path("emergency/", emergency.emergency, name="emergency"),
    path("emergency/<int:emergency_id>/close/", emergency.emergency_close, name="emergency-close"),
    path("connections/", connections.connections, name="connections"),
    path("connections/staff/", connections.connections_all, name="connections-all"),
    path("connections/<int:connection_id>/", connections.connection, name="connection"),
    *retention_urls.urlpatterns,
    *told_urls.urlpatterns,
    *protected_urls.urlpatterns,
]
