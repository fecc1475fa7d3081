"""What must be there before a view is agreed. Pure: the table of its rules is in tests/spec/planning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from handrail.planning.definition.schema import Definition

ANYWHERE = ""  # what is wanting belongs to no single field


@dataclass(frozen=True, slots=True)
class Given:
    """A view as far as agreeing needs to know it."""

    agency: str
    by_young_person: bool = False
    finished: bool = True
    ratings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be agreed: ratings and reasons by need domain, and the words that go with them."""

    reason: str
    ratings: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    risk_and_rights: str = ""
    band: str = ""
    band_because: str = ""
    without_because: str = ""


def wanting(definition: Definition, given: Sequence[Given], proposal: Proposal, *, scored: str) -> dict[str, str]:
    """What is missing, as a sentence for each field; nothing where it can be agreed. `scored` is the score's band."""
    says: dict[str, str] = {}
    if not any(view.finished and not view.by_young_person for view in given):
        says[ANYWHERE] = "No view is finished yet. Finish at least one, then agree."
    if (lacking := views_lacking(definition, given)) and not proposal.without_because:
        says["without_because"] = f"{lacking} Say why it is agreed without."
    for domain in domains_to_agree(definition, given):
        if not proposal.ratings.get(domain):
            says[f"rating_{domain}"] = "Choose what is agreed"
        elif reason_wanted(domain, given, proposal.ratings[domain]) and not proposal.reasons.get(domain):
            says[f"reason_{domain}"] = "The views differ here, or what is agreed is nobody's view: say why"
    if not proposal.reason:
        says["reason"] = "Say in a few sentences what is agreed and why"
    if definition.weighs_rights and not proposal.risk_and_rights:
        says["risk_and_rights"] = "Say how their safety and their right to live their life were weighed"
    if proposal.band != scored and not proposal.band_because:
        says["band_because"] = "This is another band than the score's: say why you judge it so"
    return says


def views_lacking(definition: Definition, given: Sequence[Given]) -> str:
    """Whose view is wanted and is not there, in a sentence; '' where none is."""
    lacking = [f"The view of {view.agency} is not finished." for view in given if not view.finished]
    if definition.asks_young_person and not any(view.by_young_person and view.finished for view in given):
        lacking = ["The young person's own view is not here.", *[one for one in lacking if one]]
    return " ".join(dict.fromkeys(lacking))


def domains_to_agree(definition: Definition, given: Sequence[Given]) -> list[str]:
    """The domains that at least one finished view has rated."""
    rated = {domain for view in given if view.finished for domain, rating in view.ratings.items() if rating}
    return [domain for domain in definition.domains() if domain in rated]


def reason_wanted(domain: str, given: Sequence[Given], agreed: str) -> bool:
    """Whether the views differ in a domain, or what is agreed is the view of none of them."""
    said = {view.ratings[domain] for view in given if view.finished and view.ratings.get(domain)}
    return bool(said) and said != {agreed}
