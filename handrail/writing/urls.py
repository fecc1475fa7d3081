from django.urls import path

from handrail.writing import history_views, views

urlpatterns = [
    path("drafts/", views.drafts, name="drafts"),
    path("drafts/keep", views.draft_keep, name="draft-keep"),
    path("drafts/<int:draft_id>/throw-away", views.draft_throw, name="draft-throw"),
    path("drafts/<int:draft_id>/bring-back", views.draft_bring_back, name="draft-bring-back"),
    path("history/<slug:kind>/<int:pk>/", history_views.history, name="history"),
    path("history/<slug:kind>/<int:pk>/delete/", history_views.history_delete, name="history-delete"),
    path("history/<slug:kind>/<int:pk>/undo/", history_views.history_undo, name="history-undo"),
]
