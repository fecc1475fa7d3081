from django.urls import path

from handrail.sharing.views import disposals, holds, retention

_RUN = "retention/runs/<int:pk>/"

urlpatterns = [
    path("retention/", retention.retention, name="retention"),
    path("retention/person/<uuid:person_id>/", retention.retention_person, name="retention-person"),
    path("retention/rules/", retention.rules, name="retention-rules"),
    path("retention/rules/version/<int:version>/", retention.rules_version, name="retention-version"),
    path("retention/rules/add/", retention.rule_add, name="retention-rule-add"),
    path("retention/rules/undo/", retention.undo_days, name="retention-undo-days"),
    path("retention/rules/of/<slug:code>/", retention.rule, name="retention-rule"),
    path("retention/rules/of/<slug:code>/take-away/", retention.rule_drop, name="retention-rule-drop"),
    path("retention/holds/", holds.hold_list, name="holds"),
    path("retention/holds/add/", holds.hold_add, name="hold-add"),
    path("retention/holds/<int:pk>/", holds.hold, name="hold"),
    path("retention/holds/<int:pk>/release/", holds.hold_release, name="hold-release"),
    path("retention/runs/dry/", disposals.dry_run, name="dry-run"),
    path(_RUN, disposals.disposal, name="disposal"),
    path(f"{_RUN}people/", disposals.disposal_people, name="disposal-people"),
    path(f"{_RUN}propose/", disposals.disposal_propose, name="disposal-propose"),
    path(f"{_RUN}approve/", disposals.disposal_approve, name="disposal-approve"),
    path(f"{_RUN}go-on/", disposals.disposal_go_on, name="disposal-go-on"),
    path(f"{_RUN}withdraw/", disposals.disposal_withdraw, name="disposal-withdraw"),
    path(f"{_RUN}certificate/", disposals.certificate, name="disposal-certificate"),
]
