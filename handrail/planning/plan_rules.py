"""Kinds of plan, their meetings, and the roles in a team around: data, read once.

A file of the same name in the folder that `HANDRAIL_RULES` names replaces ours.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Self, TypeVar

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from handrail.planning.spans import Span

SHIPPED = Path(__file__).resolve().parent / "data"
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Age = Annotated[int, Field(ge=10, le=30)]
File = TypeVar("File", bound="Strict")


class PlanRulesError(Exception):
    """The partnership's kinds of plan or team roles cannot be read; the message says what is wrong with them."""


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MeetingRule(Strict):
    """A meeting that looks at the plan, and how long it may be put off."""

    code: Code
    label: Words
    within: tuple[Span, ...] = Field(min_length=1)
    statutory: bool = False
    closes: bool = False
    citation: str = Field(min_length=1)


class PlanKind(Strict):
    code: Code
    label: Words
    short: Words
    level: int | None = None
    wants: tuple[Code, ...] = ()
    lead_roles: tuple[Code, ...] = ()
    from_age: Age | None = None
    ends_at_age: Age | None = None
    meetings: tuple[MeetingRule, ...] = Field(min_length=1)

    def meeting(self, code: str) -> MeetingRule:
        """The meeting, or the first where an older version of the rules named one that is gone."""
        return next((meeting for meeting in self.meetings if meeting.code == code), self.meetings[0])


class TeamRole(Strict):
    code: Code
    label: Words
    family: bool = False
    holds_case: bool = False  # counts the young person in the post's caseload


class PlanRules(Strict):
    """Both files together. `version` names theirs."""

    kinds: tuple[PlanKind, ...] = Field(min_length=1)
    roles: tuple[TeamRole, ...] = Field(min_length=1)
    version: str

    def kind(self, code: str) -> PlanKind:
        return next(kind for kind in self.kinds if kind.code == code)

    def role(self, code: str) -> TeamRole:
        """The role, or one that shows its bare code where something older names a role that is gone."""
        unknown = TeamRole(code=code, label=code.replace("_", " ").capitalize())
        return next((role for role in self.roles if role.code == code), unknown)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        known = {role.code for role in self.roles}
        for kind in self.kinds:
            for role in {*kind.wants, *kind.lead_roles} - known:
                raise ValueError(f"the kind '{kind.code}' names the role '{role}', which team_roles.toml does not have")
        for codes in ([kind.code for kind in self.kinds], [role.code for role in self.roles]):
            if twice := {code for code in codes if codes.count(code) > 1}:
                raise ValueError(f"'{min(twice)}' stands twice")
        return self


class _KindFile(Strict):
    version: int
    kinds: tuple[PlanKind, ...]


class _RoleFile(Strict):
    version: int
    roles: tuple[TeamRole, ...]


def read_plan_rules(folder: Path | None = None) -> PlanRules:
    """The rules, each file from `folder` where it stands there and else as shipped. Raises `PlanRulesError`."""
    kinds, roles = _file("plan_kinds", _KindFile, folder), _file("team_roles", _RoleFile, folder)
    version = f"plan kinds {kinds.version}, team roles {roles.version}"
    try:
        return PlanRules(kinds=kinds.kinds, roles=roles.roles, version=version)
    except ValidationError as error:
        raise PlanRulesError(f"The kinds of plan cannot be used: {error.errors()[0]['msg']}.") from error


@cache
def plan_rules() -> PlanRules:
    """The rules in force in this process."""
    folder = getattr(settings, "HANDRAIL_RULES", "")
    return read_plan_rules(Path(folder) if folder else None)


def _file(name: str, shape: type[File], folder: Path | None) -> File:
    own = folder / f"{name}.toml" if folder else None
    path = own if own is not None and own.exists() else SHIPPED / f"{name}.toml"
    try:
        return shape.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise PlanRulesError(f"{path.name} is not TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise PlanRulesError(f"{path.name} cannot be used: {where}: {first['msg']}.") from error
