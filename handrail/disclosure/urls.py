from django.urls import path

from handrail.disclosure import views
from handrail.disclosure.ledger import views as ledger

urlpatterns = [
    path("acting", views.acting, name="acting"),
    path("acting/post", views.act_in_post, name="acting-post"),
    path("acting/purpose", views.act_for_purpose, name="acting-purpose"),
    path("ledger", ledger.ledger, name="ledger"),
    path("ledger/<int:seq>/", ledger.ledger_entry, name="ledger-entry"),
    path("ledger/verify/", ledger.ledger_verify, name="ledger-verify"),
    path("sharing", views.sharing, name="sharing"),
]
