"""What somebody would see of somebody else: the version in force beside the draft, told by examples of nobody."""

from collections.abc import Mapping
from dataclasses import dataclass

from handrail.disclosure.grid import Cell
from handrail.disclosure.matrix.changes import Line, as_lines, changes_between
from handrail.disclosure.matrix.reading import draft, in_force, levels_of
from handrail.disclosure.models import Level
from handrail.partnership.public import ROLES, AgencyKind, Post, Role

EXAMPLES = {
    "identity": "That they hold a record, and the name on it",
    "contact_details": "An address and a phone number",
    "family": "A parent's name",
    "early_help": "An early-help assessment",
    "social_care": "A child-in-need plan",
    "care_experience": "A placement in care",
    "missing": "A missing episode",
    "offending": "An arrest",
    "police_intelligence": "A piece of intelligence",
    "victimisation": "An assault on them",
    "health_attendance": "A visit to A&E",
    "mental_health": "A CAMHS involvement",
    "substance_use": "A drug and alcohol worker",
    "education": "A suspension from school",
    "housing": "A tenancy",
    "adult_social_care": "A Care Act assessment",
    "youth_justice": "A youth justice order",
    "voluntary_support": "A mentor",
    "contact": "A worry told to the front door",
    "assessment": "An assessment written in Handrail",
    "plan": "A plan written in Handrail",
    "voice": "What the young person said",
}
SEES = {
    Level.DENY: "Nothing, not even that there is one",
    Level.POINTER: "That there is something, whom to ring, how fresh it is",
    Level.SUMMARY: "What happened, in a line",
    Level.FULL: "All of it, as the agency sent it",
}


@dataclass(frozen=True, slots=True)
class Who:
    """Whose eyes the preview looks through: a role, or a post, which has an agency of its own."""

    role: Role
    label: str
    agency_kind: str = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """One example from one kind of agency, now and under the draft. `own` where it is the reader's own agency's."""

    origin: AgencyKind
    item_class: str
    before: Level
    after: Level
    own: bool

    @property
    def changed(self) -> bool:
        return self.before != self.after and not self.own


def sights(who: Who, origin: AgencyKind, before: Mapping[Cell, Level], after: Mapping[Cell, Level]) -> list[Sight]:
    """Every class from one kind of agency, of a person whom the reader's team works with.

    An agency's own records are its readers' in full; another agency of the same kind is another agency.
    """
    items = dict.fromkeys(cell.item_class for cell in (*after, *before))
    return [
        Sight(origin, item, _level(before, origin, item), _level(after, origin, item), own=who.agency_kind == origin)
        for item in items
    ]


def _level(levels: Mapping[Cell, Level], origin: str, item: str) -> Level:
    found = (level for cell, level in levels.items() if (cell.origin_kind, cell.item_class) == (origin, item))
    return next(found, Level.DENY)


def whose_eyes(code: str) -> Who:
    """'role:panel_chair' or 'post:12'; the first role for what is neither."""
    kind, _, named = code.partition(":")
    if kind == "post" and named.isdecimal():
        post = Post.objects.filter(pk=int(named)).select_related("team__agency").first()
        if post is not None:
            return Who(ROLES[post.role], f"{post.title}, {post.team.name}", post.team.agency.kind)
    role = ROLES.get(named if kind == "role" else "", next(iter(ROLES.values())))
    return Who(role, role.name)


def eyes_to_choose() -> list[tuple[str, str]]:
    """Every role that reads, then every post. One query."""
    roles = [(f"role:{role.code}", role.name) for role in ROLES.values()]
    posts = Post.objects.select_related("team__agency").order_by("team__agency__name", "team__name", "title")
    return [*roles, *((f"post:{post.pk}", f"{post.title}, {post.team.name}, {post.team.agency}") for post in posts)]


def proposed_for(role: str, purpose: str) -> list[Line]:
    """What a draft that has been proposed would change for a role and a purpose; nothing where none is proposed.

    One query where there is no draft, three where there is.
    """
    held = draft()
    if held is None or held.proposed_at is None:
        return []
    which = {"role": role, "purpose": purpose}
    return as_lines(changes_between(levels_of(in_force(), **which), levels_of(held, **which)))
