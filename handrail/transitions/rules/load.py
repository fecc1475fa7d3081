"""Reading the rules once. A file of the same name in the folder that `HANDRAIL_RULES` names replaces ours."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from pydantic import ValidationError

from handrail.partnership.public import AgencyKind, DomainsError, NeedDomain, NeedDomains, read_domains
from handrail.records.facts import ItemClass
from handrail.transitions.rules.schema import (
    CohortRule,
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
    vocabulary: NeedDomains
    needs: tuple[NeedRule, ...]
    support: tuple[SupportRule, ...]
    legal_statuses: tuple[LegalStatus, ...]
    cohort: CohortRule

    @property
    def domains(self) -> tuple[NeedDomain, ...]:
        return self.vocabulary.domains

    def domain(self, code: str) -> NeedDomain:
        return self.vocabulary[code]

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
        return self.vocabulary.codes


def read(folder: Path | None = None) -> RuleSet:
    """The rules, each file from `folder` where it stands there and else as shipped. Raises `RulesError`."""
    domains, needs = _domains(folder), _file("needs", NeedFile, folder)
    support, cohort = _file("support", SupportFile, folder), _file("cohort", CohortRule, folder)
    _check_codes([*needs.rules, *support.rules], set(domains.codes))
    return RuleSet(
        version=f"domains {domains.version}, needs {needs.version}, support {support.version}, cohort {cohort.version}",
        vocabulary=domains,
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


def _domains(folder: Path | None) -> NeedDomains:
    try:
        return read_domains(folder)
    except DomainsError as error:
        raise RulesError(str(error)) from error


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
