"""Splink as its own documentation sets it up, on the same records: what Handrail's engine is measured against.

Its library's comparisons with term frequencies, the usual blocking rules, u from random pairs and m by expectation
maximisation. Names are in lower case without accents, as its documentation advises.
"""

import logging
from collections.abc import Sequence
from typing import Any

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

LEAST_WEIGHT = -4.0  # pairs below are of no use to any threshold worth trying
DETERMINISTIC = (("nhs",), ("upn",), ("given", "family", "born"), ("given", "born", "postcode"))
DETERMINISTIC_RECALL = 0.8
SESSIONS = (("born", "given"), ("given", "family"), ("born", "postcode"), ("nhs",))
BLOCKING = (
    *(("nhs",), ("upn",), ("born", "family"), ("born", "given"), ("born", "postcode"), ("given", "postcode")),
    *(("given", "family", "substr(born, 1, 4)"), ("born", "substr(given, 1, 1)", "substr(family, 1, 1)")),
)

_CLEANED = """
create or replace table people as select id,
    nullif(regexp_replace(lower(strip_accents(given)), '[^a-z]', '', 'g'), '') as given,
    nullif(regexp_replace(lower(strip_accents(family)), '[^a-z]', '', 'g'), '') as family,
    strftime(born, '%Y-%m-%d') as born, nullif(sex, '') as sex, upper(trim(postcodes[1])) as postcode,
    nullif(replace(nhs, ' ', ''), '') as nhs, nullif(upper(upn), '') as upn
from source_persons
"""


def predict(con: duckdb.DuckDBPyConnection) -> tuple[Linker, Any]:
    """Train and score `source_persons`; Splink's linker and its table of pairs."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    con.execute(_CLEANED)
    linker = Linker(DuckDBAPI(con).register("people"), _settings(), log_level=logging.ERROR)
    training = linker.training
    training.estimate_probability_two_random_records_match(_rules(DETERMINISTIC), recall=DETERMINISTIC_RECALL)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for session in SESSIONS:
        training.estimate_parameters_using_expectation_maximisation(
            block_on(*session), estimate_without_term_frequencies=True
        )
    return linker, linker.inference.predict(threshold_match_weight=LEAST_WEIGHT, warning_mode="never")


def _settings() -> SettingsCreator:
    frequent = {"term_frequency_adjustments": True}
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        comparisons=[
            cl.NameComparison("given"),
            cl.NameComparison("family"),
            cl.DateOfBirthComparison("born", input_is_string=True),
            cl.PostcodeComparison("postcode").configure(**frequent),
            cl.ExactMatch("sex"),
            cl.ExactMatch("nhs"),
            cl.ExactMatch("upn"),
        ],
        blocking_rules_to_generate_predictions=_rules(BLOCKING),
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def _rules(columns: Sequence[Sequence[str]]) -> list[Any]:
    return [block_on(*each) for each in columns]
