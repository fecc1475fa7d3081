"""Our comparisons and figures said in Splink's words."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
from splink import DuckDBAPI, Linker

from handrail.linkage.engine.comparisons import Comparison, Level
from handrail.linkage.engine.model import TrainedLevel
from handrail.linkage.engine.schema import PREPARED_TABLE


def splink_settings(
    comparisons: Sequence[Comparison],
    figures: Mapping[str, Sequence[TrainedLevel]],
    prior: float,
    *,
    keep_steps: bool,
    frequencies: bool = True,
) -> dict[str, Any]:
    """Settings for `Linker`. `keep_steps` keeps each comparison's level and weight beside every pair."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "id",
        "probability_two_random_records_match": prior,
        "comparisons": [
            {
                "output_column_name": comparison.name,
                "comparison_levels": [
                    {"sql_condition": comparison.silent.sql, "label_for_charts": "silent", "is_null_level": True},
                    *(
                        _level(level, figure, frequencies)
                        for level, figure in zip(comparison.levels, figures[comparison.name], strict=True)
                    ),
                ],
            }
            for comparison in comparisons
        ],
        "blocking_rules_to_generate_predictions": ["l.nhs = r.nhs"],  # never used: we hand over the pairs
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": keep_steps,
        "em_convergence": 0.001,
        "max_iterations": 25,
    }


def _level(level: Level, figure: TrainedLevel, frequencies: bool) -> dict[str, Any]:
    said: dict[str, Any] = {
        "sql_condition": level.question.sql if level.question else "ELSE",
        "label_for_charts": level.code,
        "m_probability": figure.m,
        "u_probability": figure.u,
        "fix_u_probability": True,
    }
    if level.frequency_of and frequencies:
        said |= {"tf_adjustment_column": level.frequency_of, "tf_adjustment_weight": 1.0}
    return said


def open_linker(con: duckdb.DuckDBPyConnection, settings: dict[str, Any], table: str = PREPARED_TABLE) -> Linker:
    """A Splink linker over one table, which keeps its progress messages to itself."""
    api = DuckDBAPI(con)
    return Linker(api.register(table), settings, log_level=logging.ERROR, validate_settings=False)


def splink_level(comparison: Comparison, level: int) -> int:
    """Splink counts levels from the bottom (else = 0), we from the top."""
    return len(comparison.levels) - 1 - level
