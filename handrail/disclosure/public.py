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
from handrail.disclosure.models import LedgerDetail, LedgerEntry, Level, ProtectedGrant, ProtectedValue, Purpose, Reach
from handrail.disclosure.policies import OwnPolicy, Policy, permitted_sql
from handrail.disclosure.protected.checking import HoldsProtected, check_to_save
from handrail.disclosure.protected.events import protection_changed
from handrail.disclosure.protected.guard import showing
from handrail.disclosure.protected.held import scanner, scanner_at_hand
from handrail.disclosure.protected.locking import while_marking
from handrail.disclosure.protected.scanner import PROTECTED, Scanner
from handrail.disclosure.protected.shapes import Kind as ProtectedKind
from handrail.disclosure.protected.withholding import (
    holds_protected,
    protected_kinds,
    row_holds_protected,
    withhold,
    withhold_all,
    withhold_row,
)
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
from handrail.disclosure.services.protecting import (
    CannotEndProtection,
    CannotGrantProtected,
    CannotProtect,
    ask_to_end,
    check_protect,
    end_protection,
    grant_protected,
    keep_protected,
    protect,
    protected_persons_changed,
    seal_anew,
    show_protected,
    withdraw_protected,
)
from handrail.disclosure.standing import Standing, closed_to, standing_now, standing_of
from handrail.disclosure.wall import behind_the_wall
from handrail.partnership.public import Access, needs, open_to_all, signed_in

__all__ = [
    "NOBODY",
    "PROTECTED",
    "SEES",
    "Access",
    "Action",
    "Ask",
    "CannotEndProtection",
    "CannotGrantProtected",
    "CannotProtect",
    "ClosedRow",
    "Decision",
    "Denied",
    "HoldsProtected",
    "LedgerDetail",
    "LedgerEntry",
    "Level",
    "MatrixCell",
    "OwnPolicy",
    "Policy",
    "ProtectedGrant",
    "ProtectedKind",
    "ProtectedValue",
    "Purpose",
    "Reach",
    "ReachRow",
    "Reader",
    "ReaderRequest",
    "Scanner",
    "ScopedManager",
    "Seen",
    "Standing",
    "SummaryOf",
    "System",
    "UnscopedRead",
    "as_system",
    "ask_to_end",
    "begin_draft",
    "behind_the_wall",
    "change_cells",
    "check_protect",
    "check_to_save",
    "closed_to",
    "compiled",
    "current",
    "current_reader",
    "decide",
    "end_protection",
    "entries_about",
    "export_ledger",
    "grant_protected",
    "holds_protected",
    "keep_protected",
    "needs",
    "open_subject",
    "open_to_all",
    "opened_lately",
    "openings",
    "permitted_sql",
    "propose",
    "proposed_for",
    "protect",
    "protected_kinds",
    "protected_persons_changed",
    "protection_changed",
    "publish_draft",
    "publish_matrix",
    "reader_for",
    "reading",
    "record",
    "record_list",
    "replace_closed",
    "replace_reach",
    "replace_reach_by_query",
    "row_holds_protected",
    "scanner",
    "scanner_at_hand",
    "seal_anew",
    "show_protected",
    "showing",
    "signed_in",
    "standing_now",
    "standing_of",
    "subject_of_entry",
    "while_marking",
    "withdraw_protected",
    "withhold",
    "withhold_all",
    "withhold_row",
    "write_checkpoint",
]
