"""Who may let whom in, and who may open somebody in an emergency. Each raises a reason that a person can read."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from handrail.disclosure.public import Action, Reach, Reader, Standing, decide, standing_of
from handrail.kernel.errors import UserError
from handrail.kernel.words import long_date, plural
from handrail.partnership.public import ROLES, Membership, Permission, Team
from handrail.sharing.letting_in import Emergency, Grants
from handrail.sharing.selectors.people import WORKS_WITH


class CannotLetIn(UserError):
    """The request or the grant is not possible as it stands."""


class CannotBreakGlass(UserError):
    """This user does not open anybody in an emergency now."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is to be let in: everybody in a team, or somebody in a post."""

    team: Team | None = None
    member: Membership | None = None

    @property
    def team_id(self) -> int:
        return self.member.post.team_id if self.member else self.team.pk  # type: ignore[union-attr]  # one of the two is there

    def includes(self, reader: Reader) -> bool:
        if self.member is not None:
            return self.member.user_id == reader.user_id
        return self.team_id == reader.team_id


def check_days(last_day: date, *, today: date, rules: Grants) -> None:
    """Raises `CannotLetIn` for a day in the past, or further ahead than anybody is let in for."""
    latest = today + timedelta(days=rules.most_days - 1)
    if last_day < today:
        raise CannotLetIn("The last day lies in the past.", field="until")
    if last_day > latest:
        raise CannotLetIn(
            f"Nobody is let in for more than {plural(rules.most_days, 'day')}: "
            f"the last day can be {long_date(latest)}. It can be asked for anew.",
            field="until",
        )


def check_holder(holder: Holder, *, today: date) -> None:
    """Raises `CannotLetIn` for a post that its holder has left, or that opens nobody's record."""
    member = holder.member
    if member is not None and member.until is not None and member.until <= today:
        raise CannotLetIn("They no longer sit in this post.")
    if member is not None and not ROLES[member.post.role].can(Permission.OPEN_PERSON):
        raise CannotLetIn("This post opens nobody's record, so letting it in would show nothing.", field="whom")


def may_decide(reader: Reader, person_id: UUID, today: date) -> bool:
    """Whether this reader lets others in to a person: the front door, or a team that works with them.

    Whoever was let in themselves does not pass it on.
    """
    if not decide(reader, Action.GIVE_ACCESS, person_id, today=today).allowed:
        return False
    return reader.role.can(Permission.DECIDE_CONTACTS) or works_with(standing_of(reader, today), person_id)


def works_with(standing: Standing, person_id: UUID) -> bool:
    return Reach.objects.filter(standing.holds, person_id=person_id, basis__in=WORKS_WITH).exists()


def check_give(reader: Reader, holder: Holder, *, asked_by: int) -> None:
    """Raises `CannotLetIn` where somebody would let in themselves, or answer their own request."""
    if holder.includes(reader):
        raise CannotLetIn(
            "Nobody lets in themselves or their own team. Somebody else must decide on this.", field="whom"
        )
    if holder.member is not None and asked_by == reader.user_id == holder.member.user_id:
        raise CannotLetIn("You asked for this: somebody else must decide on it.")


def check_break_glass(reader: Reader, *, not_justified: int, in_a_day: int, rules: Emergency) -> None:
    """Raises `CannotBreakGlass` where the post does not include it, or its holder has lost or used it up."""
    if not reader.role.can(Permission.BREAK_GLASS):
        raise CannotBreakGlass(
            f"The post of {reader.role.name.lower()} opens nobody in an emergency. Ring the front door."
        )
    if not_justified >= rules.not_justified:
        raise CannotBreakGlass(
            "You can no longer open anybody in an emergency, because of how it was used before. "
            "Ring the front door. The information-governance officer can tell you more."
        )
    if in_a_day >= rules.most_a_day:
        raise CannotBreakGlass(
            f"You have done this {plural(rules.most_a_day, 'time')} in 24 hours, which is the most. "
            "Ring the front door."
        )
