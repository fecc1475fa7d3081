"""What other rooms may use of this one."""

from handrail.sharing.checks import Holder
from handrail.sharing.models import Connection, Emergency
from handrail.sharing.naming import Naming
from handrail.sharing.selectors.exact import register_numbers
from handrail.sharing.services.connections import Saying, say_connection
from handrail.sharing.services.emergencies import Breaking, Reviewing, break_glass, review_emergency
from handrail.sharing.services.following import follow_persons
from handrail.sharing.services.grants import Giving, let_in
from handrail.sharing.services.protected import follow_protected
from handrail.sharing.services.requests import Asking, ask_access

__all__ = [
    "Asking",
    "Breaking",
    "Connection",
    "Emergency",
    "Giving",
    "Holder",
    "Naming",
    "Reviewing",
    "Saying",
    "ask_access",
    "break_glass",
    "follow_persons",
    "follow_protected",
    "let_in",
    "register_numbers",
    "review_emergency",
    "say_connection",
]
