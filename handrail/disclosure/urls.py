from django.urls import path

from handrail.disclosure import views

urlpatterns = [
    path("acting", views.acting, name="acting"),
    path("acting/post", views.act_in_post, name="acting-post"),
    path("acting/purpose", views.act_for_purpose, name="acting-purpose"),
    path("ledger", views.ledger, name="ledger"),
    path("sharing", views.sharing, name="sharing"),
]
