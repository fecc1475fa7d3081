from django.urls import path

from handrail.linkage.views import extracts, find, lineage, matches, quarantine, specifications

urlpatterns = [
    path("find", find.find, name="find"),
    path("matches", matches.matches, name="matches"),
    path("matches/measured", matches.matches_measured, name="matches-measured"),
    path("matches/<int:item_id>", matches.match_decide, name="match-decide"),
    path("matches/<int:item_id>/undo", matches.match_undo, name="match-undo"),
    path("lineage/", lineage.lineage_find, name="lineage-find"),
    path("lineage/<uuid:person_id>/", lineage.lineage, name="lineage"),
    path("lineage/<uuid:person_id>/join/<uuid:other_id>/", lineage.lineage_join, name="lineage-join"),
    path("lineage/<uuid:person_id>/undo/<int:set_id>/", lineage.lineage_undo, name="lineage-undo"),
    path("extracts", extracts.extracts, name="extracts"),
    path("extracts/upload", extracts.extract_upload, name="extract-upload"),
    path("extracts/<int:batch_id>", extracts.extract, name="extract"),
    path("extracts/<int:batch_id>/load", extracts.extract_load, name="extract-load"),
    path("quarantine", quarantine.quarantine, name="quarantine"),
    path("quarantine/<int:row_id>", quarantine.quarantined_row, name="quarantined-row"),
    path("specifications", specifications.specifications, name="specifications"),
    path("specifications/new", specifications.specification_new, name="specification-new"),
    path("specifications/schema.json", specifications.specification_schema, name="specification-schema"),
    path("specifications/<slug:code>", specifications.specification, name="specification"),
]
