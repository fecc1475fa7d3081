"""What other rooms may use of this one."""

from handrail.partnership.models import Agency, AgencyKind, Membership, Post, Team, User
from handrail.partnership.roles import ROLES, Permission, ReachBy, Role

__all__ = ["ROLES", "Agency", "AgencyKind", "Membership", "Permission", "Post", "ReachBy", "Role", "Team", "User"]
