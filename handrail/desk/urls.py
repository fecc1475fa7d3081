from django.urls import path

from handrail.desk.views import lists, notices

urlpatterns = [
    path("filters/", lists.filters, name="filters"),
    path("filters/<int:filter_id>/delete/", lists.filter_delete, name="filter-delete"),
    path("lists/<slug:code>/save/", lists.filter_save, name="filter-save"),
    path("lists/<slug:code>/take-out/", lists.take_out, name="take-out"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.notices_read, name="notices-read"),
    path("notices/e-mail/", notices.notices_email, name="notices-email"),
    path("notices/<int:notice_id>/open/", notices.notice_open, name="notice-open"),
]
