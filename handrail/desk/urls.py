from django.urls import path

from handrail.desk.views import notices

urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.notices_read, name="notices-read"),
    path("notices/e-mail/", notices.notices_email, name="notices-email"),
    path("notices/<int:notice_id>/open/", notices.notice_open, name="notice-open"),
]
