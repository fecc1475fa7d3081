"""What may be done to somebody's record: the words that stand on the ledger, and the permission each one asks for."""

from enum import StrEnum

from handrail.partnership.public import Permission


class Action(StrEnum):
    OPEN_PERSON = "open_person"
    SEARCH = "search"
    LIST = "list"
    EXPORT = "export"
    FORECAST = "forecast"
    LOAD = "load"
    EDIT_SPECIFICATION = "edit_specification"
    REVIEW_MATCH = "review_match"
    JOIN = "join"
    SPLIT = "split"
    UNDO = "undo"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    CHANGE_SIGN_IN = "change_sign_in"
    CHOOSE_POST = "choose_post"
    CHOOSE_PURPOSE = "choose_purpose"
    MANAGE_PARTNERSHIP = "manage_partnership"
    PUBLISH_SHARING = "publish_sharing"
    READ_LEDGER = "read_ledger"
    OPEN_PAGE = "open_page"
    ASSESS = "assess"
    EDIT_INSTRUMENT = "edit_instrument"
    READ_PLAN = "read_plan"
    LIST_PLANS = "list_plans"
    PLAN = "plan"
    FINISH_ACTION = "finish_action"
    HEAR = "hear"
    TAKE_OUT_PLAN = "take_out_plan"
    CALENDAR = "calendar"
    SEND_DIGEST = "send_digest"
    MAKE_CONTACT = "make_contact"
    OPEN_CONTACT = "open_contact"
    CORRECT_CONTACT = "correct_contact"
    LIST_CONTACTS = "list_contacts"
    MATCH_CONTACT = "match_contact"
    RATE_CONTACT = "rate_contact"
    ASK_CHECK = "ask_check"
    ANSWER_CHECK = "answer_check"
    DECIDE_CONTACT = "decide_contact"
    TAKE_UP_CONTACT = "take_up_contact"
    STEP_LEVEL = "step_level"
    HAND_OVER_SHIFT = "hand_over_shift"
    LIST_OWN = "list_own"  # named to a reader in their own notices and drafts, or as opened lately
    READ_HISTORY = "read_history"
    READ_RETENTION = "read_retention"
    EDIT_RETENTION = "edit_retention"
    HOLD_RECORD = "hold_record"
    PROPOSE_DISPOSAL = "propose_disposal"
    APPROVE_DISPOSAL = "approve_disposal"
    DISPOSE = "dispose"
    PROTECT = "protect"
    END_PROTECTION = "end_protection"
    GRANT_PROTECTED = "grant_protected"
    SHOW_PROTECTED = "show_protected"
    WITHHOLD = "withhold"
    STOP_SAVE = "stop_save"

    ASK_ACCESS = "ask_access"
    LIST_ACCESS = "list_access"
    GIVE_ACCESS = "give_access"
    BREAK_GLASS = "break_glass"
    REVIEW_ACCESS = "review_access"
    SAY_CONNECTION = "say_connection"
    DISCLOSE = "disclose"
    SETTLE_DISCLOSURE = "settle_disclosure"
    REFUSE_TO_SHARE = "refuse_to_share"
    LIST_TOLD = "list_told"
    FIND_FOR_REPORT = "find_for_report"
    READ_ACCESS_REPORT = "read_access_report"
    TAKE_OUT_ACCESS_REPORT = "take_out_access_report"
    EDIT_SHARING = "edit_sharing"
    VERIFY_LEDGER = "verify_ledger"

    @property
    def permission(self) -> Permission | None:
        """What the acting post must hold, or None where signing in is enough."""
        return _ASKS_FOR.get(self)


_ASKS_FOR = {
    Action.OPEN_PERSON: Permission.OPEN_PERSON,
    Action.SEARCH: Permission.OPEN_PERSON,
    Action.LIST: Permission.SEE_TRANSITIONS,
    Action.EXPORT: Permission.EXPORT,
    Action.FORECAST: Permission.SEE_FORECAST,
    Action.LOAD: Permission.LOAD_EXTRACTS,
    Action.EDIT_SPECIFICATION: Permission.EDIT_SPECIFICATIONS,
    Action.REVIEW_MATCH: Permission.REVIEW_MATCHES,
    Action.JOIN: Permission.REVIEW_MATCHES,
    Action.SPLIT: Permission.REVIEW_MATCHES,
    Action.UNDO: Permission.REVIEW_MATCHES,
    Action.MANAGE_PARTNERSHIP: Permission.MANAGE_PARTNERSHIP,
    Action.PUBLISH_SHARING: Permission.EDIT_SHARING,
    Action.READ_LEDGER: Permission.READ_LEDGER,
    Action.ASSESS: Permission.ASSESS,
    Action.EDIT_INSTRUMENT: Permission.EDIT_INSTRUMENTS,
    Action.READ_PLAN: Permission.OPEN_PERSON,
    Action.LIST_PLANS: Permission.SEE_PLANS,
    Action.PLAN: Permission.PLAN,
    Action.FINISH_ACTION: Permission.OPEN_PERSON,
    Action.HEAR: Permission.OPEN_PERSON,
    Action.TAKE_OUT_PLAN: Permission.OPEN_PERSON,
    Action.MAKE_CONTACT: Permission.MAKE_CONTACT,
    Action.CORRECT_CONTACT: Permission.MAKE_CONTACT,
    Action.MATCH_CONTACT: Permission.TAKE_CONTACTS,
    Action.RATE_CONTACT: Permission.TAKE_CONTACTS,
    Action.ASK_CHECK: Permission.TAKE_CONTACTS,
    Action.ANSWER_CHECK: Permission.ANSWER_CHECKS,
    Action.DECIDE_CONTACT: Permission.DECIDE_CONTACTS,
    Action.TAKE_UP_CONTACT: Permission.TAKE_UP_CONTACTS,
    Action.HAND_OVER_SHIFT: Permission.TAKE_CONTACTS,
    Action.PROTECT: Permission.PROTECT_VALUES,
    Action.END_PROTECTION: Permission.PROTECT_VALUES,
    Action.GRANT_PROTECTED: Permission.PROTECT_VALUES,
    Action.SHOW_PROTECTED: Permission.OPEN_PERSON,
    Action.ASK_ACCESS: Permission.OPEN_PERSON,
    Action.GIVE_ACCESS: Permission.GIVE_ACCESS,
    Action.BREAK_GLASS: Permission.BREAK_GLASS,
    Action.REVIEW_ACCESS: Permission.REVIEW_ACCESS,
    Action.READ_HISTORY: Permission.OPEN_PERSON,
    Action.READ_RETENTION: Permission.KEEP_RETENTION,
    Action.EDIT_RETENTION: Permission.KEEP_RETENTION,
    Action.HOLD_RECORD: Permission.KEEP_RETENTION,
    Action.PROPOSE_DISPOSAL: Permission.KEEP_RETENTION,
    Action.APPROVE_DISPOSAL: Permission.KEEP_RETENTION,
    Action.DISPOSE: Permission.KEEP_RETENTION,
    Action.DISCLOSE: Permission.OPEN_PERSON,
    Action.SETTLE_DISCLOSURE: Permission.OPEN_PERSON,
    Action.REFUSE_TO_SHARE: Permission.OPEN_PERSON,
    Action.FIND_FOR_REPORT: Permission.READ_ACCESS_REPORT,
    Action.READ_ACCESS_REPORT: Permission.READ_ACCESS_REPORT,
    Action.TAKE_OUT_ACCESS_REPORT: Permission.READ_ACCESS_REPORT,
    Action.EDIT_SHARING: Permission.EDIT_SHARING,
    Action.VERIFY_LEDGER: Permission.READ_LEDGER,
}
