"""What changes in this room: reach, the sharing matrix, and what a new database starts with."""

from handrail.disclosure.services.closed import ClosedRow, replace_closed
from handrail.disclosure.services.reach import ReachRow, replace_reach, replace_reach_by_query
from handrail.disclosure.services.sharing import publish_matrix

__all__ = ["ClosedRow", "ReachRow", "publish_matrix", "replace_closed", "replace_reach", "replace_reach_by_query"]
