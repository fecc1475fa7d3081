from django.urls import path

from handrail.planning import plan_urls
from handrail.planning.views import answering, assessments, editing, instruments

_ONE = "person/<uuid:person_id>/assessments/<int:assessment_id>/"
_FORM = "instruments/<slug:code>/"
_DRAFT = f"{_FORM}draft/"

urlpatterns = [
    *plan_urls.urlpatterns,
    path("person/<uuid:person_id>/assess/<slug:code>/", assessments.assessment_begin, name="assessment-begin"),
    path(_ONE, assessments.assessment, name="assessment"),
    path(f"{_ONE}agree/", assessments.assessment_agree, name="assessment-agree"),
    path(f"{_ONE}dissent/", assessments.assessment_dissent, name="assessment-dissent"),
    path(f"{_ONE}withdraw/", assessments.assessment_withdraw, name="assessment-withdraw"),
    path(f"{_ONE}move/", assessments.assessment_move, name="assessment-move"),
    path(f"{_ONE}view/<slug:whose>/", answering.answers_check, name="answers-check"),
    path(f"{_ONE}view/<slug:whose>/<str:section>/", answering.answer_section, name="answer-section"),
    path("instruments/", instruments.instruments, name="instruments"),
    path("instruments/schema.json", instruments.instrument_schema, name="instrument-schema"),
    path(_FORM, instruments.instrument, name="instrument"),
    path(f"{_FORM}next/", instruments.instrument_next, name="instrument-next"),
    path(f"{_FORM}publish/", instruments.instrument_publish, name="instrument-publish"),
    path(f"{_FORM}throw-away/", instruments.instrument_throw_away, name="instrument-throw-away"),
    path(f"{_FORM}<int:version>/", instruments.instrument_preview, name="instrument-preview"),
    path(f"{_FORM}<int:version>/export.json", instruments.instrument_export, name="instrument-export"),
    path(_DRAFT, editing.draft, name="instrument-draft"),
    path(f"{_DRAFT}settings/", editing.draft_settings, name="draft-settings"),
    path(f"{_DRAFT}scoring/", editing.draft_scoring, name="draft-scoring"),
    path(f"{_DRAFT}part/", editing.draft_section, name="draft-section-new"),
    path(f"{_DRAFT}part/<int:section>/", editing.draft_section, name="draft-section"),
    path(f"{_DRAFT}part/<int:section>/move/", editing.draft_move, name="draft-section-move"),
    path(f"{_DRAFT}part/<int:section>/question/", editing.draft_question, name="draft-question-new"),
    path(f"{_DRAFT}part/<int:section>/question/<int:question>/", editing.draft_question, name="draft-question"),
    path(f"{_DRAFT}part/<int:section>/question/<int:question>/move/", editing.draft_move, name="draft-question-move"),
]
