"""What other rooms may use of this one."""

from handrail.desk.kinds import NoticeKind, register_notice_kind
from handrail.desk.lists import MOST_ROWS, ListPage, Taken, list_page, register_list, taken_table
from handrail.desk.mail import foot, lines_of, mark_mailed, waiting_notices, who_wants_no_email
from handrail.desk.models import Notice
from handrail.desk.names import names_of, register_person_names
from handrail.desk.recent import RecentLine, recent_of, register_recent
from handrail.desk.services.notices import notify, remove_old_notices
from handrail.desk.services.saved_filters import save_filter
from handrail.desk.tools import ListTools, list_tools

__all__ = [
    "MOST_ROWS",
    "ListPage",
    "ListTools",
    "Notice",
    "NoticeKind",
    "RecentLine",
    "Taken",
    "foot",
    "lines_of",
    "list_page",
    "list_tools",
    "mark_mailed",
    "names_of",
    "notify",
    "recent_of",
    "register_list",
    "register_notice_kind",
    "register_person_names",
    "register_recent",
    "remove_old_notices",
    "save_filter",
    "taken_table",
    "waiting_notices",
    "who_wants_no_email",
]
