"""What other rooms may use of this one."""

from handrail.partnership.access import Access, UnmarkedView, access_of, every_page, needs, open_to_all, signed_in
from handrail.partnership.changes import partnership_changed
from handrail.partnership.domains import DomainsError, NeedDomain, NeedDomains, need_domains, read_domains
from handrail.partnership.models import Agency, AgencyKind, Membership, Post, Team, User
from handrail.partnership.roles import ROLES, Permission, ReachBy, Role
from handrail.partnership.selectors import (
    agencies_with_teams,
    current_memberships,
    holders,
    memberships_of,
    posts_with_holders,
    users_and_posts,
)
from handrail.partnership.services import (
    add_user,
    appoint,
    create_agency,
    create_post,
    create_team,
    create_user,
    end_memberships,
    ensure_user,
    link_identity,
    user_named,
    vacate,
)

__all__ = [
    "ROLES",
    "Access",
    "Agency",
    "AgencyKind",
    "DomainsError",
    "Membership",
    "NeedDomain",
    "NeedDomains",
    "Permission",
    "Post",
    "ReachBy",
    "Role",
    "Team",
    "UnmarkedView",
    "User",
    "access_of",
    "add_user",
    "agencies_with_teams",
    "appoint",
    "create_agency",
    "create_post",
    "create_team",
    "create_user",
    "current_memberships",
    "end_memberships",
    "ensure_user",
    "every_page",
    "holders",
    "link_identity",
    "memberships_of",
    "need_domains",
    "needs",
    "open_to_all",
    "partnership_changed",
    "posts_with_holders",
    "read_domains",
    "signed_in",
    "user_named",
    "users_and_posts",
    "vacate",
]
