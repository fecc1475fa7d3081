from django.urls import URLPattern, path

from handrail.sharing.views import told

urlpatterns: list[URLPattern] = [
    path("person/<uuid:person_id>/sharing/told/", told.told_add, name="told-add"),
    path("person/<uuid:person_id>/sharing/refused/", told.refusal_add, name="refusal-add"),
    path("told/", told.told, name="told"),
    path("told/<int:pk>/", told.told_settle, name="told-settle"),
    path("refused/<int:pk>/", told.refusal_review, name="refusal-review"),
    path("told-and-refused/", told.told_watch, name="told-watch"),
]
