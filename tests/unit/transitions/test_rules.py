"""The rules as shipped hang together, and a partnership's own are held to the same shape."""

from pathlib import Path

import pytest

from handrail.linkage.extracts.spec_files import parse_spec, shipped_specs, shipped_texts
from handrail.linkage.services.specifications import RETURN_TITLES
from handrail.partnership import domains
from handrail.transitions.rules.load import SHIPPED, RulesError, read


def own(folder: Path, name: str, old: str, new: str) -> Path:
    shipped = domains.SHIPPED.parent if name == "domains" else SHIPPED
    text = (shipped / f"{name}.toml").read_text()
    assert old in text
    (folder / f"{name}.toml").write_text(text.replace(old, new, 1))
    return folder


def test_every_domain_has_a_rule_that_speaks_of_it() -> None:
    """But peers and community, of which no extract tells what would meet it: that need is for people to assess."""
    rules = read()
    implied = {d for rule in rules.needs if not rule.assessed for d in rule.domains}
    assert implied == set(rules.order) - {"community"}
    assert {d for rule in rules.needs if rule.assessed for d in rule.domains} == set(rules.order)
    assert {d for rule in rules.support for d in rule.domains} == set(rules.order)


def test_every_rule_cites_its_source_and_says_it_in_words() -> None:
    rules = read()
    assert [r.code for r in (*rules.needs, *rules.support) if len(r.citation) < 10 or len(r.words) < 5] == []


def test_owners_are_kinds_that_some_support_rule_knows() -> None:
    rules = read()
    supported = {kind for rule in rules.support for kind in rule.involvements}
    assert set(rules.cohort.owner.lead) | set(rules.cohort.owner.after_18) <= supported


def test_whoever_may_own_after_18_serves_adults() -> None:
    rules = read()
    adults = {kind for rule in rules.support if rule.serves_adults for kind in rule.involvements}
    assert set(rules.cohort.owner.after_18) <= adults


def test_a_partnership_changes_one_file_and_keeps_the_others(tmp_path: Path) -> None:
    rules = read(own(tmp_path, "domains", 'label = "Money"', 'label = "Money and benefits"'))
    assert rules.domain("money").label == "Money and benefits"
    assert rules.needs == read().needs


def test_support_is_told_by_exactly_those_whose_extracts_send_it() -> None:
    """Who may be told whether a need is met stands on it: an item class left out would tell what nobody shares."""
    specs = [*(parse_spec(text) for text in shipped_texts().values())]
    specs += [spec for code in RETURN_TITLES for spec in shipped_specs(code).values()]
    sent = {(one.kind, spec.agency, one.item_class) for spec in specs for one in spec.involvements}
    told = read().told
    supports = {kind for kind, _, _ in told}
    not_in_any_extract = {"adult_mental_health", "probation", "planned_service"}
    assert {one for one in sent if one[0] in supports} == {one for one in told if one[0] not in not_in_any_extract}


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        ("needs", "until_age = 25", "untill_age = 25", "needs.toml cannot be used: rules.0.untill_age"),
        ("needs", 'domains = ["harm"]', 'domains = ["harms"]', "names the domain 'harms'"),
        ("needs", "within_days = 90\n", "", "needs at_least and within_days together"),
        ("needs", 'code = "arrested"', 'code = "excluded"', "Two rules are called 'excluded'"),
        ("needs", 'flags = ["serious_violence"]\n', "", "exactly one of flags, involvements and events"),
        ("support", "version = 2", "version = ", "support.toml are not TOML"),
        ("support", 'told_by = { health = ["mental_health"] }\n', "", "told_by: Field required"),
        ("support", "{ health = ", "{ hospital = ", "told_by.hospital"),
        ("support", '{ health = ["substance_use"] }', '{ health = ["drugs"] }', "told_by.health.0"),
        ("cohort", "from_age = 16", "from_age = 3", "cohort.toml cannot be used: from_age"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(tmp_path: Path, name: str, old: str, new: str, sentence: str) -> None:
    with pytest.raises(RulesError) as told:
        read(own(tmp_path, name, old, new))
    assert sentence in str(told.value)
