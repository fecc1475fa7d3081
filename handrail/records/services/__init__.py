"""What this room keeps up to date after a load, a join or a split."""

from handrail.records.services.protecting import addresses_marked, last_address, mark_addresses
from handrail.records.services.reach import match_teams, refresh_reach
from handrail.records.services.shown import refresh_shown

__all__ = ["addresses_marked", "last_address", "mark_addresses", "match_teams", "refresh_reach", "refresh_shown"]
