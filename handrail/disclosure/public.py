"""What other rooms may use of this one."""

from handrail.disclosure.access import Access, needs, open_to_all, signed_in
from handrail.disclosure.models import Level, Reach
from handrail.disclosure.reader import Reader, System, UnscopedRead, as_system, current, current_reader, reading

__all__ = [
    "Access",
    "Level",
    "Reach",
    "Reader",
    "System",
    "UnscopedRead",
    "as_system",
    "current",
    "current_reader",
    "needs",
    "open_to_all",
    "reading",
    "signed_in",
]
