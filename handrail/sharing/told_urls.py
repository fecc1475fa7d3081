from django.urls import URLPattern, path

from handrail.sharing.views import access_reports, told

urlpatterns: list[URLPattern] = [
    path("person/<uuid:person_id>/sharing/told/", told.told_add, name="told-add"),
    path("person/<uuid:person_id>/sharing/refused/", told.refusal_add, name="refusal-add"),
    path("told/", told.told, name="told"),
    path("told/<int:pk>/", told.told_settle, name="told-settle"),
    path("refused/<int:pk>/", told.refusal_review, name="refusal-review"),
    path("told-and-refused/", told.told_watch, name="told-watch"),
    path("who-saw-what/", access_reports.access_reports, name="access-reports"),
    path("who-saw-what/new/", access_reports.access_report_find, name="access-report-find"),
    path("who-saw-what/<int:pk>/", access_reports.access_report_page, name="access-report"),
    path("who-saw-what/<int:pk>/choose/", access_reports.access_report_choose, name="access-report-choose"),
    path("who-saw-what/<int:pk>/theirs/", access_reports.access_report_theirs, name="access-report-theirs"),
    path("who-saw-what/<int:pk>/report.<slug:form>", access_reports.access_report_file, name="access-report-file"),
]
