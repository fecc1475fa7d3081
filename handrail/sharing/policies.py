"""Who sees which rows of this room: whose they are, and whoever's post answers for them."""

from dataclasses import dataclass

from django.db.models import Model, Q

from handrail.disclosure.public import OwnPolicy, Standing
from handrail.partnership.public import Permission


@dataclass(frozen=True)
class OwnOrWith(OwnPolicy):
    """A row is seen by the user whose it is, and in posts with a permission."""

    permission: Permission

    def query(self, standing: Standing) -> Q:
        return Q() if standing.reader.role.can(self.permission) else super().query(standing)

    def sees(self, standing: Standing, *, user_id: int) -> bool:
        """Whether one row of a user's is seen."""
        return standing.reader.role.can(self.permission) or self.allows(standing, user_id=user_id)

    def sql(self, model: type[Model]) -> str:
        return f"({super().sql(model)} OR (SELECT handrail_may('{self.permission}')))"


ASKED = OwnOrWith("by_id", Permission.DECIDE_CONTACTS)
EMERGENCY = OwnOrWith("by_id", Permission.REVIEW_ACCESS)
CONNECTION = OwnOrWith("user_id", Permission.REVIEW_ACCESS)
