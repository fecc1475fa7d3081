from django.urls import path

from handrail.planning import plan_urls
from handrail.planning.views import answering, assessments

_ONE = "person/<uuid:person_id>/assessments/<int:assessment_id>/"

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
]
