from django.urls import path

from handrail.frontdoor.views import checks, contacts, correcting, public, queue, steps, timeliness, triage

urlpatterns = [
    path("front-door/", queue.front_door, name="front-door"),
    path("front-door/find/", queue.front_door_find, name="front-door-find"),
    path("front-door/board/", queue.board, name="front-door-board"),
    path("front-door/shift/", queue.shift, name="shift"),
    path("front-door/shift/<int:handover_id>/take-over/", queue.shift_take_over, name="shift-take-over"),
    path("front-door/timeliness/", timeliness.timeliness, name="timeliness"),
    path("front-door/timeliness/export/", timeliness.timeliness_export, name="timeliness-export"),
    path("front-door/timeliness/<slug:code>/<slug:which>/", timeliness.timeliness_rows, name="timeliness-rows"),
    path("contacts/", contacts.contacts_sent, name="contacts-sent"),
    path("contacts/new/", contacts.contact_new, name="contact-new"),
    path("contacts/look-up/", contacts.contact_look_up, name="contact-look-up"),
    path("contacts/<int:contact_id>/", contacts.contact, name="contact"),
    path("contacts/<int:contact_id>/correct/", correcting.contact_correct, name="contact-correct"),
    path("contacts/<int:contact_id>/history/", correcting.contact_history, name="contact-history"),
    path("contacts/<int:contact_id>/who/", triage.contact_match, name="contact-match"),
    path("contacts/<int:contact_id>/who/take-back/", triage.contact_unmatch, name="contact-unmatch"),
    path("contacts/<int:contact_id>/rate/", triage.contact_rate, name="contact-rate"),
    path("contacts/<int:contact_id>/ask/", triage.contact_ask, name="contact-ask"),
    path("contacts/<int:contact_id>/decide/", triage.contact_decide, name="contact-decide"),
    path(
        "contacts/<int:contact_id>/decide-otherwise/", triage.contact_decide_otherwise, name="contact-decide-otherwise"
    ),
    path("contacts/<int:contact_id>/take-up/", triage.contact_take_up, name="contact-take-up"),
    path("contacts/files/<int:attachment_id>/", contacts.contact_file, name="contact-file"),
    path("checks/", checks.checks, name="checks"),
    path("checks/<int:check_id>/", checks.check, name="check"),
    path("checks/<int:check_id>/remind/", triage.check_nudge, name="check-nudge"),
    path("checks/<int:check_id>/history/", correcting.check_history, name="check-history"),
    path("checks/<int:check_id>/withdraw/", triage.check_withdraw, name="check-withdraw"),
    path("person/<uuid:person_id>/level/step/", steps.level_step, name="level-step"),
    path("levels/<int:step_id>/began/", steps.level_began, name="level-began"),
    path("tell-us/", public.tell_us, name="tell-us"),
    path("tell-us/sent/", public.told_us, name="told-us"),
]
