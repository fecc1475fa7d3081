from django.urls import path

from handrail.disclosure import views
from handrail.disclosure.ledger import views as ledger
from handrail.disclosure.matrix import views as matrix

urlpatterns = [
    path("acting", views.acting, name="acting"),
    path("acting/post", views.act_in_post, name="acting-post"),
    path("acting/purpose", views.act_for_purpose, name="acting-purpose"),
    path("ledger", ledger.ledger, name="ledger"),
    path("ledger/<int:seq>/", ledger.ledger_entry, name="ledger-entry"),
    path("ledger/verify/", ledger.ledger_verify, name="ledger-verify"),
    path("sharing", views.sharing, name="sharing"),
    path("sharing/begin/", matrix.matrix_begin, name="matrix-begin"),
    path("sharing/draft/", matrix.matrix_draft, name="matrix-draft"),
    path("sharing/draft/changes/", matrix.matrix_changes, name="matrix-changes"),
    path("sharing/draft/preview/", matrix.matrix_preview, name="matrix-preview"),
    path("sharing/draft/propose/", matrix.matrix_propose, name="matrix-propose"),
    path("sharing/draft/publish/", matrix.matrix_publish, name="matrix-publish"),
    path("sharing/draft/read-in/", matrix.matrix_read_in, name="matrix-read-in"),
    path("sharing/draft/throw-away/", matrix.matrix_throw_away, name="matrix-throw-away"),
    path("sharing/<slug:version>.toml", matrix.matrix_export, name="matrix-export"),
]
