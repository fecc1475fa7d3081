from django.urls import path

from handrail.records import views

urlpatterns = [
    path("", views.home, name="home"),
    path("person/<uuid:person_id>/", views.person, name="person"),
    path("person/<uuid:person_id>/timeline/", views.person_timeline, name="person-timeline"),
    path("person/<uuid:person_id>/sources/", views.person_sources, name="person-sources"),
    path("person/<uuid:person_id>/sources/<int:source>/<str:feed>/", views.person_rows, name="person-rows"),
    path("person/<uuid:person_id>/as-sent/<str:stream>/<int:pk>/", views.person_as_sent, name="person-as-sent"),
    path("person/<uuid:person_id>/why/", views.person_why, name="person-why"),
    path("person/<uuid:person_id>/<slug:tab>/", views.person_tab, name="person-tab"),
]
