"""Splink as its own documentation sets it up, on the same records: what Handrail's engine is measured against.

Its library's comparisons with term frequencies, the usual blocking rules, u from random pairs and m by expectation
maximisation. Names are in lower case without accents, as its documentation advises. What no record has is left out.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.internals.exceptions import EMTrainingException

LEAST_WEIGHT = -4.0  # pairs below are of no use to any threshold worth trying
DETERMINISTIC = (("nhs",), ("upn",), ("given", "family", "born"), ("given", "born", "postcode"))
DETERMINISTIC_RECALL = 0.8
MOST_PAIRS = 1e6  # that any training looks at
SESSIONS = (("born", "given"), ("given", "family"), ("born", "postcode"), ("nhs",))
BLOCKING = (
    *(("nhs",), ("upn",), ("born", "family"), ("born", "given"), ("born", "postcode"), ("given", "postcode")),
    *(("given", "family", "substr(born, 1, 4)"), ("born", "substr(given, 1, 1)", "substr(family, 1, 1)"), ("other",)),
)

_CLEANED = """
create or replace table people as select id,
    nullif(regexp_replace(lower(strip_accents(given)), '[^a-z]', '', 'g'), '') as given,
    nullif(regexp_replace(lower(strip_accents(family)), '[^a-z]', '', 'g'), '') as family,
    strftime(born, '%Y-%m-%d') as born, nullif(sex, '') as sex, upper(trim(postcodes[1])) as postcode,
    nullif(replace(nhs, ' ', ''), '') as nhs, nullif(upper(upn), '') as upn,
    list_filter(other_ids, lambda held: not regexp_matches(held, '^(la_child|niche|former_upn):'))[1] as other
from source_persons
"""


def predict(con: duckdb.DuckDBPyConnection) -> tuple[Linker, Any]:
    """Train and score `source_persons`; Splink's linker and its table of pairs."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    con.execute(_CLEANED)
    linker = Linker(DuckDBAPI(con).register("people"), _settings(_filled(con)), log_level=logging.ERROR)
    training = linker.training
    training.estimate_probability_two_random_records_match(_rules(DETERMINISTIC), recall=DETERMINISTIC_RECALL)
    training.estimate_u_using_random_sampling(max_pairs=MOST_PAIRS, seed=1)
    for session in SESSIONS:
        with suppress(EMTrainingException):  # nobody agrees on these: another session teaches
            training.estimate_parameters_using_expectation_maximisation(
                block_on(*session), max_pairs=MOST_PAIRS, estimate_without_term_frequencies=True
            )
    return linker, linker.inference.predict(threshold_match_weight=LEAST_WEIGHT, warning_mode="never")


def _filled(con: duckdb.DuckDBPyConnection) -> set[str]:
    columns = [row[0] for row in con.execute("describe people").fetchall()]
    counts = con.execute(f"select {', '.join(f'count({column})' for column in columns)} from people").fetchall()[0]
    return {column for column, count in zip(columns, counts, strict=True) if count}


def _settings(filled: set[str]) -> SettingsCreator:
    frequent = {"term_frequency_adjustments": True}
    comparisons = {
        "given": cl.NameComparison("given"),
        "family": cl.NameComparison("family"),
        "born": cl.DateOfBirthComparison("born", input_is_string=True),
        "postcode": cl.PostcodeComparison("postcode").configure(**frequent),
        **{column: cl.ExactMatch(column) for column in ("sex", "nhs", "upn", "other")},
    }
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        comparisons=[comparison for column, comparison in comparisons.items() if column in filled],
        blocking_rules_to_generate_predictions=_rules(BLOCKING),
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def _rules(columns: Sequence[Sequence[str]]) -> list[Any]:
    return [block_on(*each) for each in columns]
