"""Reading the rules once. A file of the same name in the folder that `HANDRAIL_RULES` names replaces ours."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from pydantic import ValidationError

from handrail.partnership.public import AgencyKind
from handrail.records.facts import ItemClass
from handrail.transitions.rules.schema import (
    CohortRule,
    Domain,
    DomainFile,
    LegalStatus,
    NeedFile,
    NeedRule,
    Strict,
    SupportFile,
    SupportRule,
)

SHIPPED = Path(__file__).resolve().parent.parent / "data"
File = TypeVar("File", bound=Strict)


class RulesError(Exception):
    """The partnership's rules cannot be used; the message says which file and what is wrong with it."""


@dataclass(frozen=True)
class RuleSet:
    """All that the horizon is computed by. `version` names the files' versions, and is kept with what was computed."""

    version: str
    domains: tuple[Domain, ...]
    needs: tuple[NeedRule, ...]
    support: tuple[SupportRule, ...]
    legal_statuses: tuple[LegalStatus, ...]
    cohort: CohortRule

    def domain(self, code: str) -> Domain:
        """The domain, or one that shows its bare code where a rule of an older version named it."""
        return next((d for d in self.domains if d.code == code), Domain(code=code, label=code, short=code))

    def rule(self, code: str) -> NeedRule | SupportRule | None:
        every: list[NeedRule | SupportRule] = [*self.needs, *self.support]
        return next((rule for rule in every if rule.code == code), None)

    @property
    def told(self) -> list[tuple[str, AgencyKind, ItemClass]]:
        """What counts as support: the kind of involvement, the kind of agency it is sent by, and its item class."""
        named = {
            (kind, origin, item_class)
            for rule in self.support
            for kind in rule.involvements
            for origin, item_classes in rule.told_by.items()
            for item_class in item_classes
        }
        return sorted(named)

    @property
    def order(self) -> list[str]:
        return [domain.code for domain in self.domains]


def read(folder: Path | None = None) -> RuleSet:
    """The rules, each file from `folder` where it stands there and else as shipped. Raises `RulesError`."""
    domains, needs = _file("domains", DomainFile, folder), _file("needs", NeedFile, folder)
    support, cohort = _file("support", SupportFile, folder), _file("cohort", CohortRule, folder)
    _check_codes([*needs.rules, *support.rules], {d.code for d in domains.domains})
    return RuleSet(
        version=f"domains {domains.version}, needs {needs.version}, support {support.version}, cohort {cohort.version}",
        domains=tuple(domains.domains),
        needs=tuple(needs.rules),
        support=tuple(support.rules),
        legal_statuses=tuple(support.legal_statuses),
        cohort=cohort,
    )


@cache
def rules() -> RuleSet:
    """The rules in force in this process."""
    folder = getattr(settings, "HANDRAIL_RULES", "")
    return read(Path(folder) if folder else None)


def _file(name: str, shape: type[File], folder: Path | None) -> File:
    own = folder / f"{name}.toml" if folder else None
    path = own if own is not None and own.exists() else SHIPPED / f"{name}.toml"
    try:
        return shape.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"The rules in {path.name} are not TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(f"The rules in {path.name} cannot be used: {where or 'the file'}: {first['msg']}.") from error


def _check_codes(all_rules: list[NeedRule | SupportRule], domains: set[str]) -> None:
    seen: set[str] = set()
    for rule in all_rules:
        if rule.code in seen:
            raise RulesError(f"Two rules are called '{rule.code}'. Give one of them another code.")
        seen.add(rule.code)
        for domain in set(rule.domains) - domains:
            raise RulesError(f"Rule '{rule.code}' names the domain '{domain}', which domains.toml does not have.")
