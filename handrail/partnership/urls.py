from django.urls import include, path, re_path

from handrail.partnership import views

# allauth's pages that have no place here: nobody signs themselves up, and no mail is sent.
CLOSED = r"^accounts/(signup|email|confirm-email|password/(set|reset)|login/code|social|3rdparty/signup|3rdparty/$)"

urlpatterns = [
    re_path(CLOSED, views.closed),
    path("accounts/", include("allauth.urls")),
    path("demo", views.demo, name="demo"),
    path("partnership", views.partnership, name="partnership"),
    path("partnership/posts/<int:post_id>/capacity", views.post_capacity, name="post-capacity"),
]
