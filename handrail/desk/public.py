"""What other rooms may use of this one."""

from handrail.desk.kinds import NoticeKind, register_notice_kind
from handrail.desk.mail import foot, lines_of, mark_mailed, waiting_notices, who_wants_no_email
from handrail.desk.models import Notice
from handrail.desk.names import names_of, register_person_names
from handrail.desk.services.notices import notify, remove_old_notices

__all__ = [
    "Notice",
    "NoticeKind",
    "foot",
    "lines_of",
    "mark_mailed",
    "names_of",
    "notify",
    "register_notice_kind",
    "register_person_names",
    "remove_old_notices",
    "waiting_notices",
    "who_wants_no_email",
]
