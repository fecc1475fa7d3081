"""What other rooms may use of this one."""

from handrail.disclosure.actions import Action
from handrail.disclosure.asking import Ask
from handrail.disclosure.compiled import compiled
from handrail.disclosure.decisions import NOBODY, Decision, Denied, decide, open_subject
from handrail.disclosure.grid import Cell as MatrixCell
from handrail.disclosure.in_summary import SummaryOf
from handrail.disclosure.ledger.about import Seen, entries_about, subject_of_entry
from handrail.disclosure.ledger.checkpoint import write_checkpoint
from handrail.disclosure.ledger.export import export_ledger
from handrail.disclosure.ledger.reading import opened_lately, openings
from handrail.disclosure.ledger.record import record, record_list
from handrail.disclosure.managers import ScopedManager
from handrail.disclosure.matrix.drafting import begin_draft, change_cells, propose, publish_draft
from handrail.disclosure.matrix.preview import SEES, proposed_for
from handrail.disclosure.models import LedgerDetail, LedgerEntry, Level, Purpose, Reach
from handrail.disclosure.policies import OwnPolicy, Policy, permitted_sql
from handrail.disclosure.reader import (
    Reader,
    System,
    UnscopedRead,
    as_system,
    current,
    current_reader,
    reader_for,
    reading,
)
from handrail.disclosure.requests import ReaderRequest
from handrail.disclosure.services import (
    ClosedRow,
    ReachRow,
    publish_matrix,
    replace_closed,
    replace_reach,
    replace_reach_by_query,
)
from handrail.disclosure.standing import Standing, closed_to, standing_now, standing_of
from handrail.disclosure.wall import behind_the_wall
from handrail.partnership.public import Access, needs, open_to_all, signed_in

__all__ = [
    "NOBODY",
    "SEES",
    "Access",
    "Action",
    "Ask",
    "ClosedRow",
    "Decision",
    "Denied",
    "LedgerDetail",
    "LedgerEntry",
    "Level",
    "MatrixCell",
    "OwnPolicy",
    "Policy",
    "Purpose",
    "Reach",
    "ReachRow",
    "Reader",
    "ReaderRequest",
    "ScopedManager",
    "Seen",
    "Standing",
    "SummaryOf",
    "System",
    "UnscopedRead",
    "as_system",
    "begin_draft",
    "behind_the_wall",
    "change_cells",
    "closed_to",
    "compiled",
    "current",
    "current_reader",
    "decide",
    "entries_about",
    "export_ledger",
    "needs",
    "open_subject",
    "open_to_all",
    "opened_lately",
    "openings",
    "permitted_sql",
    "propose",
    "proposed_for",
    "publish_draft",
    "publish_matrix",
    "reader_for",
    "reading",
    "record",
    "record_list",
    "replace_closed",
    "replace_reach",
    "replace_reach_by_query",
    "signed_in",
    "standing_now",
    "standing_of",
    "subject_of_entry",
    "write_checkpoint",
]
