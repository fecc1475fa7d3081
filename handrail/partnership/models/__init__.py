from handrail.partnership.models.agency import Agency, AgencyKind, Team
from handrail.partnership.models.post import Membership, Post
from handrail.partnership.models.user import User

__all__ = ["Agency", "AgencyKind", "Membership", "Post", "Team", "User"]
