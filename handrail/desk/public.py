"""What other rooms may use of this one."""

from handrail.desk.kinds import NoticeKind, register_notice_kind
from handrail.desk.models import Notice
from handrail.desk.names import register_person_names
from handrail.desk.services.notices import notify

__all__ = [
    "Notice",
    "NoticeKind",
    "notify",
    "register_notice_kind",
    "register_person_names",
]
