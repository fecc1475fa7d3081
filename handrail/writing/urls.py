from django.urls import path

from handrail.writing import views

urlpatterns = [
    path("drafts/", views.drafts, name="drafts"),
    path("drafts/keep", views.draft_keep, name="draft-keep"),
    path("drafts/<int:draft_id>/throw-away", views.draft_throw, name="draft-throw"),
    path("drafts/<int:draft_id>/bring-back", views.draft_bring_back, name="draft-bring-back"),
]
